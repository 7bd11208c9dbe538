#pragma once

#include <string>

#include "http/message.hpp"
#include "http/url.hpp"

namespace ask::http::detail {

// The request line and all fields, to be followed by the body. Host, Content-Length and what else
// concerns the connection are ours; the caller's are left out. errors::invalid for a method other
// than GET, HEAD and POST and for a field that would break the message.
[[nodiscard]] Result<std::string> request_head(const OutgoingRequest& request, const Url& url);

}    // namespace ask::http::detail
