#include "catalog/detail/web_address.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "catalog/detail/characters.hpp"

namespace ask::catalog::detail {

namespace {

// In small letters; a whole text, and what may stand within one.
constexpr auto samples = std::to_array<std::string_view>(
    {"small-icon-uri", "large-icon-uri", "url-to-privacy-policy", "sample testing instructions",
     "testing instructions", "string"});
constexpr auto parts = std::to_array<std::string_view>(
    {"://localhost", "://127.0.0.1", "://0.0.0.0", "://[::1]", "lorem ipsum", "{{", "replace_me",
     "replace me", "your-url-here", "your url here", "placeholder text"});

bool is_host_character(char c) {
    const bool is_letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    return is_letter || (c >= '0' && c <= '9') || std::string_view("-._:[]").contains(c);
}

}    // namespace

bool is_web_address(std::string_view text) {
    const std::string lower = lower_ascii(text.substr(0, 8));
    const std::size_t scheme = lower.starts_with("https://") ? 8 : 7;
    if (scheme == 7 && !lower.starts_with("http://")) return false;
    const std::string_view rest = text.substr(scheme);
    const std::string_view host = rest.substr(0, rest.find_first_of("/?#"));
    const bool is_printable = std::ranges::all_of(rest, [](char c) { return c > ' ' && c < 0x7F; });
    const bool has_host = !host.empty() && host.front() != '.' && host.front() != ':';
    return is_printable && has_host && std::ranges::all_of(host, is_host_character);
}

bool is_placeholder(std::string_view text) {
    const std::string lower = lower_ascii(text);
    if (std::ranges::find(samples, lower) != samples.end()) return true;
    return std::ranges::any_of(parts, [&](std::string_view part) { return lower.contains(part); });
}

}    // namespace ask::catalog::detail
