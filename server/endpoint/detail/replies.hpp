#pragma once

#include <string>
#include <string_view>

#include "core/result.hpp"
#include "endpoint/detail/record.hpp"
#include "http/message.hpp"

namespace ask::endpoint::detail {

// The target without its query.
[[nodiscard]] std::string_view path_of(std::string_view target);

[[nodiscard]] http::Response not_found();
[[nodiscard]] http::Response method_not_allowed();
// 400. The caller learns the reason's code only where `explains`, and its context never.
[[nodiscard]] http::Response refusal(ErrorCode reason, bool explains);
[[nodiscard]] http::Response envelope(std::string body);

// Adds "Server-Timing: verify;dur=0.9, handler;dur=4.1, product_api;dur=2.2, store;dur=0.8" (ms).
void tell_times(http::Response& response, const Record& record);

}    // namespace ask::endpoint::detail
