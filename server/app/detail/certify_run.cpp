#include "app/detail/certify_run.hpp"

#include <unistd.h>

#include <cstdio>
#include <filesystem>
#include <utility>

#include "app/detail/complaint.hpp"
#include "app/detail/output_file.hpp"
#include "app/detail/skill_host.hpp"
#include "app/detail/temporary_folder.hpp"
#include "simulator/certify/certify.hpp"
#include "simulator/certify/report_writers.hpp"

namespace ask::app::detail {

namespace {

namespace fs = std::filesystem;
namespace certify = simulator::certify;

// Everything that a run needs, read before anything is asked.
struct Prepared {
    const CertifyOptions& options;
    simulator::PkiFolder pki;
    fs::path package;
    simulator::SkillUnderTest skill;
    certify::Plan plan;
    std::unique_ptr<simulator::StandIn> stand_in;
};

Result<fs::path> package_of(const SimulateOptions& options, const simulator::PkiFolder& pki) {
    if (!options.model.empty()) return fs::path(options.model);
    const auto config = load_config(sources_with(options.config, stand_in_variables(pki, {})));
    if (!config) return fail(errors::invalid, config.error().front().line());
    return config->skill.package;
}

// The plan beside the configuration is that of the skill which is configured there.
Result<certify::Plan> plan_of(const CertifyOptions& options,
                              const simulator::SkillUnderTest& skill) {
    if (!options.plan.empty()) return certify::load_plan(options.plan, skill);
    const fs::path beside = fs::path(options.host.config).parent_path() / "certification.json";
    if (options.host.model.empty() && fs::exists(beside)) return certify::load_plan(beside, skill);
    if (!skill.models.empty()) return certify::usual_plan(skill);
    return fail(errors::invalid, "the skill has no interaction model: nothing can be said to it");
}

Result<Prepared> prepare(const CertifyOptions& options, const fs::path& pki_folder) {
    auto pki = simulator::prepare_pki(pki_folder, SystemClock().now());
    if (!pki) return std::unexpected(pki.error());
    auto skill = load_skill(options.host, *pki);
    if (!skill) return std::unexpected(skill.error());
    auto package = package_of(options.host, *pki);
    if (!package) return std::unexpected(package.error());
    auto plan = plan_of(options, *skill);
    if (!plan) return std::unexpected(plan.error());
    auto stand_in = simulator::StandIn::make(stand_in_options(options.host, *pki), *skill);
    if (!stand_in) return std::unexpected(stand_in.error());
    return Prepared{options,           std::move(*pki),  std::move(*package),
                    std::move(*skill), std::move(*plan), std::move(*stand_in)};
}

// One line that is written over, for somebody who waits at a terminal.
void tell_progress(std::string_view what) {
    std::fprintf(stderr, "\r\033[K%.*s …", static_cast<int>(what.size()), what.data());
    std::fflush(stderr);
}

void end_progress() {
    std::fprintf(stderr, "\r\033[K");
}

certify::Report certify_at(const std::string& url, Prepared& prepared) {
    simulator::StandIn& stand_in = *prepared.stand_in;
    stand_in.connect(url);
    const bool is_watched = isatty(STDERR_FILENO) != 0;
    const certify::Lines lines{
        .open_world =
            [&] {
                auto amazon = stand_in.open_world();
                const simulator::AlexaParts parts = stand_in.parts(*amazon);
                return simulator::World{std::move(amazon), parts};
            },
        .send = [&](http::OutgoingRequest request) { return stand_in.send(std::move(request)); },
        .tell = [&](std::string_view what) { is_watched ? tell_progress(what) : void(); }};
    const certify::Candidate candidate{.skill = prepared.skill,
                                       .package = prepared.package,
                                       .plan = prepared.plan,
                                       .endpoint = url,
                                       .is_signed = !prepared.options.host.is_unsigned};
    certify::Report report = certify::certify(candidate, lines, SystemClock().now());
    if (is_watched) end_progress();
    return report;
}

Result<certify::Report> certify_own_server(Prepared& prepared) {
    auto server = OwnServer::start(prepared.options.host, prepared.pki, *prepared.stand_in);
    if (!server) return std::unexpected(server.error());
    certify::Report report = certify_at(server->url(), prepared);
    const Result<void> ended = server->end();
    if (!ended) explain(ended.error().context);
    if (!ended && !server->log().empty()) explain(server->log());
    return report;
}

std::string text_of(const certify::Report& report, const CertifyOptions& options) {
    if (options.format == "json") return certify::report_json(report);
    if (options.format == "junit") return certify::report_junit(report);
    if (options.format == "html") return certify::report_html(report);
    return certify::report_text(report, options.output.empty() && isatty(STDOUT_FILENO) != 0);
}

int hand_out(const certify::Report& report, const CertifyOptions& options) {
    const std::string text = text_of(report, options);
    const int status = report.has_failed() ? exit_found_faults : exit_done;
    if (options.output.empty()) {
        std::fwrite(text.data(), 1, text.size(), stdout);
        return status;
    }
    const Result<void> written = write_output_file(options.output, text);
    if (!written) return wrong_usage(written.error().context);
    const certify::Counts counts = report.counts();
    explain(options.output + ": " + std::to_string(counts.pass) + " pass, " +
            std::to_string(counts.fail) + " fail, " + std::to_string(counts.not_run) + " not run");
    return status;
}

int run_with(const CertifyOptions& options, const fs::path& pki_folder) {
    auto prepared = prepare(options, pki_folder);
    if (!prepared) return wrong_usage(prepared.error().context);
    if (!options.host.endpoint.empty()) {
        return hand_out(certify_at(options.host.endpoint, *prepared), options);
    }
    const auto report = certify_own_server(*prepared);
    return report ? hand_out(*report, options) : wrong_usage(report.error().context);
}

}    // namespace

int run_certify(const CertifyOptions& options) {
    const SimulateOptions& host = options.host;
    if (!host.model.empty() && host.endpoint.empty()) {
        return wrong_usage("--model needs --endpoint URL: where that skill answers");
    }
    if (!host.endpoint.empty() && host.pki.empty()) {
        return wrong_usage("--endpoint needs --pki DIR: the certificates which that server trusts");
    }
    if (!host.pki.empty()) return run_with(options, host.pki);
    auto folder = TemporaryFolder::make();
    if (!folder) return wrong_usage(folder.error().context);
    return run_with(options, folder->path());
}

}    // namespace ask::app::detail
