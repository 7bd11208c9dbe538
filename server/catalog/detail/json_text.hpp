#pragma once

#include <cstddef>
#include <expected>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "catalog/located_json.hpp"

// What all readers of JSON files here do before they read JSON, and how they tell a fault.
namespace ask::catalog::detail {

inline constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

// A file's bytes. The fault's message does not repeat the file's name.
[[nodiscard]] std::expected<std::string, JsonFault> read_json_text(
    const std::filesystem::path& file, std::size_t most_bytes);

// What makes the bytes no UTF-8 text: UTF-16, a byte that is none of UTF-8's, a NUL.
[[nodiscard]] std::optional<JsonFault> encoding_fault(std::string_view bytes);

// "line 2, column 8: expected a value"; without the place where the file is wrong as a whole.
[[nodiscard]] std::string placed_message(const JsonFault& fault);

}    // namespace ask::catalog::detail
