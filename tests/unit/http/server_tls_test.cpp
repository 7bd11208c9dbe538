#include <openssl/err.h>

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
