#include "simulator/desk/console_guard.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace ask::simulator {

namespace {

constexpr std::array<std::string_view, 3> own_names{"localhost", "127.0.0.1", "[::1]"};

std::string_view value_of(const http::Request& request, std::string_view name) {
    const std::string* value = request.headers.find(name);
    return value ? std::string_view(*value) : std::string_view();
}

std::string_view without_port(std::string_view host) {
    const auto end = host.starts_with('[') ? host.find(']') + 1 : host.find(':');
    return host.substr(0, end);
}

bool is_own_host(std::string_view host) {
    return std::ranges::find(own_names, without_port(host)) != own_names.end();
}

bool changes_something(const http::Request& request) {
    return request.method != "GET" && request.method != "HEAD";
}

// In constant time, so that a token cannot be guessed letter by letter.
bool is_token(std::string_view given, const Secret& token) {
    const std::string_view right = token.reveal();
    unsigned difference = given.size() == right.size() ? 0U : 1U;
    for (std::size_t at = 0; at < right.size(); ++at) {
        const char c = at < given.size() ? given[at] : '\0';
        difference |= static_cast<unsigned char>(c) ^ static_cast<unsigned char>(right[at]);
    }
    return difference == 0;
}

std::string_view cookie_of(const http::Request& request) {
    std::string_view cookies = value_of(request, "Cookie");
    const std::string wanted = std::string(console_cookie) + "=";
    while (!cookies.empty()) {
        const auto end = std::min(cookies.find(';'), cookies.size());
        const std::string_view cookie = cookies.substr(0, end);
        if (cookie.starts_with(wanted)) return cookie.substr(wanted.size());
        cookies.remove_prefix(std::min(end + 1, cookies.size()));
        while (cookies.starts_with(' ')) cookies.remove_prefix(1);
    }
    return {};
}

bool has_token(const http::Request& request, const Secret& token) {
    constexpr std::string_view scheme = "Bearer ";
    const std::string_view header = value_of(request, "Authorization");
    if (header.starts_with(scheme)) return is_token(header.substr(scheme.size()), token);
    return is_token(cookie_of(request), token);
}

bool is_from_elsewhere(const http::Request& request) {
    const std::string_view site = value_of(request, "Sec-Fetch-Site");
    if (!site.empty() && site != "same-origin" && site != "none") return true;
    const std::string_view origin = value_of(request, "Origin");
    if (origin.empty()) return false;
    const std::string host(value_of(request, "Host"));
    return origin != "http://" + host && origin != "https://" + host;
}

}    // namespace

std::optional<ConsoleRefusal> refuse_at_console(const http::Request& request,
                                                const ConsoleAccess& access) {
    if (access.token.empty() && !is_own_host(value_of(request, "Host"))) {
        return ConsoleRefusal{403, "ask for localhost, 127.0.0.1 or [::1]"};
    }
    if (!access.token.empty() && !has_token(request, access.token)) {
        return ConsoleRefusal{401, "the token is missing or wrong"};
    }
    if (is_from_elsewhere(request) && (changes_something(request) || request.target != "/")) {
        return ConsoleRefusal{403, "another page may not drive the stand-in"};
    }
    const bool has_body = request.method == "POST" || request.method == "PUT";
    if (has_body && !value_of(request, "Content-Type").starts_with("application/json")) {
        return ConsoleRefusal{400, "Content-Type must be application/json"};
    }
    return std::nullopt;
}

bool brings_token(const http::Request& request, const ConsoleAccess& access) {
    constexpr std::string_view start = "/?token=";
    const std::string_view target = request.target;
    if (access.token.empty() || request.method != "GET" || !target.starts_with(start)) return false;
    return is_token(target.substr(start.size()), access.token);
}

}    // namespace ask::simulator
