#include <openssl/ssl.h>

#include <string>

#include "doctor_scene.hpp"

using namespace ask;
using namespace ask::tests;

namespace {

void refuse_politely(Wire& wire, int) {
    while (!wire.read_until("\r\n\r\n").empty()) {
        if (!wire.send("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n")) return;
    }
}

template <int answer>
int about_names(SSL* ssl, int* alert, void*) {
    *alert = SSL_AD_UNRECOGNIZED_NAME;
    return SSL_get_servername(ssl, TLSEXT_NAMETYPE_host_name) ? answer : SSL_TLSEXT_ERR_OK;
}

SslSide versions(int least, int most) {
    SslSide side = doctor_pki().side("good");
    SSL_CTX_set_security_level(side.get(), 0);
    SSL_CTX_set_cipher_list(side.get(), "ALL:@SECLEVEL=0");
    SSL_CTX_set_min_proto_version(side.get(), least);
    SSL_CTX_set_max_proto_version(side.get(), most);
    return side;
}

SslSide with_ciphers(const char* list) {
    SslSide side = versions(TLS1_2_VERSION, TLS1_2_VERSION);
    REQUIRE(SSL_CTX_set_cipher_list(side.get(), list) == 1);
    return side;
}

Findings findings_at(const SslSide& side) {
    const ScriptedServer server(refuse_politely, side);
    return findings_of(doctor_plan(server.port()));
}

}    // namespace

TEST_CASE("each version of TLS is tried by itself") {
    const Findings old = findings_at(versions(TLS1_VERSION, TLS1_2_VERSION));
    CHECK(verdict_of(old, "TLS 1.2, 1.3") == "ok");
    CHECK(said_of(old, "TLS 1.0, 1.1").starts_with("TLS 1.0 ("));
    CHECK(said_of(old, "TLS 1.0, 1.1").find(") and TLS 1.1 (") != std::string::npos);
    const Findings newest = findings_at(versions(TLS1_3_VERSION, TLS1_3_VERSION));
    CHECK(verdict_of(newest, "TLS 1.2, 1.3") == "warning");
    CHECK(verdict_of(newest, "TLS 1.0, 1.1") == "ok");
    const Findings oldest = findings_at(versions(TLS1_VERSION, TLS1_1_VERSION));
    CHECK(verdict_of(oldest, "handshake") == "fault");
    CHECK(verdict_of(oldest, "TLS 1.2, 1.3") == "fault");
}

TEST_CASE("a server that no usual client agrees with fails, though some cipher could be had") {
    const Findings odd = findings_at(with_ciphers("ECDHE-ECDSA-CAMELLIA256-SHA384@SECLEVEL=0"));
    CHECK(verdict_of(odd, "handshake") == "fault");
    CHECK(said_of(odd, "handshake").find("TLS 1.2 (ECDHE-ECDSA-CAMELLIA256-SHA384)") !=
          std::string::npos);
    CHECK(said_of(odd, "TLS 1.2, 1.3").find("CAMELLIA") != std::string::npos);
    const Findings nameless = findings_at(with_ciphers("AECDH:ADH@SECLEVEL=0"));
    CHECK(verdict_of(nameless, "handshake") == "fault");
    CHECK(verdict_of(nameless, "TLS 1.2, 1.3") == "fault");
}

TEST_CASE("a server that demands a client certificate is told of, whatever its version") {
    for (const int version : {TLS1_2_VERSION, TLS1_3_VERSION}) {
        SslSide side = versions(version, version);
        SSL_CTX_set_verify(side.get(), SSL_VERIFY_PEER | SSL_VERIFY_FAIL_IF_NO_PEER_CERT, nullptr);
        const Findings findings = findings_at(side);
        CHECK(verdict_of(findings, "handshake") == "fault");
        CHECK(said_of(findings, "handshake").starts_with("the server demands a client cert"));
        CHECK(verdict_of(findings, "TLS 1.2, 1.3") != "fault");
    }
}

TEST_CASE("the cipher that was agreed upon is told") {
    const Findings findings = findings_at(with_ciphers("ECDHE-ECDSA-AES128-SHA@SECLEVEL=0"));
    CHECK(verdict_of(findings, "handshake") == "ok");
    CHECK(said_of(findings, "TLS 1.2, 1.3").find("ECDHE-ECDSA-AES128-SHA") != std::string::npos);
}

TEST_CASE("a server that dislikes its own name is told of, as Alexa drops it") {
    SslSide warning = versions(TLS1_2_VERSION, TLS1_2_VERSION);
    SSL_CTX_set_tlsext_servername_callback(warning.get(),
                                           about_names<SSL_TLSEXT_ERR_ALERT_WARNING>);
    CHECK(said_of(findings_at(warning), "handshake").starts_with("the server warns"));
    SslSide fatal = versions(TLS1_2_VERSION, TLS1_3_VERSION);
    SSL_CTX_set_tlsext_servername_callback(fatal.get(), about_names<SSL_TLSEXT_ERR_ALERT_FATAL>);
    const Findings refused = findings_at(fatal);
    CHECK(said_of(refused, "handshake").starts_with("the server refuses its own name"));
    CHECK(said_of(refused, "handshake").find("localhost") != std::string::npos);
}

TEST_CASE("a certificate that comes for a name only is noticed") {
    SslSide named = doctor_pki().side("wrong-name");
    static const SslSide right = doctor_pki().side("good");
    const auto choose = [](SSL* ssl, int*, void*) {
        const bool is_named = SSL_get_servername(ssl, TLSEXT_NAMETYPE_host_name) != nullptr;
        if (is_named) SSL_set_SSL_CTX(ssl, right.get());
        return SSL_TLSEXT_ERR_OK;
    };
    SSL_CTX_set_tlsext_servername_callback(named.get(), +choose);
    const Findings findings = findings_at(named);
    CHECK(said_of(findings, "SNI").starts_with("the right certificate comes with a server name"));
    CHECK(verdict_of(findings, "host name") == "ok");
}
