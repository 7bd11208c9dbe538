#pragma once

#include <string>
#include <vector>

#include "model/json.hpp"
#include "simulator/answer_rules.hpp"

namespace ask::simulator::detail {

// A Dialog.* directive in a response object: what it may answer, and whether the model has a dialog
// for it. Dialog.UpdateDynamicEntities may come with any answer.
void check_dialog(const Json& response, const Json& directive, const Asked& asked,
                  std::vector<std::string>& refusals);

}    // namespace ask::simulator::detail
