#include "app/detail/skill_host.hpp"

#include <cstdlib>
#include <filesystem>
#include <utility>

namespace ask::app::detail {

namespace {

std::filesystem::path log_file_in(const TemporaryFolder& folder) {
    return folder.path() / "server.log";
}

std::string log_in(const TemporaryFolder& folder) {
    const Result<std::string> log = read_text_file(log_file_in(folder));
    return log && !log->empty() ? "\nThe server's log:\n" + *log : "";
}

// Played to a database of its own, unless the caller's environment names another.
Variables variables_of(const simulator::PkiFolder& pki, const simulator::StandIn& stand_in,
                       const TemporaryFolder& folder) {
    Variables variables = stand_in_variables(pki, stand_in.addresses());
    if (std::getenv("SKILLD_STORAGE__BACKEND") == nullptr) {
        variables["SKILLD_STORAGE__BACKEND"] = "sqlite";
        variables["SKILLD_STORAGE__PATH"] = folder.path() / "skilld.sqlite";
    }
    return variables;
}

std::string lines_of(const std::vector<ConfigFault>& faults) {
    std::string text;
    for (const ConfigFault& fault : faults) text += fault.line() + "\n";
    text.pop_back();
    return text;
}

}    // namespace

ConfigSources sources_with(const std::string& file, const Variables& variables) {
    ConfigSources sources = sources_of_process(file);
    for (const auto& [name, value] : variables) sources.environment_names.push_back(name);
    sources.environment = [variables, own = sources.environment](const std::string& name) {
        const auto found = variables.find(name);
        return found == variables.end() ? own(name) : std::optional(found->second);
    };
    return sources;
}

Result<Config> configuration_of(const SimulateOptions& options) {
    auto config = load_config(sources_of_process(options.config));
    if (!config) return fail(errors::invalid, lines_of(config.error()));
    return std::move(*config);
}

Result<simulator::SkillUnderTest> load_skill(const SimulateOptions& options,
                                             const simulator::PkiFolder& pki) {
    if (!options.model.empty()) {
        return simulator::load_skill(options.model, ApplicationId(options.application_id));
    }
    const auto config = load_config(sources_with(options.config, stand_in_variables(pki, {})));
    if (!config) return fail(errors::invalid, lines_of(config.error()));
    if (config->skill.application_ids.empty()) {
        return fail(errors::invalid, options.config + ": /skill/application_ids: names no skill");
    }
    return simulator::load_skill(config->skill.package, config->skill.application_ids.front());
}

simulator::StandInOptions stand_in_options(const SimulateOptions& options,
                                           const simulator::PkiFolder& pki) {
    simulator::StandInOptions wanted;
    wanted.pki = pki;
    wanted.amazon_port = options.amazon_port;
    wanted.amazon_address = options.amazon_listen;
    if (!options.save.empty()) wanted.album = options.save;
    wanted.is_signed = !options.is_unsigned;
    if (!options.endpoint_ca.empty()) wanted.endpoint_ca = options.endpoint_ca;
    wanted.any_certificate = options.any_certificate;
    return wanted;
}

simulator::World world_in(simulator::StandIn& stand_in) {
    auto amazon = stand_in.open_world();
    const simulator::AlexaParts parts = stand_in.parts(*amazon);
    return simulator::World{.amazon = std::move(amazon), .parts = parts, .ended = nullptr};
}

Result<OwnServer> OwnServer::start(const SimulateOptions& options, const simulator::PkiFolder& pki,
                                   const simulator::StandIn& stand_in) {
    auto folder = TemporaryFolder::make();
    if (!folder) return std::unexpected(folder.error());
    auto server = SkillServer::start({.program = options.serve_binary,
                                      .config = options.config,
                                      .variables = variables_of(pki, stand_in, *folder),
                                      .log_file = log_file_in(*folder)});
    if (!server) {
        const std::string log = log_in(*folder);
        return fail(server.error().code, server.error().context + (log.empty() ? "" : "\n" + log));
    }
    return OwnServer(std::move(*folder), std::move(*server));
}

std::string OwnServer::log() const {
    return log_in(folder_);
}

}    // namespace ask::app::detail
