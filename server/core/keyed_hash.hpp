#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "core/secret.hpp"

namespace ask {

// HMAC-SHA256 of the text, 32 bytes. Any thread.
[[nodiscard]] std::string keyed_hash(const Secret& key, std::string_view text);

// The same in letters, digits, - and _ (43 of them; base64url without padding).
[[nodiscard]] std::string keyed_hash_text(const Secret& key, std::string_view text);

// Takes the same time wherever the two differ.
[[nodiscard]] bool same_bytes(std::string_view one, std::string_view other);

// From the system's source; throws std::runtime_error if it gives none.
[[nodiscard]] std::string random_bytes(std::size_t count);

// Letters, digits, - and _, no padding.
[[nodiscard]] std::string base64url(std::string_view bytes);

}    // namespace ask
