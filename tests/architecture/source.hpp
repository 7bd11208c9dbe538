#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace architecture {

// A file of the tree: its path from the root, with slashes, and what it says.
struct Source {
    std::string path;
    std::string text;
};

// What is wrong, one sentence each, as "path:line: what, and what would be right".
using Faults = std::vector<std::string>;

// Every regular file below root/folder whose name ends in one of `endings` (all if there are none);
// a folder that is a file stands for itself. Sorted by path.
[[nodiscard]] std::vector<Source> read_sources(const std::filesystem::path& root,
                                               const std::vector<std::string>& folders,
                                               const std::vector<std::string>& endings);

[[nodiscard]] std::vector<std::string_view> lines_of(std::string_view text);
// The names in a path: "server/http/detail/tls.hpp" → server, http, detail, tls.hpp.
[[nodiscard]] std::vector<std::string_view> parts_of(std::string_view path);
[[nodiscard]] bool is_cpp(std::string_view path);
[[nodiscard]] std::string fault_at(const Source& source, std::size_t line, std::string_view what);

// The text with comments, literals and preprocessor lines turned into spaces; line ends stay.
[[nodiscard]] std::string code_only(std::string_view text);

}    // namespace architecture
