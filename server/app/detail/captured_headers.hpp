#pragma once

#include <string_view>

#include "core/result.hpp"
#include "http/message.hpp"

namespace ask::app::detail {

// The headers of a captured request, as people keep them: "Name: value" lines with LF or CRLF,
// under a request line or not, up to the first empty line; or one JSON object of strings or arrays
// of strings. Errors: errors::invalid, naming the line or the member.
[[nodiscard]] Result<http::Headers> parse_captured_headers(std::string_view text);

}    // namespace ask::app::detail
