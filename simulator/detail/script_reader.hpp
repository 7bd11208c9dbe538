#pragma once

#include <optional>

#include "catalog/json_place.hpp"
#include "simulator/script.hpp"

namespace ask::simulator::detail {

// The parts of a script; what is wrong with one becomes a fault of its place.
[[nodiscard]] std::optional<Action> read_action(const catalog::JsonPlace& turn);
[[nodiscard]] std::vector<AmazonChange> read_changes(const catalog::JsonPlace& amazon);
[[nodiscard]] Expectation read_expectation(const catalog::JsonPlace& expect);

}    // namespace ask::simulator::detail
