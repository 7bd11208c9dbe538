#include <CLI/CLI.hpp>
#include <cstdio>

#include "app/commands.hpp"
#include "app/start.hpp"

namespace ask::app {

namespace {

int check(const std::string& file) {
    const auto config = load_or_explain(file);
    if (!config) return exit_wrong_usage;
    if (!wire_or_explain(*config)) return exit_wrong_usage;
    std::printf("%s: skilld would start\n", file.c_str());
    return exit_done;
}

}    // namespace

Command add_config(CLI::App& program) {
    CLI::App* app = program.add_subcommand("config", "work on a configuration file");
    app->require_subcommand(1);
    CLI::App* checking = app->add_subcommand("check", "say whether serve would start");
    auto file = std::make_shared<std::string>("config/skilld.json");
    checking->add_option("--config", *file, "configuration file")->capture_default_str();
    return {app, [file] { return check(*file); }};
}

}    // namespace ask::app
