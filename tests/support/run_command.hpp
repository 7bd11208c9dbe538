#pragma once

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdio>
#include <string>
#include <vector>

#include "app/commands.hpp"
#include "support/captured_output.hpp"

namespace ask::tests {

using Words = std::vector<std::string>;

struct Outcome {
    int status = -1;
    std::string out;
    std::string err;
};

// A command as main runs it: {"products", "check", "DIR"} for add_products.
inline Outcome run_command(app::Command (*add)(CLI::App&), Words words) {
    CLI::App program;
    const app::Command command = add(program);
    std::ranges::reverse(words);    // as CLI11 wants a list
    const CapturedOutput out(stdout);
    const CapturedOutput err(stderr);
    program.parse(words);
    const int status = command.run();
    return {.status = status, .out = out.text(), .err = err.text()};
}

}    // namespace ask::tests
