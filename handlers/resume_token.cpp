#include "handlers/resume_token.hpp"

#include <array>
#include <charconv>
#include <ranges>
#include <vector>

namespace handlers {

namespace {

constexpr std::string_view none = "-";
constexpr std::size_t longest = 120;    // of a token that write_token can write
constexpr std::array<std::pair<Purpose, std::string_view>, 3> purposes{
    {{Purpose::browse, "browse"}, {Purpose::play, "play"}, {Purpose::hint, "hint"}}};

std::string_view to_text(Purpose purpose) {
    for (const auto& [known, text] : purposes) {
        if (known == purpose) return text;
    }
    return "browse";
}

std::optional<Purpose> read_purpose(std::string_view word) {
    for (const auto& [purpose, text] : purposes) {
        if (text == word) return purpose;
    }
    return std::nullopt;
}

std::vector<std::string_view> fields(std::string_view token) {
    std::vector<std::string_view> parts;
    for (const auto part : std::views::split(token, '.')) {
        parts.emplace_back(part.begin(), part.end());
    }
    return parts;
}

std::optional<int> read_number(std::string_view text) {
    int number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    const bool whole = error == std::errc{} && end == text.data() + text.size();
    return whole && number >= 0 && number < 1'000 ? std::optional(number) : std::nullopt;
}

// "-" is none, an id is itself, anything else nothing.
std::optional<std::string> read_name(std::string_view text) {
    if (text == none) return "";
    const auto letters = "abcdefghijklmnopqrstuvwxyz0123456789_";
    if (text.empty() || text.find_first_not_of(letters) != text.npos) return std::nullopt;
    return std::string(text);
}

}    // namespace

std::string write_token(const ResumePoint& point) {
    const Place place = point.place.value_or(Place{});
    const auto name = [](const std::string& id) { return id.empty() ? std::string(none) : id; };
    return "v1." + name(place.adventure) + "." + std::to_string(place.scene) + "." +
           std::to_string(place.found) + "." + std::string(to_text(point.purpose)) + "." +
           name(point.wanted);
}

ResumePoint read_token(std::string_view token) {
    if (token.size() > longest) return {};
    const std::vector<std::string_view> part = fields(token);
    if (part.size() != 6 || part[0] != "v1") return {};
    const std::optional<std::string> adventure = read_name(part[1]);
    const std::optional<int> scene = read_number(part[2]);
    const std::optional<int> found = read_number(part[3]);
    const std::optional<Purpose> purpose = read_purpose(part[4]);
    const std::optional<std::string> wanted = read_name(part[5]);
    if (!adventure || !scene || !found || !purpose || !wanted) return {};
    ResumePoint point{std::nullopt, *purpose, *wanted};
    if (!adventure->empty()) point.place = Place{*adventure, *scene, *found, false};
    return point;
}

}    // namespace handlers
