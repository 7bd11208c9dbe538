#include "catalog/detail/release_date.hpp"

#include <string>

#include "core/timestamp.hpp"

namespace ask::catalog::detail {

namespace {

constexpr std::size_t day_only = std::string_view("2026-02-01").size();
constexpr std::size_t to_the_minute = std::string_view("2026-02-01T00:00Z").size();
constexpr std::size_t to_the_second = std::string_view("2026-02-01T00:00:00Z").size();

// The three forms made one; empty: none of them.
std::string to_the_second_form(std::string_view text) {
    const std::string whole(text);
    if (text.size() == day_only) return whole + "T00:00:00Z";
    if (!text.ends_with('Z')) return {};
    if (text.size() == to_the_minute) return whole.substr(0, to_the_minute - 1) + ":00Z";
    return text.size() == to_the_second ? whole : std::string();
}

}    // namespace

ReleaseDate judge_release_date(std::string_view text) {
    const std::string known = to_the_second_form(text);
    if (!known.empty() && parse_timestamp(known)) return ReleaseDate::known_form;
    return parse_timestamp(text) ? ReleaseDate::other_form : ReleaseDate::no_date;
}

}    // namespace ask::catalog::detail
