#include "http/detail/outgoing.hpp"

#include <algorithm>
#include <array>

#include "http/detail/header_rules.hpp"

namespace ask::http::detail {

namespace {

bool is_clients_business(const std::string& name) {
    constexpr std::array ours{"host",       "content-length", "transfer-encoding",
                              "connection", "expect",         "te",
                              "trailer",    "upgrade"};
    return std::ranges::any_of(ours, [&](const char* own) { return same_name(name, own); });
}

bool is_known_method(const std::string& method) {
    return method == "GET" || method == "HEAD" || method == "POST";
}

}    // namespace

Result<std::string> request_head(const OutgoingRequest& request, const Url& url) {
    if (!is_known_method(request.method)) return fail(errors::invalid, "the method is not known");
    if (!std::ranges::all_of(request.headers.fields(), may_be_written)) {
        return fail(errors::invalid, "a header field cannot be written");
    }
    std::string head = request.method + " " + url.target + " HTTP/1.1\r\n";
    head.append("Host: ").append(host_field(url)).append("\r\n");
    for (const auto& [name, value] : request.headers.fields()) {
        if (is_clients_business(name)) continue;
        head.append(name).append(": ").append(value).append("\r\n");
    }
    if (request.method == "POST" || !request.body.empty()) {
        head.append("Content-Length: ").append(std::to_string(request.body.size())).append("\r\n");
    }
    return head.append("\r\n");
}

}    // namespace ask::http::detail
