#include <CLI/CLI.hpp>
#include <cstdio>
#include <memory>

#include "app/commands.hpp"
#include "app/detail/complaint.hpp"
#include "app/detail/desk_run.hpp"
#include "app/detail/script_run.hpp"
#include "app/detail/simulate_options.hpp"
#include "core/clock.hpp"
#include "simulator/pki_folder.hpp"

namespace ask::app {

namespace {

using detail::SimulateOptions;
using detail::wrong_usage;

constexpr const char* footer =
    "Without --script it stays up: a console on http://localhost:8090/, and the control API of\n"
    "docs/control-api.md. Without --endpoint it starts the skill's server itself.\n"
    "A script is a JSON file: title, locale, customer, and turns, each with one of\n"
    "  {\"open\": true}  {\"say\": \"buy cave quest\"}  {\"intent\": \"BuyIntent\", \"slots\": "
    "{...}}\n"
    "  {\"purchase\": \"accept|decline|pending|error|already_purchased|not_entitled\"}\n"
    "  {\"end\": \"user_initiated\"}  {\"event\": \"SkillDisabled\", \"persistence\": "
    "\"PERSISTED\"}\n"
    "  {\"request\": {...}}  {\"amazon\": {\"refund\": \"cave_quest\"}}\n"
    "and an \"expect\" with speech, not_speech, reprompt, directive, session, attributes, intent,\n"
    "result, status, within_ms. docs/acceptance-scripts.md describes it all.\n"
    "Without --endpoint the server is started with the configuration, on ports of its own, and\n"
    "ended afterwards. A server that runs already must trust the stand-in: make its certificates\n"
    "once (--prepare --pki DIR), name them in its configuration, and give --pki and "
    "--amazon-port.\n"
    "Exit status: 0 all as expected, 1 something was not, 2 a script or the configuration is "
    "wrong.";

int prepare(const SimulateOptions& options) {
    if (options.pki.empty()) return wrong_usage("--prepare needs --pki DIR");
    const auto pki = simulator::prepare_pki(options.pki, SystemClock().now());
    if (!pki) return wrong_usage(pki.error().context);
    std::printf("%s: the stand-in's certificates are ready\n", options.pki.c_str());
    return exit_done;
}

int simulate(const SimulateOptions& options) {
    if (options.prepare) return prepare(options);
    if (!options.scripts.empty()) return detail::run_scripts(options);
    if (!options.junit.empty() || !options.record.empty()) {
        return wrong_usage("--junit and --record are for --script");
    }
    return detail::run_desk(options);
}

void add_skill_options(CLI::App& app, SimulateOptions& options) {
    app.add_option("--model", options.model,
                   "skill package of a skill that is not configured here: models and products")
        ->check(CLI::ExistingDirectory);
    app.add_option("--application-id", options.application_id, "of the skill of --model")
        ->capture_default_str();
    app.add_flag("--unsigned", options.is_unsigned,
                 "send no signatures, to a skill that cannot be told whom to trust");
    app.add_option("--endpoint-ca", options.endpoint_ca,
                   "PEM file: whose TLS certificates the endpoint may have; without it those of "
                   "the stand-in")
        ->check(CLI::ExistingFile);
    app.add_flag("--any-certificate", options.any_certificate,
                 "the endpoint may have any TLS certificate");
}

void add_desk_options(CLI::App& app, SimulateOptions& options) {
    app.add_option("--port", options.port, "port of the console, 0: any free one")
        ->capture_default_str();
    app.add_option("--listen", options.listen,
                   "address of the console; one that others reach needs STAND_IN_TOKEN")
        ->capture_default_str();
    app.add_option("--state", options.state, "folder in which the customers live on")
        ->capture_default_str();
    app.add_flag("--reset", options.reset, "begin with a new customer");
}

void add_script_options(CLI::App& app, SimulateOptions& options) {
    app.add_option("--jobs", options.jobs, "scripts played at the same time, 0: one per core")
        ->check(CLI::Range(0, 1'000))
        ->capture_default_str();
    app.add_option("--repeat", options.repeat, "play each script so often")
        ->check(CLI::Range(1, 1'000'000))
        ->capture_default_str();
    app.add_flag("--quiet", options.quiet, "show only the conversations that came otherwise");
    app.add_option("--junit", options.junit, "file for the results as JUnit XML");
    app.add_option("--record", options.record,
                   "write what came back as a script: a file, or a folder for several");
    app.add_flag("--force", options.force, "--record may overwrite other files than the scripts");
}

}    // namespace

Command add_simulate(CLI::App& program) {
    CLI::App* app = program.add_subcommand("simulate", "play Alexa to a skill");
    auto options = std::make_shared<SimulateOptions>();
    app->add_option("--script", options->scripts,
                    "a written conversation to play, or a directory of them; may be repeated");
    app->add_option("--config", options->config, "configuration of the skill's server")
        ->capture_default_str();
    app->add_option("--endpoint", options->endpoint,
                    "URL of a server that runs already, as https://localhost:8443/");
    app->add_option("--serve-binary", options->serve_binary, "the skilld to start instead of this");
    app->add_option("--pki", options->pki,
                    "folder of the stand-in's certificates, made if missing");
    app->add_option("--amazon-port", options->amazon_port,
                    "port of Amazon's hosts, 0: any free one")
        ->capture_default_str();
    app->add_option("--amazon-listen", options->amazon_listen,
                    "address of Amazon's hosts, for a server on another machine; who asks there "
                    "still needs a customer's token")
        ->capture_default_str()
        ->check(CLI::ValidIPV4);
    app->add_option("--save", options->save,
                    "folder that keeps every request as `skilld verify` reads it");
    add_skill_options(*app, *options);
    add_desk_options(*app, *options);
    add_script_options(*app, *options);
    app->add_flag("--prepare", options->prepare, "make the certificates and end");
    app->footer(footer);
    return {app, [options] { return simulate(*options); }};
}

}    // namespace ask::app
