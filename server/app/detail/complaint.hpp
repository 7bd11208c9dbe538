#pragma once

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

}    // namespace ask::app::detail
