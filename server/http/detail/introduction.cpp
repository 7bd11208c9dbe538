#include "http/detail/introduction.hpp"

#include <algorithm>
#include <array>
#include <span>

namespace ask::http::detail {

namespace {

using Step = ProxyHeader::Step;

IpAddress address_of(const boost::asio::ip::address& address) {
    if (address.is_v4()) {
        const auto bytes = address.to_v4().to_bytes();
        return IpAddress::of(std::span<const std::uint8_t, 4>(bytes));
    }
    const auto bytes = address.to_v6().to_bytes();
    return IpAddress::of(std::span<const std::uint8_t, 16>(bytes));
}

Client client_at(const IpAddress& address, std::uint16_t port, const ServerOptions& options) {
    return Client{.name = address.text_with(port),
                  .is_trusted_proxy = contains(options.trusted_proxies, address)};
}

// Whom the header does not name we do not know: what is trusted of the balancer is not his.
void learn(const ProxyHeader& header, const ServerOptions& options, Client& client) {
    client.is_trusted_proxy = false;
    if (!header.client) return;
    client = client_at(header.client->address, header.client->port, options);
}

// How many bytes may belong to a header of which there are so many.
std::size_t most_more(const std::string& bytes) {
    return longest_proxy_header + 1 - bytes.size();
}

}    // namespace

Client client_of(const Stream& stream, const ServerOptions& options) {
    const auto end = stream.peer();
    if (!end) return Client{};
    return client_at(address_of(end->address()), end->port(), options);
}

bool may_introduce(const Client& socket, const ServerOptions& options) {
    return options.trusted_proxies.empty() || socket.is_trusted_proxy;
}

// What belongs to the header is taken as it comes, so that waiting for more really waits.
Task<Progress> introduce(Stream& stream, const ServerOptions& options, Client& client) {
    const Deadline deadline = Deadline::in(options.proxy_header_timeout);
    std::string bytes;
    for (;;) {
        const std::size_t taken = bytes.size();
        const Progress peeked = stream.peek(bytes, most_more(bytes));
        if (peeked != Progress::done && peeked != Progress::wants_read) co_return peeked;
        const ProxyHeader header = read_proxy_header(bytes);
        if (header.step == Step::faulty) co_return Progress::distrusted;
        if (header.step == Step::complete) {
            stream.discard(header.size - taken);
            learn(header, options, client);
            co_return Progress::done;
        }
        stream.discard(bytes.size() - taken);
        const Progress waited = co_await stream.readable(deadline);
        if (waited != Progress::done) co_return waited;
    }
}

}    // namespace ask::http::detail
