#pragma once

#include <expected>
#include <optional>
#include <string>

#include "core/clock.hpp"
#include "core/ids.hpp"
#include "http/message.hpp"
#include "simulator/amazon.hpp"

namespace ask::simulator::detail {

// The token of "Authorization: Bearer …".
[[nodiscard]] std::optional<std::string> bearer_token(const http::Request& request);

// The customer for whom the request's token stands now, or the refusal: 401 without a token that
// is known and in date, 403 at another region's host.
[[nodiscard]] std::expected<UserId, http::Response> authorise(const Amazon& amazon,
                                                              const http::Request& request,
                                                              TimePoint now);

}    // namespace ask::simulator::detail
