#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/result.hpp"

namespace ask::isp::detail {

// Where calls of this envelope go: "https://host", or "https://host:port" for an extra host that is
// listed with its port. Only https, only a host that is Amazon's or extra, compared whole and
// without case; no port but 443, no user information, no path but "/". Errors:
// endpoint_not_allowed. An entry of `extra_hosts` is "host" or "host:port".
[[nodiscard]] Result<std::string> allowed_base(std::string_view endpoint,
                                               const std::vector<std::string>& extra_hosts);

}    // namespace ask::isp::detail
