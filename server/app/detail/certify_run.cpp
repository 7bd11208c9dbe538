#include "app/detail/certify_run.hpp"

#include <unistd.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <utility>

#include "app/detail/complaint.hpp"
#include "app/detail/skill_host.hpp"
#include "app/detail/temporary_folder.hpp"
#include "catalog/json_place.hpp"
#include "core/text_file.hpp"
#include "core/utf8.hpp"
#include "http/url.hpp"
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
    simulator::SkillUnderTest skill;
    Json manifest;
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
    auto manifest = certify::read_manifest(*package);
    if (!manifest) return std::unexpected(manifest.error());
    auto plan = plan_of(options, *skill);
    if (!plan) return std::unexpected(plan.error());
    auto stand_in = simulator::StandIn::make(stand_in_options(options.host, *pki), *skill);
    if (!stand_in) return std::unexpected(stand_in.error());
    return Prepared{options,          std::move(*pki),     std::move(*skill), std::move(*manifest),
                    std::move(*plan), std::move(*stand_in)};
}

// Says what is being done: in a line that is written over for somebody who waits at a terminal,
// else now and then.
class Waiting {
 public:
    ~Waiting() {
        if (is_terminal_) std::fprintf(stderr, "\r\033[K");
    }
    void tell(std::string_view what) {
        constexpr std::chrono::seconds pause{10};
        const auto now = std::chrono::steady_clock::now();
        if (!is_terminal_ && now - told_ < pause) return;
        told_ = now;
        const std::string text = printable(what) + " …";
        std::fprintf(stderr, is_terminal_ ? "\r\033[K%s" : "%s\n", text.c_str());
        std::fflush(stderr);
    }

 private:
    bool is_terminal_ = isatty(STDERR_FILENO) != 0;
    std::chrono::steady_clock::time_point told_ = std::chrono::steady_clock::now();
};

int complain(const Error& error) {
    return wrong_usage(error.context);
}

certify::Report certify_at(const std::string& url, Prepared& prepared) {
    simulator::StandIn& stand_in = *prepared.stand_in;
    stand_in.connect(url);
    Waiting waiting;
    const certify::Lines lines{
        .open_world =
            [&] {
                auto amazon = stand_in.open_world();
                const simulator::AlexaParts parts = stand_in.parts(*amazon);
                return simulator::World{std::move(amazon), parts};
            },
        .send = [&](http::OutgoingRequest request) { return stand_in.send(std::move(request)); },
        .tell = [&](std::string_view what) { waiting.tell(what); }};
    const certify::Candidate candidate{.skill = prepared.skill,
                                       .manifest = prepared.manifest,
                                       .plan = prepared.plan,
                                       .endpoint = url,
                                       .is_signed = !prepared.options.host.is_unsigned};
    return certify::certify(candidate, lines, SystemClock().now());
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

int hand_out(certify::Report report, const CertifyOptions& options) {
    if (options.is_strict) report.be_strict();
    const std::string text = text_of(report, options);
    const int status = report.has_failed() ? exit_found_faults : exit_done;
    if (options.output.empty()) {
        std::fwrite(text.data(), 1, text.size(), stdout);
        return status;
    }
    const Result<void> written = write_text_file(options.output, text);
    if (!written) return complain(written.error());
    const certify::Counts counts = report.counts();
    explain(options.output + ": " + std::to_string(counts.pass) + " pass, " +
            std::to_string(counts.fail) + " fail, " + std::to_string(counts.advice) + " advice, " +
            std::to_string(counts.not_run) + " not run");
    return status;
}

// A server that is started plays against the stand-in, which a production server never trusts.
Result<void> check_mode(const SimulateOptions& host) {
    const Result<Json> config = catalog::read_json_file(host.config);
    const bool is_known = config && config->is_object() && config->contains("mode");
    if (!is_known || config->at("mode") != "production") return {};
    if (std::getenv("SKILLD_MODE") != nullptr) return {};
    const std::string remedy = host.endpoint.empty()
                                   ? "certify starts development servers only"
                                   : "name the skill with --model PACKAGE --application-id ID";
    return fail(errors::invalid, host.config + ": /mode: is production; " + remedy);
}

// What would only be found out by waiting for it.
Result<void> check(const SimulateOptions& host) {
    const bool has_endpoint = !host.endpoint.empty();
    if (const auto url = http::parse_url(host.endpoint); has_endpoint && !url) {
        return fail(errors::invalid, "--endpoint: " + url.error().context +
                                         "; it should be like https://skill.example.com/");
    }
    if (!host.endpoint_ca.empty()) {
        const Result<std::string> file = read_text_file(host.endpoint_ca);
        if (!file) return std::unexpected(file.error());
    }
    return host.model.empty() ? check_mode(host) : Result<void>{};
}

int run_with(const CertifyOptions& options, const fs::path& pki_folder) {
    auto prepared = prepare(options, pki_folder);
    if (!prepared) return complain(prepared.error());
    if (!options.host.endpoint.empty()) {
        return hand_out(certify_at(options.host.endpoint, *prepared), options);
    }
    auto report = certify_own_server(*prepared);
    return report ? hand_out(std::move(*report), options) : complain(report.error());
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
    const Result<void> usable = check(host);
    if (!usable) return complain(usable.error());
    if (!host.pki.empty()) return run_with(options, host.pki);
    auto folder = TemporaryFolder::make();
    if (!folder) return complain(folder.error());
    return run_with(options, folder->path());
}

}    // namespace ask::app::detail
