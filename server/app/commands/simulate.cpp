#include <CLI/CLI.hpp>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <iostream>
#include <memory>
#include <string>
#include <vector>

#include "app/commands.hpp"
#include "app/config.hpp"
#include "app/detail/skill_server.hpp"
#include "app/detail/temporary_folder.hpp"
#include "simulator/runner.hpp"
#include "simulator/script.hpp"
#include "simulator/stand_in.hpp"

namespace ask::app {

namespace {

struct SimulateOptions {
    std::vector<std::string> scripts;
    std::string config = "config/development.json";
    std::string endpoint;
    std::string serve_binary = "/proc/self/exe";
    std::string pki;
    std::uint16_t amazon_port = 0;
    std::string save;
    bool prepare = false;
};

constexpr const char* footer =
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

void explain(const std::string& text) {
    std::fprintf(stderr, "%s\n", text.c_str());
}

int wrong_usage(const std::string& text) {
    explain(text);
    return exit_wrong_usage;
}

// The configuration as the server will see it: the variables come before the process's own.
ConfigSources sources_with(const std::string& file, const detail::Variables& variables) {
    ConfigSources sources = sources_of_process(file);
    for (const auto& [name, value] : variables) sources.environment_names.push_back(name);
    sources.environment = [variables, own = sources.environment](const std::string& name) {
        const auto found = variables.find(name);
        return found == variables.end() ? own(name) : std::optional(found->second);
    };
    return sources;
}

Result<simulator::SkillUnderTest> load_skill(const SimulateOptions& options,
                                             const simulator::PkiFolder& pki) {
    const auto config =
        load_config(sources_with(options.config, detail::stand_in_variables(pki, {})));
    if (!config) {
        std::string text;
        for (const ConfigFault& fault : config.error()) text += fault.line() + "\n";
        text.pop_back();
        return fail(errors::invalid, text);
    }
    if (config->skill.application_ids.empty()) {
        return fail(errors::invalid, options.config + ": /skill/application_ids: names no skill");
    }
    return simulator::load_skill(config->skill.package, config->skill.application_ids.front());
}

// Ends the server; an end that is not clean is a fault of its own.
bool end_cleanly(detail::SkillServer& server) {
    const Result<void> ended = server.end();
    if (!ended) explain(ended.error().context);
    return ended.has_value();
}

void show_log(const std::filesystem::path& file) {
    const Result<std::string> log = read_text_file(file);
    if (log && !log->empty()) explain("\nThe server's log:\n" + *log);
}

bool play_all(simulator::StandIn& stand_in, const std::string& url,
              const std::vector<simulator::Script>& scripts) {
    stand_in.connect(url);
    simulator::Transcript transcript(std::cout);
    const bool as_expected = simulator::play_all(scripts, stand_in.parts(), transcript);
    std::cout.flush();
    return as_expected;
}

// Scripts are played to a database of their own, unless the caller's environment names another.
detail::Variables own_server_variables(const simulator::PkiFolder& pki,
                                       const simulator::StandIn& stand_in,
                                       const std::filesystem::path& folder) {
    detail::Variables variables = detail::stand_in_variables(pki, stand_in.addresses());
    if (std::getenv("SKILLD_STORAGE__BACKEND") == nullptr) {
        variables["SKILLD_STORAGE__BACKEND"] = "sqlite";
        variables["SKILLD_STORAGE__PATH"] = folder / "skilld.sqlite";
    }
    return variables;
}

int play_with_own_server(const SimulateOptions& options, const simulator::PkiFolder& pki,
                         simulator::StandIn& stand_in,
                         const std::vector<simulator::Script>& scripts) {
    auto folder = detail::TemporaryFolder::make();
    if (!folder) return wrong_usage(folder.error().context);
    const std::filesystem::path log_file = folder->path() / "server.log";
    auto server = detail::SkillServer::start(
        {.program = options.serve_binary,
         .config = options.config,
         .variables = own_server_variables(pki, stand_in, folder->path()),
         .log_file = log_file});
    if (!server) {
        explain(server.error().context);
        show_log(log_file);
        return exit_wrong_usage;
    }
    const bool as_expected = play_all(stand_in, server->url(), scripts);
    const bool ended = end_cleanly(*server);
    if (!as_expected || !ended) show_log(log_file);
    return as_expected && ended ? exit_done : exit_found_faults;
}

int simulate_with(const SimulateOptions& options, const std::filesystem::path& pki_folder,
                  const std::vector<simulator::Script>& scripts) {
    const auto pki = simulator::prepare_pki(pki_folder, SystemClock().now());
    if (!pki) return wrong_usage(pki.error().context);
    auto skill = load_skill(options, *pki);
    if (!skill) return wrong_usage(skill.error().context);
    simulator::StandInOptions wanted{
        .pki = *pki, .amazon_port = options.amazon_port, .album = std::nullopt};
    if (!options.save.empty()) wanted.album = options.save;
    auto stand_in = simulator::StandIn::make(wanted, std::move(*skill));
    if (!stand_in) return wrong_usage(stand_in.error().context);
    if (options.endpoint.empty()) return play_with_own_server(options, *pki, **stand_in, scripts);
    const bool as_expected = play_all(**stand_in, options.endpoint, scripts);
    return as_expected ? exit_done : exit_found_faults;
}

int prepare(const SimulateOptions& options) {
    if (options.pki.empty()) return wrong_usage("--prepare needs --pki DIR");
    const auto pki = simulator::prepare_pki(options.pki, SystemClock().now());
    if (!pki) return wrong_usage(pki.error().context);
    std::printf("%s: the stand-in's certificates are ready\n", options.pki.c_str());
    return exit_done;
}

int simulate(const SimulateOptions& options) {
    if (options.prepare) return prepare(options);
    if (options.scripts.empty()) return wrong_usage("give --script FILE, or --prepare --pki DIR");
    if (!options.endpoint.empty() && options.pki.empty()) {
        return wrong_usage("--endpoint needs --pki DIR: the certificates which that server trusts");
    }
    const auto scripts = simulator::load_scripts({options.scripts.begin(), options.scripts.end()});
    if (!scripts) return wrong_usage(scripts.error().context);
    if (!options.pki.empty()) return simulate_with(options, options.pki, *scripts);
    auto folder = detail::TemporaryFolder::make();
    if (!folder) return wrong_usage(folder.error().context);
    return simulate_with(options, folder->path(), *scripts);
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
    app->add_option("--save", options->save,
                    "folder that keeps every request as `skilld verify` reads it");
    app->add_flag("--prepare", options->prepare, "make the certificates and end");
    app->footer(footer);
    return {app, [options] { return simulate(*options); }};
}

}    // namespace ask::app
