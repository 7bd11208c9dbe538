#include <catch2/catch_test_macros.hpp>
#include <memory>
#include <string>

#include "server_bench.hpp"

using namespace ask;
using namespace ask::tests;

namespace {

std::string key(char first) {
    std::string bytes;
    for (int i = 0; i < 80; ++i) bytes += static_cast<char>(first + 2 * i);
    return bytes;
}

// A certificate and a file of ticket keys.
struct Replica {
    explicit Replica(const std::string& keys) : file(certificates.folder().write("keys", keys)) {}
    [[nodiscard]] http::ServerOptions options() const {
        http::ServerOptions made = on_loopback();
        made.tls = certificates.tls();
        made.tls->session_ticket_keys = file;
        return made;
    }
    void rotate(const std::string& keys) const {
        certificates.folder().write("keys", keys);
        if (!bench.server->reload_certificate()) throw std::runtime_error("keys not reloaded");
    }

    Certificates certificates;
    std::filesystem::path file;
    ServerBench bench{echo, options()};
};

// A client that keeps its last session, as Alexa's may.
class Client {
 public:
    explicit Client(int version) : side_(trusting_side()) {
        SSL_CTX_set_min_proto_version(side_.get(), version);
        SSL_CTX_set_max_proto_version(side_.get(), version);
        SSL_CTX_set_ex_data(side_.get(), 0, this);
        SSL_CTX_set_info_callback(side_.get(), [](const SSL* ssl, int where, int) {
            if ((where & SSL_CB_HANDSHAKE_START) == 0 || SSL_in_before(ssl) == 0) return;
            const auto* self =
                static_cast<const Client*>(SSL_CTX_get_ex_data(SSL_get_SSL_CTX(ssl), 0));
            if (self->kept_) SSL_set_session(const_cast<SSL*>(ssl), self->kept_.get());
        });
    }
    // Whether the session was resumed.
    bool visit(const ServerBench& bench) {
        Wire wire = bench.connect_tls(side_);
        if (!wire.send(plain_get) || wire.answer().status != 200)
            throw std::runtime_error("no 200");
        const bool resumed = SSL_session_reused(wire.ssl()) == 1;
        kept_ = {SSL_get1_session(wire.ssl()), SSL_SESSION_free};
        has_ticket_ = SSL_SESSION_has_ticket(kept_.get()) == 1;
        wire.finish_tls();
        return resumed;
    }
    [[nodiscard]] bool has_ticket() const { return has_ticket_; }

 private:
    SslSide side_;
    std::shared_ptr<SSL_SESSION> kept_;
    bool has_ticket_ = false;
};

}    // namespace

TEST_CASE("a session that one replica began is resumed by the next, which has the same keys") {
    const Replica one(key('a'));
    const Replica two(key('a'));
    for (const int version : {TLS1_2_VERSION, TLS1_3_VERSION}) {
        CAPTURE(version);
        Client client(version);
        CHECK_FALSE(client.visit(one.bench));
        CHECK(client.visit(two.bench));
        CHECK(client.visit(one.bench));
        CHECK(client.visit(one.bench));
    }
}

TEST_CASE("without a key file no session is resumed and no ticket is given") {
    const Certificates certificates;
    http::ServerOptions options = on_loopback();
    options.tls = certificates.tls();
    const ServerBench bench(echo, options);
    for (const int version : {TLS1_2_VERSION, TLS1_3_VERSION}) {
        CAPTURE(version);
        Client client(version);
        CHECK_FALSE(client.visit(bench));
        CHECK_FALSE(client.has_ticket());
        CHECK_FALSE(client.visit(bench));
    }
}

TEST_CASE("keys are rotated by a new one in front; a session lives on under the old one") {
    const Replica replica(key('a'));
    for (const int version : {TLS1_2_VERSION, TLS1_3_VERSION}) {
        CAPTURE(version);
        replica.rotate(key('a'));
        Client client(version);
        Client forgotten(version);
        CHECK_FALSE(client.visit(replica.bench));
        CHECK_FALSE(forgotten.visit(replica.bench));
        replica.rotate(key('b') + key('a'));
        CHECK(client.visit(replica.bench));    // and gets a ticket under the new key
        replica.rotate(key('b'));
        CHECK(client.visit(replica.bench));
        CHECK_FALSE(forgotten.visit(replica.bench));
    }
}

TEST_CASE("a ticket under foreign keys is no fault, but a whole handshake") {
    const Replica one(key('a'));
    const Replica stranger(key('x'));
    Client client(TLS1_3_VERSION);
    CHECK_FALSE(client.visit(one.bench));
    CHECK_FALSE(client.visit(stranger.bench));
    CHECK(client.visit(stranger.bench));
}

TEST_CASE("a key file that is no good keeps a server from starting, and the old keys in use") {
    const Replica replica(key('a'));
    replica.certificates.folder().write("keys", "short");
    const Result<void> reloaded = replica.bench.server->reload_certificate();
    REQUIRE_FALSE(reloaded);
    CHECK(reloaded.error().context.find("keys holds no keys") != std::string::npos);
    Client client(TLS1_3_VERSION);
    CHECK_FALSE(client.visit(replica.bench));
    CHECK(client.visit(replica.bench));
    CHECK_THROWS(ServerBench(echo, replica.options()));
}
