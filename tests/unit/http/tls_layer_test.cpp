#include "http/detail/tls_layer.hpp"

#include <fcntl.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <catch2/catch_test_macros.hpp>
#include <string>

#include "http/detail/tls_context.hpp"
#include "server_bench.hpp"

using namespace ask;
using namespace ask::tests;
using http::detail::Progress;
using http::detail::SslSession;
using http::detail::TlsLayer;

namespace {

// Two sockets that do not block, joined.
struct Pair {
    Pair() { REQUIRE(::socketpair(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK, 0, ends.data()) == 0); }
    ~Pair() {
        for (const int end : ends) ::close(end);
    }
    Pair(const Pair&) = delete;
    Pair& operator=(const Pair&) = delete;
    std::array<int, 2> ends{};
};

// A server and a client of one version of TLS, which keeps its session.
struct Both {
    explicit Both(int version) {
        http::TlsOptions files = certificates.tls();
        files.session_ticket_keys = certificates.folder().write("keys", key());
        server = *http::detail::make_server_context(files);
        client = *http::detail::make_client_context(certificates.file("root.pem"), true);
        SSL_CTX_set_max_proto_version(client.get(), version);
    }
    static std::string key() {
        std::string bytes;
        for (int i = 0; i < 80; ++i) bytes += static_cast<char>(2 * i);
        return bytes;
    }

    // Whether the server had answered the greeting before its handshake was done, and knew it.
    bool meet() {
        const Pair pair;
        const auto serving = TlsLayer::server(server.get(), pair.ends[0]);
        const auto asking = TlsLayer::client(client.get(), pair.ends[1], "localhost", kept);
        CHECK(serving->handshake() == Progress::wants_read);
        CHECK_FALSE(serving->has_answered_greeting());
        static_cast<void>(asking->handshake());
        CHECK(serving->handshake() == Progress::wants_read);
        const bool has_answered = serving->has_answered_greeting();
        for (int turns = 0; turns < 2; ++turns) {
            static_cast<void>(asking->handshake());
            static_cast<void>(serving->handshake());
        }
        CHECK(asking->handshake() == Progress::done);
        CHECK(serving->handshake() == Progress::done);
        std::array<char, 1> nothing{};
        static_cast<void>(asking->read(nothing));    // the tickets of TLS 1.3
        was_resumed = asking->resumed();
        kept = asking->session();
        return has_answered;
    }

    const Certificates certificates;
    http::detail::SslContext server;
    http::detail::SslContext client;
    SslSession kept;
    bool was_resumed = false;
};

}    // namespace

TEST_CASE("a server knows when it has answered the greeting, in whole and in short handshakes") {
    for (const int version : {TLS1_2_VERSION, TLS1_3_VERSION}) {
        CAPTURE(version);
        Both both(version);
        CHECK(both.meet());
        CHECK_FALSE(both.was_resumed);
        CHECK(both.meet());
        CHECK(both.was_resumed);
    }
}

TEST_CASE("a greeting that must be said again is not yet answered") {
    Both both(TLS1_3_VERSION);
    REQUIRE(SSL_CTX_set1_groups_list(both.server.get(), "P-256") == 1);
    REQUIRE(SSL_CTX_set1_groups_list(both.client.get(), "X25519:P-256") == 1);
    const Pair pair;
    const auto serving = TlsLayer::server(both.server.get(), pair.ends[0]);
    const auto asking = TlsLayer::client(both.client.get(), pair.ends[1], "localhost", nullptr);
    static_cast<void>(asking->handshake());
    static_cast<void>(serving->handshake());
    CHECK_FALSE(serving->has_answered_greeting());
    static_cast<void>(asking->handshake());
    static_cast<void>(serving->handshake());
    CHECK(serving->has_answered_greeting());
}
