#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "catalog/png_header.hpp"

namespace ask::catalog::detail {

// What is wrong with an icon, and which rule says so.
struct IconFault {
    std::string_view rule;
    std::string message;
};

// The pictures that file:// paths lead to in one skill package; each is read once.
class IconFiles {
 public:
    // nullptr: there is no package to look into.
    explicit IconFiles(const std::filesystem::path* root) : root_(root) {}

    // `path`: what stands after file://. Nothing: a PNG of size × size pixels with transparency.
    [[nodiscard]] std::optional<IconFault> look(std::string_view path, std::uint32_t size);

 private:
    [[nodiscard]] const Result<PngHeader>& header(const std::filesystem::path& file);

    const std::filesystem::path* root_;
    std::map<std::filesystem::path, Result<PngHeader>> headers_;
};

}    // namespace ask::catalog::detail
