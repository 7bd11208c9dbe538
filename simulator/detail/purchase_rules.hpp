#pragma once

#include <string>
#include <vector>

#include "model/json.hpp"

namespace ask::simulator::detail {

// Whether it hands the customer over to Alexa to buy, to hear an offer or to cancel. Other requests
// have the same type: AskFor (permissions), Setup and Charge (Amazon Pay).
[[nodiscard]] bool is_purchase(const Json& directive);

// A purchase directive in a response object: its members, and what may stand beside it.
void check_purchase(const Json& response, const Json& directive,
                    std::vector<std::string>& refusals);

}    // namespace ask::simulator::detail
