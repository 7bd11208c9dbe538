#include "simulator/detail/query.hpp"

#include <algorithm>
#include <charconv>

namespace ask::simulator::detail {

namespace {

std::optional<char> from_hex(std::string_view digits) {
    unsigned value = 0;
    const char* const end = digits.data() + digits.size();
    const auto read = std::from_chars(digits.data(), end, value, 16);
    if (digits.size() != 2 || read.ec != std::errc{} || read.ptr != end) return std::nullopt;
    return static_cast<char>(value);
}

std::optional<std::string> decode(std::string_view text) {
    std::string decoded;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] != '%') {
            decoded += text[at] == '+' ? ' ' : text[at];
            continue;
        }
        const std::optional<char> c = from_hex(text.substr(at + 1, 2));
        if (!c) return std::nullopt;
        decoded += *c;
        at += 2;
    }
    return decoded;
}

bool add_parameter(Target& target, std::string_view pair) {
    if (pair.empty()) return true;
    const auto equals = pair.find('=');
    const auto name = decode(pair.substr(0, equals));
    const auto value = decode(equals == pair.npos ? std::string_view{} : pair.substr(equals + 1));
    return name && value && target.query.emplace(*name, *value).second;
}

}    // namespace

std::optional<Target> split_target(std::string_view target) {
    const auto question = target.find('?');
    Target split{std::string(target.substr(0, question)), {}};
    std::string_view query = question == target.npos ? "" : target.substr(question + 1);
    while (!query.empty()) {
        const auto end = std::min(query.find('&'), query.size());
        if (!add_parameter(split, query.substr(0, end))) return std::nullopt;
        query.remove_prefix(std::min(end + 1, query.size()));
    }
    return split;
}

}    // namespace ask::simulator::detail
