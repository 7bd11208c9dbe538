#include "endpoint/detail/replies.hpp"

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

}    // namespace ask::endpoint::detail
