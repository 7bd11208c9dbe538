#include "bench/bare_beast.hpp"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl/impl/src.hpp>    // nowhere else in the tree
#include <boost/asio/ssl/stream.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http.hpp>
#include <boost/beast/ssl.hpp>
#include <thread>
#include <utility>

namespace bench {

namespace {

namespace asio = boost::asio;
namespace http = boost::beast::http;
using asio::ip::tcp;
using Stream = asio::ssl::stream<tcp::socket>;

constexpr auto result = asio::as_tuple(asio::use_awaitable);

asio::awaitable<void> serve_connection(tcp::socket socket, asio::ssl::context& tls,
                                       const std::string& answer) {
    socket.set_option(tcp::no_delay(true));
    Stream stream(std::move(socket), tls);
    auto [shaken] = co_await stream.async_handshake(Stream::server, result);
    if (shaken) co_return;
    boost::beast::flat_buffer buffer;
    for (;;) {
        http::request<http::string_body> request;
        auto [unread, read] = co_await http::async_read(stream, buffer, request, result);
        if (unread) co_return;
        http::response<http::string_body> response(http::status::ok, request.version(), answer);
        response.set(http::field::content_type, "application/json");
        response.prepare_payload();
        auto [unsent, sent] = co_await http::async_write(stream, response, result);
        if (unsent) co_return;
    }
}

asio::awaitable<void> accept(tcp::acceptor& acceptor, asio::ssl::context& tls,
                             const std::string& answer) {
    for (;;) {
        auto [refused, socket] = co_await acceptor.async_accept(result);
        if (refused) co_return;
        auto connection = serve_connection(std::move(socket), tls, answer);
        asio::co_spawn(acceptor.get_executor(), std::move(connection), asio::detached);
    }
}

}    // namespace

void serve_bare_beast(const ask::simulator::Identity& identity, const std::string& answer,
                      const std::function<void(std::uint16_t)>& listening) {
    asio::io_context context(1);
    asio::ssl::context tls(asio::ssl::context::tls_server);
    tls.use_certificate_chain(asio::buffer(identity.certificate_pem));
    tls.use_private_key(asio::buffer(identity.private_key_pem), asio::ssl::context::pem);
    tcp::acceptor acceptor(context, tcp::endpoint(asio::ip::address_v4::loopback(), 0));
    asio::co_spawn(context, accept(acceptor, tls, answer), asio::detached);
    const std::jthread serving([&context] { context.run(); });
    listening(acceptor.local_endpoint().port());
}

}    // namespace bench
