#pragma once

#include <chrono>
#include <optional>
#include <string>

#include "core/result.hpp"
#include "http/client.hpp"
#include "isp/monetization_client.hpp"

namespace ask::isp::detail {

// The request for one target. Errors: endpoint_not_allowed; token_refused for a token that is empty
// or cannot stand in a header; errors::invalid for a locale that cannot.
[[nodiscard]] Result<http::OutgoingRequest> make_request(const ApiAccess& access,
                                                         const std::string& target,
                                                         const MonetizationOptions& options);

// How long to wait before the one retry of what came; none: do not retry. Retried are 429, 5xx and
// a broken connection. A Retry-After is obeyed where it and another try fit into what remains, else
// there is no retry.
[[nodiscard]] std::optional<std::chrono::milliseconds> pause_before_retry(
    const Result<http::Response>& outcome, std::chrono::milliseconds remaining,
    std::chrono::milliseconds usual);

// 200 as it is, everything else as the error that the client promises.
[[nodiscard]] Result<http::Response> judged(Result<http::Response> outcome);

}    // namespace ask::isp::detail
