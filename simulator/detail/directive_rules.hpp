#pragma once

#include <string>
#include <vector>

#include "model/json.hpp"
#include "simulator/answer_rules.hpp"

namespace ask::simulator::detail {

// The directives of a response object, as far as Alexa refuses them.
void check_directives(const Json& response, const Asked& asked, std::vector<std::string>& refusals);

}    // namespace ask::simulator::detail
