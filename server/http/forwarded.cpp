#include "http/forwarded.hpp"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <string_view>
#include <vector>

namespace ask::http {

namespace {

struct Node {
    IpAddress address;
    std::optional<std::uint16_t> port;

    [[nodiscard]] std::string text() const {
        return port ? address.text_with(*port) : address.text();
    }
};

std::string_view trimmed(std::string_view text) {
    const std::size_t first = text.find_first_not_of(" \t");
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

// The part up to the mark, and what is behind it.
std::string_view next_part(std::string_view& rest, char mark) {
    const std::size_t end = std::min(rest.find(mark), rest.size());
    const std::string_view part = rest.substr(0, end);
    rest = end == rest.size() ? std::string_view{} : rest.substr(end + 1);
    return trimmed(part);
}

std::optional<Node> node_of(std::string_view address, std::string_view port) {
    const auto parsed = IpAddress::parse(address);
    if (!parsed) return std::nullopt;
    Node node{.address = *parsed, .port = std::nullopt};
    if (port.empty()) return node;
    std::uint16_t number = 0;
    const char* end = port.data() + port.size();
    const auto [stopped, failed] = std::from_chars(port.data() + 1, end, number);
    if (port.front() != ':' || failed != std::errc{} || stopped != end) return std::nullopt;
    node.port = number;
    return node;
}

// 192.0.2.1, 192.0.2.1:80, 2001:db8::1, [2001:db8::1], [2001:db8::1]:80
std::optional<Node> read_node(std::string_view text) {
    if (text.starts_with('[')) {
        const std::size_t end = text.find(']');
        if (end == std::string_view::npos) return std::nullopt;
        return node_of(text.substr(1, end - 1), text.substr(end + 1));
    }
    const std::size_t colon = text.find(':');
    const bool one_colon = colon != std::string_view::npos && colon == text.rfind(':');
    if (!one_colon) return node_of(text, {});
    return node_of(text.substr(0, colon), text.substr(colon));
}

// The value of for= in one element of Forwarded. No address has a comma or a semicolon in it, so
// what is quoted needs no care: a quote that somebody left open cannot swallow what follows.
std::string_view for_of(std::string_view element) {
    while (!element.empty()) {
        std::string_view pair = next_part(element, ';');
        const std::string_view name = next_part(pair, '=');
        if (!same_name(name, "for")) continue;
        const std::string_view value = trimmed(pair);
        const bool quoted = value.size() >= 2 && value.starts_with('"') && value.ends_with('"');
        return quoted ? value.substr(1, value.size() - 2) : value;
    }
    return {};
}

// From left to right, all fields of the name as if they were one. Empty entries are none.
std::vector<std::string_view> entries(const Headers& headers, std::string_view name) {
    std::vector<std::string_view> found;
    for (const auto& [field, value] : headers.fields()) {
        if (!same_name(field, name)) continue;
        for (std::string_view rest = value; !rest.empty();) {
            const std::string_view entry = next_part(rest, ',');
            if (!entry.empty()) found.push_back(entry);
        }
    }
    return found;
}

}    // namespace

std::optional<std::string> forwarded_client(const Headers& headers,
                                            std::span<const Network> trusted) {
    const bool is_common = headers.find("x-forwarded-for") != nullptr;
    auto chain = entries(headers, is_common ? "x-forwarded-for" : "forwarded");
    std::optional<std::string> client;
    for (; !chain.empty(); chain.pop_back()) {
        const auto node = read_node(is_common ? chain.back() : for_of(chain.back()));
        if (!node) break;
        client = node->text();
        if (!contains(trusted, node->address)) break;
    }
    return client;
}

}    // namespace ask::http
