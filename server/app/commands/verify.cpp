#include <CLI/CLI.hpp>
#include <cstdio>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/commands.hpp"
#include "app/detail/captured_headers.hpp"
#include "app/detail/complaint.hpp"
#include "app/detail/explanation_text.hpp"
#include "app/detail/input_file.hpp"
#include "core/timestamp.hpp"
#include "model/envelope.hpp"
#include "verify/explain.hpp"

namespace ask::app {

namespace {

struct Arguments {
    std::string body;
    std::string headers;
    std::string chain;
    std::string trust;
    std::string at;
    std::vector<std::string> application_ids;
};

// What the arguments lead to, all read.
struct Case {
    verify::Capture capture;
    Result<model::RequestEnvelope> envelope;
    verify::TrustStore trust;
    TimePoint at;
    verify::VerifierOptions options;
};

verify::Claims claims_of(const model::RequestEnvelope& envelope) {
    const auto& session = envelope.session;
    return {
        .request_type = envelope.request.type,
        .timestamp = envelope.request.timestamp,
        .application_id = envelope.system.application_id,
        .session_application_id = session ? std::optional(session->application_id) : std::nullopt};
}

Result<http::Headers> read_headers(const std::string& file) {
    const Result<std::string> text = detail::read_input_file(file);
    if (!text) return std::unexpected(text.error());
    Result<http::Headers> headers = detail::parse_captured_headers(*text);
    if (!headers) return propagate(headers, file);
    return headers;
}

Result<verify::Capture> read_capture(const Arguments& arguments) {
    Result<std::string> body = detail::read_input_file(arguments.body);
    if (!body) return std::unexpected(body.error());
    Result<http::Headers> headers = read_headers(arguments.headers);
    if (!headers) return std::unexpected(headers.error());
    verify::Capture capture{std::move(*headers), std::move(*body), std::nullopt, {}};
    if (arguments.chain.empty()) return capture;
    Result<std::string> chain = detail::read_input_file(arguments.chain);
    if (!chain) return std::unexpected(chain.error());
    capture.chain_pem = std::move(*chain);
    return capture;
}

Result<TimePoint> read_time(const std::string& text) {
    if (text.empty()) return SystemClock().now();
    Result<TimePoint> at = parse_timestamp(text);
    if (!at) return propagate(at, "--at, which is written like 2026-01-15T09:30:00Z");
    return at;
}

Result<Case> read_case(const Arguments& arguments) {
    Result<verify::Capture> capture = read_capture(arguments);
    if (!capture) return std::unexpected(capture.error());
    Result<verify::TrustStore> trust = arguments.trust.empty()
                                           ? verify::TrustStore::of_the_system()
                                           : verify::TrustStore::from_file(arguments.trust);
    if (!trust) return std::unexpected(trust.error());
    const Result<TimePoint> at = read_time(arguments.at);
    if (!at) return std::unexpected(at.error());
    verify::VerifierOptions options;
    for (const std::string& id : arguments.application_ids)
        options.application_ids.emplace_back(id);
    auto envelope = model::parse_request_envelope(capture->body);
    return Case{std::move(*capture), std::move(envelope), std::move(*trust), *at, options};
}

verify::Explanation explain_case(Case& given) {
    if (given.envelope) given.capture.claims = claims_of(*given.envelope);
    verify::Explanation explanation =
        verify::explain(given.capture, given.trust, given.at, given.options);
    const bool held = given.envelope.has_value();
    explanation.findings.push_back(
        {"envelope", held, held ? given.envelope->request.type : given.envelope.error().context,
         true});
    return explanation;
}

// Where no path was found, the certificates as they stand in the file are of use.
std::vector<verify::CertificateFacts> certificates_of(const Case& given,
                                                      const verify::Explanation& explanation) {
    if (!explanation.path.empty() || !given.capture.chain_pem) return explanation.path;
    return verify::describe_certificates(*given.capture.chain_pem).value_or(explanation.path);
}

int run(const Arguments& arguments) {
    Result<Case> given = read_case(arguments);
    if (!given) return detail::wrong_usage("skilld verify: " + given.error().context);
    const verify::Explanation explanation = explain_case(*given);
    const bool accepted = explanation.accepted();
    std::printf("%s%sjudged at %s: %s\n", detail::findings_text(explanation.findings).c_str(),
                detail::certificates_text(certificates_of(*given, explanation)).c_str(),
                format_timestamp(given->at).c_str(),
                accepted ? "the endpoint would accept it" : "the endpoint would answer 400");
    return accepted ? exit_done : exit_found_faults;
}

}    // namespace

Command add_verify(CLI::App& program) {
    CLI::App* app = program.add_subcommand(
        "verify", "explain, rule by rule, whether the endpoint would accept a captured request");
    auto arguments = std::make_shared<Arguments>();
    app->add_option("--body", arguments->body, "the request's body, byte by byte")->required();
    app->add_option("--headers", arguments->headers,
                    "its headers: \"Name: value\" lines, or a JSON object")
        ->required();
    app->add_option("--chain", arguments->chain,
                    "what SignatureCertChainUrl led to; without it nothing is accepted");
    app->add_option("--trust", arguments->trust, "PEM with trusted roots [the system's]");
    app->add_option("--at", arguments->at, "judge as at this time [now], as 2026-01-15T09:30:00Z");
    app->add_option("--application-id", arguments->application_ids,
                    "a skill of ours; without one the request's is told and not judged");
    return {app, [arguments] { return run(*arguments); }};
}

}    // namespace ask::app
