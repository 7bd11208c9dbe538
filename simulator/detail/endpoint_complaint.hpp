#pragma once

#include <optional>
#include <string>

#include "core/result.hpp"
#include "http/message.hpp"

namespace ask::simulator::detail {

// A failure to reach a skill's server as a sentence for people: which server, what happened, what
// to do. The code stays.
[[nodiscard]] Error explain_failure(const Error& failed, const std::string& url);

// The same for an answer that is a web page, http::bad_response; nothing for all others.
[[nodiscard]] std::optional<Error> complain_of_page(const http::Response& answer,
                                                    const std::string& url);

}    // namespace ask::simulator::detail
