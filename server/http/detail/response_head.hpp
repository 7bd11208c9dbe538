#pragma once

#include <chrono>
#include <string>

#include "http/message.hpp"

namespace ask::http::detail {

// What the server adds to a handler's response.
struct Framing {
    bool http11 = true;
    bool close = false;
    std::chrono::system_clock::time_point now;
};

// The status line and all fields, to be followed by the body. Fields that are the server's business
// are left out of the handler's.
[[nodiscard]] std::string response_head(const Response& response, const Framing& framing);

// False when the response cannot be written as HTTP: a status that is none, a line end in a field.
[[nodiscard]] bool can_be_written(const Response& response);

// True for the statuses whose responses end with the head.
[[nodiscard]] bool has_no_body(unsigned status);

}    // namespace ask::http::detail
