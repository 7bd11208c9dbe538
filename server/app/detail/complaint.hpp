#pragma once

#include <cstdio>
#include <string>

#include "app/commands.hpp"

namespace ask::app::detail {

// Tells a person on standard error; whole lines.
inline void explain(const std::string& text) {
    std::fprintf(stderr, "%s\n", text.c_str());
}

// Says what was wrong with the call; the exit status for it.
inline int wrong_usage(const std::string& text) {
    explain(text);
    return exit_wrong_usage;
}

}    // namespace ask::app::detail
