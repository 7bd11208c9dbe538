#pragma once

#include <string>
#include <string_view>

namespace ask::catalog {

// What to take out and put in to make `after` of `before`, line by line, as diff -U0 tells it;
// empty where they are the same. An empty `before` is a file that is not there yet.
[[nodiscard]] std::string line_diff(std::string_view file, std::string_view before,
                                    std::string_view after);

}    // namespace ask::catalog
