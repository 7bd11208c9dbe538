#include "http/url.hpp"

#include <algorithm>
#include <charconv>
#include <optional>

namespace ask::http {

namespace {

constexpr std::size_t longest_url = 8192;

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}
bool is_hex(char c) {
    return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}
bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
char lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

std::string lowered(std::string_view text) {
    std::string out(text);
    std::ranges::transform(out, out.begin(), lower);
    return out;
}

bool allowed_in_url(char c) {
    constexpr std::string_view never = "\"#<>\\^`{|}";
    return c > ' ' && c < '\x7f' && !never.contains(c);
}

bool escapes_hold(std::string_view text) {
    for (std::size_t i = text.find('%'); i != text.npos; i = text.find('%', i + 1)) {
        if (text.size() < i + 3 || !is_hex(text[i + 1]) || !is_hex(text[i + 2])) return false;
    }
    return true;
}

bool is_name(std::string_view host) {
    const auto fits = [](char c) { return is_letter(c) || is_digit(c) || c == '-' || c == '_'; };
    bool in_label = false;
    for (const char c : host) {
        if (c == '.' ? !in_label : !fits(c)) return false;
        in_label = c != '.';
    }
    return in_label && host.size() <= 253;
}

bool is_ipv6(std::string_view host) {
    const auto fits = [](char c) { return is_hex(c) || c == ':' || c == '.'; };
    return host.contains(':') && std::ranges::all_of(host, fits);
}

std::optional<std::uint16_t> read_port(std::string_view text) {
    std::uint16_t port = 0;
    const char* end = text.data() + text.size();
    const auto [stop, failed] = std::from_chars(text.data(), end, port);
    if (failed != std::errc{} || stop != end || text.front() == '0') return std::nullopt;
    return port;
}

// Host and port out of "host", "host:port", "[v6]" or "[v6]:port".
bool split_authority(std::string_view authority, Url& url) {
    const bool bracketed = authority.starts_with('[');
    const std::size_t close = bracketed ? authority.find(']') : authority.find(':');
    if (bracketed && close == authority.npos) return false;
    const std::string_view host =
        bracketed ? authority.substr(1, close - 1) : authority.substr(0, close);
    const std::string_view rest =
        close == authority.npos ? "" : authority.substr(bracketed ? close + 1 : close);
    if (bracketed ? !is_ipv6(host) : !is_name(host)) return false;
    url.host = lowered(host);
    if (rest.empty()) return true;
    if (rest.size() < 2 || rest.front() != ':') return false;
    const std::optional<std::uint16_t> port = read_port(rest.substr(1));
    url.port = port.value_or(0);
    return port.has_value();
}

std::uint16_t usual_port(std::string_view scheme) {
    return scheme == "https" ? 443 : 80;
}

std::string bracketed_host(const Url& url) {
    return url.host.contains(':') ? "[" + url.host + "]" : url.host;
}

}    // namespace

Result<Url> parse_url(std::string_view text) {
    if (text.size() > longest_url) return fail(bad_url, "the URL is too long");
    if (!std::ranges::all_of(text, allowed_in_url) || !escapes_hold(text)) {
        return fail(bad_url, "the URL has a character that is not allowed");
    }
    const std::size_t colon = text.find("://");
    Url url{.scheme = lowered(text.substr(0, std::min(colon, text.size()))),
            .host = {},
            .port = 0,
            .target = {}};
    if (colon == text.npos || (url.scheme != "https" && url.scheme != "http")) {
        return fail(bad_url, "the URL is not absolute, or neither https nor http");
    }
    const std::string_view rest = text.substr(colon + 3);
    const std::size_t end = std::min(rest.find_first_of("/?"), rest.size());
    url.port = usual_port(url.scheme);
    if (!split_authority(rest.substr(0, end), url)) {
        return fail(bad_url, "the URL's host or port is malformed");
    }
    url.target = rest.substr(end);
    if (!url.target.starts_with('/')) url.target.insert(0, "/");
    return url;
}

std::string host_field(const Url& url) {
    if (url.port == usual_port(url.scheme)) return bracketed_host(url);
    return host_and_port(url);
}

std::string host_and_port(const Url& url) {
    return bracketed_host(url) + ":" + std::to_string(url.port);
}

}    // namespace ask::http
