#pragma once

#include <functional>

namespace CLI {
class App;
}

namespace ask::app {

// Exit statuses of every command.
inline constexpr int exit_done = 0;
inline constexpr int exit_found_faults = 1;
inline constexpr int exit_wrong_usage = 2;

// One subcommand: its place in the program's help, and what it does once the arguments are read.
struct Command {
    CLI::App* app;
    std::function<int()> run;    // gives the exit status
};

Command add_serve(CLI::App& program);
Command add_config(CLI::App& program);
Command add_routes(CLI::App& program);
Command add_verify(CLI::App& program);
Command add_sign(CLI::App& program);
Command add_simulate(CLI::App& program);
Command add_healthcheck(CLI::App& program);
Command add_store(CLI::App& program);
Command add_certify(CLI::App& program);
Command add_doctor(CLI::App& program);
Command add_products(CLI::App& program);
Command add_model(CLI::App& program);

}    // namespace ask::app
