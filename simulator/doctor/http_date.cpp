#include "simulator/doctor/http_date.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>

#include "core/timestamp.hpp"

namespace ask::simulator::doctor {

namespace {

constexpr std::array<std::string_view, 12> months{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                  "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
constexpr std::string_view shape = "Sun, 06 Nov 1994 08:49:37 GMT";

std::string two_digits(std::size_t number) {
    return number < 10 ? "0" + std::to_string(number) : std::to_string(number);
}

}    // namespace

// Written anew as ISO 8601, so that one reader judges dates and times.
std::optional<TimePoint> parse_http_date(std::string_view text) {
    const bool has_shape = text.size() == shape.size() && text.substr(3, 2) == ", " &&
                           text.ends_with(" GMT") && text[7] == ' ' && text[11] == ' ' &&
                           text[16] == ' ';
    if (!has_shape) return std::nullopt;
    const auto* const month = std::ranges::find(months, text.substr(8, 3));
    if (month == months.end()) return std::nullopt;
    const auto number = static_cast<std::size_t>(month - months.begin()) + 1;
    std::string iso(text.substr(12, 4));
    iso.append("-").append(two_digits(number)).append("-").append(text.substr(5, 2));
    iso.append("T").append(text.substr(17, 8)).append("Z");
    const auto at = parse_timestamp(iso);
    return at ? std::optional(*at) : std::nullopt;
}

}    // namespace ask::simulator::doctor
