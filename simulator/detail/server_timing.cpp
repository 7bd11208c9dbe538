#include "simulator/detail/server_timing.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <optional>

namespace ask::simulator::detail {

namespace {

constexpr std::size_t most_steps = 16;
constexpr std::size_t longest_name = 40;

std::string_view trim(std::string_view text) {
    const auto first = text.find_first_not_of(" \t");
    if (first == text.npos) return {};
    return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

// Takes what stands before the mark off the text.
std::string_view take_part(std::string_view& text, char mark) {
    const auto end = std::min(text.find(mark), text.size());
    const std::string_view part = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    return trim(part);
}

bool is_name(std::string_view text) {
    const auto is_fitting = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
               c == '_' || c == '-' || c == '.';
    };
    return !text.empty() && text.size() <= longest_name && std::ranges::all_of(text, is_fitting);
}

std::optional<double> duration_of(std::string_view parameters) {
    while (!parameters.empty()) {
        std::string_view parameter = take_part(parameters, ';');
        if (!parameter.starts_with("dur=")) continue;
        parameter.remove_prefix(4);
        double milliseconds = 0;
        const char* const end = parameter.data() + parameter.size();
        const auto read = std::from_chars(parameter.data(), end, milliseconds);
        const bool is_number = read.ec == std::errc{} && read.ptr == end;
        if (is_number && std::isfinite(milliseconds) && milliseconds >= 0) return milliseconds;
    }
    return std::nullopt;
}

}    // namespace

std::vector<StepTime> read_server_timing(std::string_view header) {
    std::vector<StepTime> steps;
    while (!header.empty() && steps.size() < most_steps) {
        std::string_view metric = take_part(header, ',');
        std::string name(take_part(metric, ';'));
        const auto duration = duration_of(metric);
        if (!duration || !is_name(name)) continue;
        std::replace(name.begin(), name.end(), '_', ' ');
        steps.push_back({std::move(name), *duration});
    }
    return steps;
}

}    // namespace ask::simulator::detail
