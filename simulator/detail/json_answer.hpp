#pragma once

#include <string>
#include <utility>

#include "http/message.hpp"
#include "model/json.hpp"

namespace ask::simulator::detail {

inline http::Response json_answer(unsigned status, const Json& body) {
    http::Response response{.status = status, .headers = {}, .body = body.dump(), .close = false};
    response.headers.add("Content-Type", "application/json");
    return response;
}

// Amazon: {"message": "text"}.
inline http::Response refusal(unsigned status, std::string message) {
    return json_answer(status, Json{{"message", std::move(message)}});
}

}    // namespace ask::simulator::detail
