#include <CLI/CLI.hpp>
#include <memory>

#include "app/commands.hpp"
#include "app/detail/certify_run.hpp"

namespace ask::app {

namespace {

using detail::CertifyOptions;

constexpr const char* footer =
    "Holds Amazon's certification tests for skills that sell, as far as a machine can, sends what\n"
    "must be refused, and reads the skill package. What only a person can judge is listed.\n"
    "docs/certification.md describes the tests and the plan file. Without --endpoint the skill's\n"
    "server is started with the configuration, on ports of its own, and ended afterwards.\n"
    "What Amazon is not known to refuse, and what a machine cannot tell for certain, is advice.\n"
    "Exit status: 0 no test fails, 1 some fail, 2 the plan, the package, the configuration or the\n"
    "call is wrong.";

void add_skill_options(CLI::App& app, CertifyOptions& options) {
    app.add_option("--config", options.host.config, "configuration of the skill's server")
        ->capture_default_str();
    app.add_option("--endpoint", options.host.endpoint,
                   "URL of a server that runs already, as https://localhost:8443/");
    app.add_option("--plan", options.plan,
                   "how to reach things in the skill; without it certification.json beside the "
                   "configuration");
    app.add_option("--model", options.host.model,
                   "skill package of a skill that is not configured here")
        ->check(CLI::ExistingDirectory);
    app.add_option("--application-id", options.host.application_id, "of the skill of --model")
        ->capture_default_str();
    app.add_option("--serve-binary", options.host.serve_binary,
                   "the skilld to start instead of this");
}

void add_line_options(CLI::App& app, CertifyOptions& options) {
    app.add_option("--pki", options.host.pki,
                   "folder of the stand-in's certificates, made if missing");
    app.add_option("--amazon-port", options.host.amazon_port,
                   "port of Amazon's hosts, 0: any free one")
        ->capture_default_str();
    app.add_flag("--unsigned", options.host.is_unsigned,
                 "send no signatures; what must be refused is not tried");
    app.add_option("--endpoint-ca", options.host.endpoint_ca,
                   "PEM file: whose TLS certificates the endpoint may have; without it those of "
                   "the stand-in")
        ->check(CLI::ExistingFile);
    app.add_flag("--any-certificate", options.host.any_certificate,
                 "the endpoint may have any TLS certificate");
}

}    // namespace

Command add_certify(CLI::App& program) {
    CLI::App* app = program.add_subcommand("certify", "hold Amazon's certification tests");
    auto options = std::make_shared<CertifyOptions>();
    add_skill_options(*app, *options);
    add_line_options(*app, *options);
    app->add_option("--format", options->format, "of the report")
        ->check(CLI::IsMember({"text", "json", "junit", "html"}))
        ->capture_default_str();
    app->add_option("--output", options->output, "file for the report");
    app->add_flag("--strict", options->is_strict, "what is advice fails too");
    app->footer(footer);
    return {app, [options] { return detail::run_certify(*options); }};
}

}    // namespace ask::app
