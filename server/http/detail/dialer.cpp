#include "http/detail/dialer.hpp"

#include <boost/asio/redirect_error.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <cstdint>
#include <optional>
#include <utility>

#include "core/within.hpp"

namespace ask::http::detail {

namespace {

using boost::asio::redirect_error;
using boost::asio::use_awaitable;
using boost::system::error_code;

// Host and port of an entry are written as in a URL's authority.
std::optional<Tcp::endpoint> read_endpoint(const std::string& text) {
    const Result<Url> parts = parse_url("http://" + text);
    if (!parts || !text.ends_with(":" + std::to_string(parts->port))) return std::nullopt;
    error_code failed;
    const auto address = boost::asio::ip::make_address(parts->host, failed);
    if (failed) return std::nullopt;
    return Tcp::endpoint(address, parts->port);
}

std::optional<std::string> read_place(const std::string& text) {
    const Result<Url> parts = parse_url("http://" + text);
    if (!parts || parts->target != "/" || !text.ends_with(":" + std::to_string(parts->port))) {
        return std::nullopt;
    }
    return host_and_port(*parts);
}

// Owns all it uses: a look-up cannot be stopped, only left behind.
Task<Result<Endpoints>> look_up(std::string host, std::uint16_t port) {
    const Executor executor = co_await boost::asio::this_coro::executor;
    Tcp::resolver resolver(executor);
    error_code failed;
    const auto found =
        co_await resolver.async_resolve(host, std::to_string(port), Tcp::resolver::numeric_service,
                                        redirect_error(use_awaitable, failed));
    if (failed) co_return fail(dns_failed, "look up " + host + ": " + failed.message());
    Endpoints all;
    for (const auto& entry : found) all.push_back(entry.endpoint());
    co_return all;
}

// Each address gets its share of the time, so that a dead one does not use it up for the others.
Task<Result<Link>> connect_any(Endpoints to, std::string name, Deadline deadline) {
    const Executor executor = co_await boost::asio::this_coro::executor;
    Link link{.stream = std::make_shared<Stream>(Tcp::socket(executor)), .tls = nullptr};
    Progress last = Progress::broken;
    for (std::size_t i = 0; i < to.size() && !deadline.passed(); ++i) {
        const auto share = deadline.remaining() / static_cast<int>(to.size() - i);
        last = co_await link.stream->connect(to[i], deadline.capped(share));
        if (last == Progress::done) co_return link;
    }
    if (last != Progress::broken) co_return fail(errors::timeout, "connect to " + name);
    co_return fail(connect_failed, "connect to " + name + ": refused or unreachable");
}

}    // namespace

Result<Overrides> read_overrides(const std::map<std::string, std::string>& resolve) {
    Overrides overrides;
    for (const auto& [from, to] : resolve) {
        const std::optional<std::string> place = read_place(from);
        const std::optional<Tcp::endpoint> endpoint = read_endpoint(to);
        if (!place || !endpoint) {
            return fail(errors::invalid, "resolve entry \"" + from + "\": \"" + to +
                                             "\" is not of the form host:port → address:port");
        }
        overrides.emplace(*place, *endpoint);
    }
    return overrides;
}

Task<Result<Endpoints>> find_addresses(Url url, Deadline deadline) {
    error_code is_name;
    const auto literal = boost::asio::ip::make_address(url.host, is_name);
    if (!is_name) co_return Endpoints{Tcp::endpoint(literal, url.port)};
    auto looking = look_up(url.host, url.port);
    Result<Endpoints> found = co_await within(deadline, std::move(looking));
    if (!found) co_return propagate(found, "find the address of " + url.host);
    co_return found;
}

Task<Result<Link>> Dialer::open(const Url& url, SslSession kept, Deadline deadline) const {
    const Deadline limit = deadline.capped(limit_);
    const Result<Endpoints> to = co_await addresses(url, limit);
    if (!to) co_return std::unexpected(to.error());
    Result<Link> link = co_await connect_any(*to, host_and_port(url), limit);
    if (!link) co_return std::unexpected(link.error());
    co_return co_await secure(std::move(*link), url, std::move(kept), limit);
}

Task<Result<Endpoints>> Dialer::addresses(const Url& url, Deadline deadline) const {
    const auto override = overrides_.find(host_and_port(url));
    if (override != overrides_.end()) co_return Endpoints{override->second};
    auto finding = find_addresses(url, deadline);
    co_return co_await std::move(finding);
}

Task<Result<Link>> Dialer::secure(Link link, const Url& url, SslSession kept,
                                  Deadline deadline) const {
    const int socket = link.stream->native();
    if (url.scheme == "http") {
        link.stream->use(make_plain_layer(socket));
        co_return link;
    }
    auto layer = TlsLayer::client(tls_.get(), socket, url.host, kept);
    link.tls = layer.get();
    link.stream->use(std::move(layer));
    const Progress shaken = co_await link.stream->handshake(deadline);
    if (shaken == Progress::done) co_return link;
    const std::string doing = "TLS with " + url.host;
    if (shaken == Progress::timed_out) co_return fail(errors::timeout, doing);
    if (shaken != Progress::distrusted) co_return fail(connection_broken, doing + ": cut off");
    co_return fail(tls_failed, doing + ": " + link.tls->fault());
}

}    // namespace ask::http::detail
