#include <CLI/CLI.hpp>
#include <cstdio>
#include <memory>
#include <optional>
#include <string>
#include <utility>

#include "app/commands.hpp"
#include "app/detail/complaint.hpp"
#include "app/detail/skill_host.hpp"
#include "app/detail/stand_in_place.hpp"
#include "simulator/doctor/examine.hpp"
#include "simulator/doctor/findings.hpp"
#include "simulator/doctor/report.hpp"

namespace ask::app {

namespace {

namespace doctor = simulator::doctor;

struct Arguments {
    std::string endpoint;
    std::string ca;
    std::string config;
    std::string pki;
    std::uint16_t amazon_port = 0;
    std::string application_id;
    std::string format = "text";
};

// Whose trust the endpoint has, and for which skill.
struct Trusted {
    detail::StandInPlace place;
    ApplicationId application_id;
};

constexpr const char* how_to_sign =
    "give --config FILE of a skilld in development mode, or --pki DIR, --amazon-port N and "
    "--application-id ID of a skill that trusts the stand-in (docs/doctor.md)";

constexpr const char* footer =
    "Without --config or --pki everything is looked at but what a signed request meets.\n"
    "Exit status: 0 no faults, 1 faults, 2 wrong usage or configuration. docs/doctor.md tells "
    "more.";

Result<std::optional<Trusted>> trusted_by_options(const Arguments& given) {
    if (given.pki.empty()) return std::nullopt;
    if (given.amazon_port == 0 || given.application_id.empty()) {
        return fail(errors::invalid,
                    "--pki needs --amazon-port N, where the skill looks for Amazon's hosts, and "
                    "--application-id ID");
    }
    return Trusted{{.pki = given.pki, .amazon_port = given.amazon_port},
                   ApplicationId(given.application_id)};
}

// A configuration that trusts the system's roots, as in production, has nothing for us.
Result<std::optional<Trusted>> trusted_by_config(const Arguments& given) {
    detail::SimulateOptions options;
    options.config = given.config;
    options.endpoint = given.endpoint;
    options.pki = given.pki;
    options.amazon_port = given.amazon_port;
    const Result<Config> config = detail::configuration_of(options);
    if (!config) return std::unexpected(config.error());
    detail::StandInPlace place = detail::place_of(options, &*config);
    const bool is_known =
        config->verification.trust_anchors == simulator::pki_in(place.pki).signing_root;
    const bool has_skill = !given.application_id.empty() || !config->skill.application_ids.empty();
    if (!is_known || !has_skill || place.amazon_port == 0) return std::nullopt;
    return Trusted{std::move(place), given.application_id.empty()
                                         ? config->skill.application_ids.front()
                                         : ApplicationId(given.application_id)};
}

Result<std::optional<verify::TrustStore>> read_ca(const Arguments& given,
                                                  const std::optional<Trusted>& trusted) {
    std::filesystem::path file = given.ca;
    if (file.empty() && trusted) file = simulator::pki_in(trusted->place.pki).tls_ca;
    if (file.empty()) return std::nullopt;
    auto trust = verify::TrustStore::from_file(file);
    if (!trust) return std::unexpected(trust.error());
    return std::move(*trust);
}

// The port may be taken by a stand-in that runs already: then the rest is looked at all the same.
Result<std::unique_ptr<doctor::Signer>> make_signer(const Trusted& trusted, doctor::Plan& plan) {
    simulator::StandInOptions options;
    options.pki = simulator::pki_in(trusted.place.pki);
    options.amazon_port = trusted.place.amazon_port;
    auto signer = doctor::Signer::make(options, trusted.application_id);
    if (signer || signer.error().code != errors::unavailable) return signer;
    plan.not_signed = {.why = signer.error().context,
                       .remedy = "end what holds port " +
                                 std::to_string(trusted.place.amazon_port) +
                                 ", perhaps `skilld simulate`; the endpoint looks there for the "
                                 "certificates of signed requests"};
    return nullptr;
}

int examine(const Arguments& given, const doctor::Plan& plan) {
    const auto seen = doctor::examine(plan);
    if (!seen) return detail::wrong_usage("skilld doctor: --endpoint: " + seen.error().context);
    const doctor::Findings findings = doctor::judge(*seen);
    const std::string report = given.format == "json" ? doctor::to_json(given.endpoint, findings)
                                                      : doctor::to_text(given.endpoint, findings);
    std::fwrite(report.data(), 1, report.size(), stdout);
    return doctor::has_faults(findings) ? exit_found_faults : exit_done;
}

int run(const Arguments& given) {
    const auto complain = [](const Error& error) {
        return detail::wrong_usage("skilld doctor: " + error.context);
    };
    if (const auto url = http::parse_url(given.endpoint); !url) {
        return complain({errors::invalid, "--endpoint: " + url.error().context +
                                              "; it should be like https://skill.example.com/"});
    }
    const auto trusted =
        given.config.empty() ? trusted_by_options(given) : trusted_by_config(given);
    if (!trusted) return complain(trusted.error());
    auto ca = read_ca(given, *trusted);
    if (!ca) return complain(ca.error());
    doctor::Plan plan{.url = given.endpoint, .system = verify::TrustStore::of_the_system()};
    plan.ca = std::move(*ca);
    if (!*trusted) {
        plan.not_signed = {.why = "there is nothing to sign requests with", .remedy = how_to_sign};
        return examine(given, plan);
    }
    const auto signer = make_signer(**trusted, plan);
    if (!signer) return complain(signer.error());
    plan.signer = signer->get();
    return examine(given, plan);
}

}    // namespace

Command add_doctor(CLI::App& program) {
    CLI::App* app = program.add_subcommand(
        "doctor", "look at an endpoint as Amazon would: TLS, certificate, clock, body, latency");
    auto given = std::make_shared<Arguments>();
    app->add_option("--endpoint", given->endpoint, "URL, as https://skill.example.com/")
        ->required();
    app->add_option(
        "--ca", given->ca,
        "PEM file of authorities that count beside the system's; with --config or --pki the "
        "stand-in's where this is left out");
    app->add_option("--config", given->config,
                    "configuration of the endpoint; in development mode it says what to sign with");
    app->add_option("--pki", given->pki, "folder of the stand-in whose root the endpoint trusts");
    app->add_option("--amazon-port", given->amazon_port,
                    "where the endpoint looks for Amazon's hosts");
    app->add_option("--application-id", given->application_id, "the skill's");
    app->add_option("--format", given->format, "text or json")
        ->check(CLI::IsMember({"text", "json"}))
        ->capture_default_str();
    app->footer(footer);
    return {app, [given] { return run(*given); }};
}

}    // namespace ask::app
