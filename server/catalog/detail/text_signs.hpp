#pragma once

#include <optional>
#include <string>
#include <string_view>

// What Amazon's certification does not want to find in a product's texts. Each gives what was
// found, for the message; nothing where the text is clean. They look for common forms in the
// languages that have in-skill purchases, and cannot find all.
namespace ask::catalog::detail {

inline constexpr std::string_view title_token = "{PREMIUM_CONTENT_TITLE}";

// "$", "€"; "99 cents", "USD 5", "500円"; "1.99".
[[nodiscard]] std::optional<std::string> find_price(std::string_view text);
// "free trial", "7 days free", "kostenlos testen".
[[nodiscard]] std::optional<std::string> find_trial(std::string_view text);
// "<break", "</speak".
[[nodiscard]] std::optional<std::string> find_tag(std::string_view text);
// Emoji, dingbats, ":-)".
[[nodiscard]] std::optional<std::string> find_emoticon(std::string_view text);
// Control characters but line ends, invisible ones, private ones, U+FFFD, ™ ® ©: as "U+0007".
[[nodiscard]] std::optional<std::string> find_special_character(std::string_view text);
// A brace that is not one of `allowed`'s; `allowed` may be empty.
[[nodiscard]] bool has_brace_beside(std::string_view text, std::string_view allowed);
[[nodiscard]] bool has_outer_spaces(std::string_view text);

}    // namespace ask::catalog::detail
