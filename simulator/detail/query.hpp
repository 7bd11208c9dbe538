#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace ask::simulator::detail {

// A request target split into path and decoded query; "+" is a space, as forms write it.
struct Target {
    std::string path;
    std::map<std::string, std::string> query;
};

// Nothing for a malformed escape or a parameter that comes twice.
[[nodiscard]] std::optional<Target> split_target(std::string_view target);

}    // namespace ask::simulator::detail
