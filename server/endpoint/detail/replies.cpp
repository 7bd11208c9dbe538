#include "endpoint/detail/replies.hpp"

#include <array>
#include <cstdio>
#include <utility>

namespace ask::endpoint::detail {

namespace {

http::Response json(unsigned status, std::string body) {
    http::Response response{
        .status = status, .headers = {}, .body = std::move(body), .close = false};
    response.headers.add("Content-Type", "application/json;charset=UTF-8");
    return response;
}

http::Response empty(unsigned status) {
    return http::Response{.status = status, .headers = {}, .body = {}, .close = false};
}

}    // namespace

std::string_view path_of(std::string_view target) {
    return target.substr(0, target.find('?'));
}

http::Response not_found() {
    return empty(404);
}

http::Response method_not_allowed() {
    http::Response response = empty(405);
    response.headers.add("Allow", "POST");
    return response;
}

http::Response refusal(ErrorCode reason, bool explains) {
    if (!explains) return empty(400);
    return json(400, R"({"error":")" + std::string(reason.name) + R"("})");
}

http::Response envelope(std::string body) {
    return json(200, std::move(body));
}

void tell_times(http::Response& response, const Record& record) {
    constexpr double ms = 1000;
    std::array<char, 160> text{};
    std::snprintf(text.data(), text.size(),
                  "verify;dur=%.3f, handler;dur=%.3f, product_api;dur=%.3f, store;dur=%.3f",
                  record.verify_seconds * ms, record.handler_seconds * ms,
                  record.product_api_seconds * ms, record.store_seconds * ms);
    response.headers.add("Server-Timing", text.data());
}

}    // namespace ask::endpoint::detail
