#include "http/forwarded.hpp"

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <utility>
#include <vector>

#include "fuzz/hold.hpp"
#include "fuzz/targets.hpp"

namespace ask::fuzz {

namespace {

using http::IpAddress;
using http::Network;
using Client = std::optional<std::string>;
using Values = std::vector<std::string>;

const std::string stranger = "198.51.100.77";
const std::string proxy = "10.0.0.9";

const std::vector<Network>& trusted() {
    static const std::vector<Network> networks{*Network::parse("10.0.0.0/8"),
                                               *Network::parse("2001:db8::/32")};
    return networks;
}

// One of the two fields, and how it names an address.
struct Style {
    std::string field;
    std::string before;

    [[nodiscard]] std::string entry(const std::string& node) const { return before + node; }
};

http::Headers headers_of(const Style& style, const Values& values) {
    http::Headers headers;
    for (const std::string& value : values) headers.add(style.field, value);
    return headers;
}

Client client_of(const Style& style, const Values& values) {
    return http::forwarded_client(headers_of(style, values), trusted());
}

Client with_first(const Style& style, Values values, const std::string& node) {
    values.insert(values.begin(), style.entry(node));
    return client_of(style, values);
}

Client with_last(const Style& style, Values values, const std::string& node) {
    values.push_back(style.entry(node));
    return client_of(style, values);
}

// The input's lines, each the value of a field.
Values lines_of(std::string_view bytes) {
    Values lines;
    while (!bytes.empty()) {
        const std::size_t end = std::min(bytes.find('\n'), bytes.size());
        lines.emplace_back(bytes.substr(0, end));
        bytes.remove_prefix(std::min(end + 1, bytes.size()));
    }
    return lines;
}

std::string joined(const Values& values) {
    std::string all;
    for (const std::string& value : values) all += (all.empty() ? "" : ",") + value;
    return all;
}

// Whatever stood in the field, the log gets an address, with or without a port, in its one form.
IpAddress check_text(const std::string& client) {
    if (const auto address = IpAddress::parse(client)) {
        hold(address->text() == client, "an address is written in one form");
        return *address;
    }
    const std::size_t colon = client.rfind(':');
    hold(colon != std::string::npos, "a client is an address");
    const bool is_bracketed = client.starts_with('[') && colon >= 2;
    const auto address =
        IpAddress::parse(is_bracketed ? client.substr(1, colon - 2) : client.substr(0, colon));
    hold(address.has_value(), "a client is an address and a port");
    const auto port = std::strtoul(client.c_str() + colon + 1, nullptr, 10);
    hold(address->text_with(static_cast<std::uint16_t>(port)) == client,
         "an address with a port is written in one form");
    return *address;
}

// Further left anybody may have written anything; further right stands who was really there.
void check_sides(const Style& style, const Values& values, const Client& client) {
    const bool goes_on = !client || http::contains(trusted(), check_text(*client));
    const Client forged = with_first(style, values, stranger);
    hold(forged == client || (goes_on && forged == stranger),
         "nobody further left takes the place of one who is not trusted");
    hold(with_first(style, values, "unknown") == client, "who has no address is nobody");
    hold(with_last(style, values, proxy) == client.value_or(proxy), "a trusted proxy is passed");
    hold(with_last(style, values, stranger) == stranger, "and nobody else is");
}

void check(const Style& style, const Values& values) {
    const Client client = client_of(style, values);
    check_sides(style, values, client);
    hold(client_of(style, {joined(values)}) == client, "several fields are as one");
    const Client last = http::forwarded_client(headers_of(style, values), {});
    hold(last.has_value() == client.has_value(), "somebody is named, whoever is trusted");
    if (last) check_text(*last);
}

}    // namespace

void forwarded(std::string_view bytes) {
    const Style common{.field = "X-Forwarded-For", .before = ""};
    const Style standard{.field = "forwarded", .before = "for="};
    const Values values = lines_of(bytes);
    check(common, values);
    check(standard, values);
    http::Headers both = headers_of(standard, values);
    both.add(common.field, stranger);
    hold(http::forwarded_client(both, trusted()) == stranger, "X-Forwarded-For comes first");
}

}    // namespace ask::fuzz
