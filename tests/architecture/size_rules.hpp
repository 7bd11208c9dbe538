#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "architecture/source.hpp"

namespace architecture {

inline constexpr std::size_t most_lines_of_a_file = 300;
inline constexpr std::size_t most_lines_of_a_function = 60;
inline constexpr std::size_t most_columns = 100;    // letters, not bytes

// A function's first and last line, from its return type to its closing brace.
struct Function {
    std::size_t first = 0;
    std::size_t last = 0;
};

// The functions that stand in a namespace or a class, in our formatting. Lambdas and local classes
// count as lines of the function around them.
[[nodiscard]] std::vector<Function> functions_of(const std::string& text);

[[nodiscard]] Faults size_faults(const Source& source);

}    // namespace architecture
