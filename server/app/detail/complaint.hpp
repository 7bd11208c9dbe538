#pragma once

#include <unistd.h>

#include <cstdio>
#include <string>

#include "app/commands.hpp"
#include "app/detail/printable_lines.hpp"

namespace ask::app::detail {

// Tells a person on standard error; whole lines, of which none drives the terminal.
inline void explain(const std::string& text) {
    std::fprintf(stderr, "%s\n", printable_lines(text).c_str());
}

// Says what was wrong with the call; the exit status for it.
inline int wrong_usage(const std::string& text) {
    explain(text);
    return exit_wrong_usage;
}

// A courtesy on standard output: that it cannot be written there is no fault of the command, now
// or at its end.
inline void announce(const std::string& line) {
    std::fflush(stdout);
    [[maybe_unused]] const ssize_t written = ::write(STDOUT_FILENO, line.data(), line.size());
}

}    // namespace ask::app::detail
