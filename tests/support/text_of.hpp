#pragma once

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

namespace ask::tests {

// All that a file holds, "" if there is none.
[[nodiscard]] inline std::string text_of(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

}    // namespace ask::tests
