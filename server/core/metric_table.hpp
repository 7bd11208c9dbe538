#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace ask {

enum class MetricKind : std::uint8_t { counter, gauge, histogram };

// One family of time series as it is scraped. Names follow Prometheus: _total on counters and on
// nothing else, base units at the end (…_seconds, …_bytes).
struct MetricFamily {
    std::string_view name;
    MetricKind kind = MetricKind::counter;
    std::string_view help;
    std::array<std::string_view, 4> labels{};    // the unused ones are empty
    // Beyond it a new combination of label values is counted under "other".
    std::size_t most_series = 100;
    // Of a counter: the values of each label that are there from the start, at 0 and in every
    // combination, so that increase() does not miss the first ones counted. Either each label has
    // some or none has.
    std::array<std::span<const std::string_view>, 4> from_start{};
};

// Every family that skilld writes, each declared once: here. What is not in it is not written.
[[nodiscard]] std::span<const MetricFamily> metric_table();

// The value of every label of a series that found no room, and of a value that may be no label's.
inline constexpr std::string_view other_label{"other"};

}    // namespace ask
