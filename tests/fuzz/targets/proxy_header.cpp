#include "http/proxy_header.hpp"

#include <string>

#include "fuzz/hold.hpp"
#include "fuzz/targets.hpp"

namespace ask::fuzz {

namespace {

using http::ProxyHeader;
using Step = ProxyHeader::Step;

void check_address(std::string_view text) {
    const auto address = http::IpAddress::parse(text);
    hold(!address || http::IpAddress::parse(address->text()) == address, "an address is one");
    const auto network = http::Network::parse(text);
    if (!network) return;
    const auto again = http::Network::parse(network->text());
    hold(again && again->text() == network->text(), "a network is one");
    hold(!address || network->contains(*address), "an address alone is its own network");
}

// The same client in a line of version 1, as another balancer would write it.
void check_client(const http::ProxiedClient& client) {
    const std::string address = client.address.text();
    const std::string line = std::string("PROXY ") + (client.address.is_v4() ? "TCP4 " : "TCP6 ") +
                             address + " " + address + " " + std::to_string(client.port) +
                             " 443\r\n";
    const ProxyHeader again = http::read_proxy_header(line);
    hold(again.step == Step::complete && again.size == line.size() && again.client == client,
         "a client can be written and read");
}

void check_complete(std::string_view bytes, const ProxyHeader& header) {
    hold(header.size > 0 && header.size <= bytes.size(), "a header has its bytes");
    hold(header.size <= http::longest_proxy_header, "and is no longer than is read");
    const ProxyHeader alone = http::read_proxy_header(bytes.substr(0, header.size));
    hold(alone.step == Step::complete && alone.size == header.size && alone.client == header.client,
         "what the client says cannot change it");
    for (std::size_t size = 0; size < header.size; ++size) {
        hold(http::read_proxy_header(bytes.substr(0, size)).step == Step::more,
             "it is not taken for whole too early");
    }
    if (header.client) check_client(*header.client);
}

}    // namespace

void proxy_header(std::string_view bytes) {
    check_address(bytes);
    const ProxyHeader header = http::read_proxy_header(bytes);
    if (header.step == Step::complete) return check_complete(bytes, header);
    hold(header.size == 0 && !header.client, "nothing is told of what is not there");
    if (header.step == Step::more) {
        hold(bytes.size() < http::longest_proxy_header, "the wait for an end has an end");
        return;
    }
    hold(http::read_proxy_header(std::string(bytes) + "\r\n").step == Step::faulty,
         "what is faulty stays so");
}

}    // namespace ask::fuzz
