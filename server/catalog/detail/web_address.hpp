#pragma once

#include <string_view>

namespace ask::catalog::detail {

// http:// or https://, a host, nothing but printable ASCII.
[[nodiscard]] bool is_web_address(std::string_view text);

// A sample that was left to be replaced: "small-icon-uri", "http://localhost/…", "lorem ipsum".
[[nodiscard]] bool is_placeholder(std::string_view text);

}    // namespace ask::catalog::detail
