#pragma once

#include <string>

#include "model/json.hpp"

namespace ask::simulator::detail {

// The text at a JSON pointer of what somebody else wrote; empty where there is none.
[[nodiscard]] inline std::string text_at(const Json& value, const std::string& pointer) {
    const Json::json_pointer at(pointer);
    if (!value.is_structured() || !value.contains(at)) return "";
    const Json& there = value.at(at);
    return there.is_string() ? there.get<std::string>() : "";
}

}    // namespace ask::simulator::detail
