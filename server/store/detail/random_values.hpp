#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace ask::store::detail {

// A random number from 1 to 2^62: no two states of customers share one, not even after an erasure.
[[nodiscard]] std::int64_t new_version();

// A random name for a database: 22 letters, digits, - and _.
[[nodiscard]] std::string new_store_id();

// 32 random bytes as 64 hexadecimal digits, as facts keep the shared key.
[[nodiscard]] std::string new_key_in_hex();

// The bytes again; nothing for a text that is not 64 hexadecimal digits.
[[nodiscard]] std::optional<std::string> key_of_hex(std::string_view digits);

}    // namespace ask::store::detail
