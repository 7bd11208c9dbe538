#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdio>

#include "app/commands.hpp"
#include "app/detail/complaint.hpp"
#include "handlers/skill.hpp"

namespace ask::app {

namespace {

int print_routes(const std::string& content) {
    const auto registry = handlers::make_skill(content);
    if (!registry) return detail::wrong_usage(registry.error().context);
    const auto routes = registry->routes();
    std::size_t width = 0;
    for (const skill::Route& route : routes) width = std::max(width, route.key.size());
    for (const skill::Route& route : routes) {
        std::printf("%-*s  %s\n", static_cast<int>(width), route.key.c_str(), route.where.c_str());
    }
    const auto problems = registry->problems();
    for (const std::string& problem : problems) detail::explain(problem);
    return problems.empty() ? exit_done : exit_found_faults;
}

}    // namespace

Command add_routes(CLI::App& program) {
    CLI::App* app = program.add_subcommand("routes", "list which handler answers what");
    auto content = std::make_shared<std::string>("config");
    app->add_option("--content", *content, "folder of speech/ and adventures/")
        ->capture_default_str();
    return {app, [content] { return print_routes(*content); }};
}

}    // namespace ask::app
