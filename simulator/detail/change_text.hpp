#pragma once

#include <string>

#include "simulator/amazon_change.hpp"

namespace ask::simulator::detail {

// What happens on Amazon's side, for people: "quest: refunded".
[[nodiscard]] std::string change_text(const AmazonChange& change);

}    // namespace ask::simulator::detail
