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

// What a broken proxy answers in place of the service behind it.
inline http::Response web_page() {
    http::Response response{.status = 200, .headers = {}, .body = {}, .close = false};
    response.headers.add("Content-Type", "text/html");
    response.body =
        "<!DOCTYPE html><html><head><title>Welcome</title></head>"
        "<body><h1>It works!</h1></body></html>";
    return response;
}

}    // namespace ask::simulator::detail
