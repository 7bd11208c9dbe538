#pragma once

#include <string>
#include <vector>

#include "model/json.hpp"

namespace ask::simulator::detail {

// The stream of an AudioPlayer.Play: its limits, https, and the token before it.
void check_stream(const Json& play, std::vector<std::string>& refusals);

}    // namespace ask::simulator::detail
