#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace ask::simulator::certify::detail {

// The members, as JSON pointers, that an object of a JSON text (comments allowed) has once more.
// Members of lists' items are told with their number. Nothing of a text that is no JSON.
[[nodiscard]] std::vector<std::string> duplicate_keys(std::string_view text);

}    // namespace ask::simulator::certify::detail
