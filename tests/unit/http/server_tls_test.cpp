#include <openssl/err.h>
#include <openssl/x509.h>

#include <catch2/catch_test_macros.hpp>

#include "server_bench.hpp"

using namespace ask;
using namespace ask::tests;
using std::chrono::milliseconds;

namespace {

http::ServerOptions with_tls(const Certificates& certificates) {
    http::ServerOptions options = on_loopback();
    options.tls = certificates.tls();
    return options;
}

std::string serial_of(const Wire& wire) {
    X509* leaf = SSL_get0_peer_certificate(wire.ssl());
    const ASN1_INTEGER* serial = X509_get0_serialNumber(leaf);
    return {reinterpret_cast<const char*>(serial->data), static_cast<std::size_t>(serial->length)};
}

SslSide side_of_version(int least, int most) {
    SslSide side = trusting_side();
    SSL_CTX_set_min_proto_version(side.get(), least);
    SSL_CTX_set_max_proto_version(side.get(), most);
    SSL_CTX_set_cipher_list(side.get(), "ALL:@SECLEVEL=0");
    return side;
}

}    // namespace

TEST_CASE("TLS 1.2 and 1.3 are served with forward secrecy, and the whole chain is sent") {
    const Certificates certificates;
    const ServerBench bench(echo, with_tls(certificates));
    for (const int version : {TLS1_2_VERSION, TLS1_3_VERSION}) {
        Wire wire = bench.connect_tls(side_of_version(version, version));
        CHECK(SSL_version(wire.ssl()) == version);
        CHECK(sk_X509_num(SSL_get_peer_cert_chain(wire.ssl())) == 2);
        REQUIRE(wire.send(post(std::string(100'000, 'x')) + post("next")));
        CHECK(wire.answer().body == std::string(100'000, 'x'));
        CHECK(wire.answer().body == "next");
    }
}

TEST_CASE("older versions and weak ciphers are refused") {
    const Certificates certificates;
    const ServerBench bench(echo, with_tls(certificates));
    SslSide weak = side_of_version(TLS1_2_VERSION, TLS1_2_VERSION);
    SSL_CTX_set_cipher_list(weak.get(),
                            "AES128-SHA:AES256-GCM-SHA384:ECDHE-ECDSA-AES128-SHA:@SECLEVEL=0");
    for (const SslSide& side : {side_of_version(TLS1_VERSION, TLS1_1_VERSION), weak}) {
        Wire wire = bench.connect();
        CHECK_FALSE(wire.secure(side, true));
        CHECK(ERR_GET_REASON(ERR_peek_error()) != SSL_R_UNEXPECTED_EOF_WHILE_READING);
        ERR_clear_error();
    }
    CHECK(comes_true([&] { return bench.refused("tls") == 2; }));
}

TEST_CASE("an unknown server name raises no alert") {
    const Certificates certificates;
    const ServerBench bench(echo, with_tls(certificates));
    const SslSide side = trusting_side();
    Wire wire = bench.connect();
    // Set before the handshake through the side's own callback-free way: a fresh SSL per wire.
    SSL_CTX_set_info_callback(side.get(), [](const SSL* ssl, int where, int) {
        if ((where & SSL_CB_HANDSHAKE_START) == 0) return;
        SSL_set_tlsext_host_name(const_cast<SSL*>(ssl), "nobody.example");
    });
    CHECK(wire.secure(side, true));
}

TEST_CASE("a client cannot renegotiate") {
    const Certificates certificates;
    const ServerBench bench(echo, with_tls(certificates));
    Wire wire = bench.connect_tls(side_of_version(TLS1_2_VERSION, TLS1_2_VERSION));
    SSL_renegotiate(wire.ssl());
    CHECK(SSL_do_handshake(wire.ssl()) != 1);
    ERR_clear_error();
}

TEST_CASE("a session is resumed by its ticket") {
    const Certificates certificates;
    const ServerBench bench(echo, with_tls(certificates));
    const SslSide side = trusting_side();
    Wire first = bench.connect_tls(side);
    REQUIRE(first.send(plain_get));
    REQUIRE(first.answer().status == 200);
    const std::unique_ptr<SSL_SESSION, void (*)(SSL_SESSION*)> kept(SSL_get1_session(first.ssl()),
                                                                    SSL_SESSION_free);
    SSL_CTX_set_ex_data(side.get(), 0, kept.get());
    SSL_CTX_set_info_callback(side.get(), [](const SSL* ssl, int where, int) {
        if ((where & SSL_CB_HANDSHAKE_START) == 0 || SSL_in_before(ssl) == 0) return;
        auto* session = static_cast<SSL_SESSION*>(SSL_CTX_get_ex_data(SSL_get_SSL_CTX(ssl), 0));
        SSL_set_session(const_cast<SSL*>(ssl), session);
    });
    const Wire second = bench.connect_tls(side);
    CHECK(SSL_session_reused(second.ssl()) == 1);
}

TEST_CASE("a handshake that is not finished in time ends, plain HTTP on a TLS port too") {
    const Certificates certificates;
    http::ServerOptions options = with_tls(certificates);
    options.handshake_timeout = milliseconds{60};
    const ServerBench bench(echo, options);
    Wire silent = bench.connect();
    CHECK(silent.ended());
    CHECK(comes_true([&] { return bench.refused("handshake_timeout") == 1; }));
    Wire plain = bench.connect();
    REQUIRE(plain.send(plain_get));
    CHECK(plain.answer().status == 0);
    CHECK(comes_true([&] { return bench.refused("tls") == 1; }));
}

TEST_CASE("an idle TLS connection ends with close_notify, and draining closes it at once") {
    const Certificates certificates;
    http::ServerOptions options = with_tls(certificates);
    options.idle_timeout = milliseconds{60};
    const ServerBench brief(echo, options);
    Wire wire = brief.connect_tls();
    CHECK(wire.ended());
    const ServerBench patient(echo, with_tls(certificates));
    Wire kept = patient.connect_tls();
    REQUIRE(kept.send(plain_get));
    REQUIRE(kept.answer().status == 200);
    patient.server->drain();
    CHECK(kept.ended());
}

TEST_CASE("a 413 over TLS can be read though the body is still being sent") {
    const Certificates certificates;
    const ServerBench bench(echo, with_tls(certificates));
    for (int round = 0; round < 10; ++round) {
        Wire wire = bench.connect_tls();
        REQUIRE(wire.send(post(std::string(300 * 1024, 'x'))));
        CHECK(wire.answer().status == 413);
    }
}

TEST_CASE("new connections get the reloaded certificate, open ones keep theirs") {
    const Certificates certificates;
    const ServerBench bench(echo, with_tls(certificates));
    Wire before = bench.connect_tls();
    const std::string old_serial = serial_of(before);
    certificates.issue("server", Certificates::spec("localhost", false));
    REQUIRE(bench.server->reload_certificate());
    const Wire after = bench.connect_tls();
    CHECK(serial_of(after) != old_serial);
    REQUIRE(before.send(post("still here")));
    CHECK(before.answer().body == "still here");
}

TEST_CASE("a certificate that cannot be loaded is refused with its file, and the old one stays") {
    const Certificates certificates;
    const ServerBench bench(echo, with_tls(certificates));
    const std::string old_serial = serial_of(bench.connect_tls());
    const Certificates others;
    struct Row {
        std::string file;
        std::string text;
    };
    for (const Row& row : {Row{"server.key", "garbage"}, Row{"server.pem", ""}}) {
        CAPTURE(row.file);
        certificates.folder().write(row.file, row.text);
        const Result<void> reloaded = bench.server->reload_certificate();
        REQUIRE_FALSE(reloaded);
        CHECK(reloaded.error().code == errors::invalid);
        CHECK(reloaded.error().context.find(row.file) != std::string::npos);
        CHECK(serial_of(bench.connect_tls()) == old_serial);
    }
    http::ServerOptions options = with_tls(others);
    certificates.issue("server", Certificates::spec("localhost", false));
    options.tls->private_key = certificates.file("server.key");
    Logger logger(LogOptions{.level = LogLevel::off, .format = LogFormat::text});
    Metrics metrics;
    IoThreads threads({}, logger);
    const auto foreign_key = http::Server::make(options, echo, threads, logger, metrics);
    REQUIRE_FALSE(foreign_key);
    CHECK(foreign_key.error().code == errors::invalid);
}
