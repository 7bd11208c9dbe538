#include <vector>

#include "doctor_bench.hpp"
#include "http/client.hpp"

using namespace ask;
using namespace ask::tests;
using http::TlsVersion;

namespace {

void refuse(Examination& seen, TlsVersion version) {
    seen.tls->versions.insert_or_assign(version, fail(http::tls_failed, "TLS handshake: alert"));
}

void fail_handshake(Examination& seen, ErrorCode code, const char* context) {
    seen.tls = doctor::TlsLook{.usual = fail(code, context), .speaks_plain_http = false};
}

}    // namespace

TEST_CASE("what a handshake that fails says of the server") {
    check_cases({
        {"plain HTTP behind https://",
         [](Examination& seen) {
             fail_handshake(seen, http::tls_failed, "TLS handshake: wrong version number");
             seen.tls->speaks_plain_http = true;
         },
         "handshake", "fault", "is plain HTTP | put TLS in front of it"},
        {"its name is refused",
         [](Examination& seen) {
             fail_handshake(seen, http::tls_failed, "TLS handshake: tlsv1 unrecognized name");
         },
         "handshake", "fault", "configure skill.example.com as the server's name"},
        {"it wants a certificate of the client's",
         [](Examination& seen) {
             seen.tls->usual = fail(
                 http::tls_failed, "TLS handshake: " + std::string(http::wants_client_certificate));
         },
         "handshake", "fault", "and Amazon sends none"},
        {"it asks for one and takes whoever has none",
         [](Examination& seen) { seen.tls->usual->asked_for_certificate = true; }, "handshake",
         "warning", "asks for a client certificate"},
        {"it asks for one and closes the connection",
         [](Examination& seen) {
             seen.tls->usual->asked_for_certificate = true;
             seen.unsigned_post = fail(http::connection_broken, "closed");
         },
         "handshake", "fault", "demands a client certificate"},
        {"odd ciphers",
         [](Examination& seen) {
             seen.tls->usual =
                 fail(http::tls_failed, "TLS handshake: sslv3 alert handshake failure");
         },
         "handshake", "fault", "the server agrees to TLS 1.2 (AES), and to none of the ciphers"},
        {"its name is warned of", [](Examination& seen) { seen.tls->usual->warned_of_name = true; },
         "handshake", "warning", "Alexa drops such connections"},
        {"silence",
         [](Examination& seen) { fail_handshake(seen, errors::timeout, "TLS handshake"); },
         "handshake", "fault", "took the connection and does not speak"},
        {"cut off",
         [](Examination& seen) {
             fail_handshake(seen, http::connection_broken, "TLS handshake: cut off by the server");
         },
         "handshake", "fault", "cut off by the server"},
        {"slow", [](Examination& seen) { seen.tls->usual->handshake = 1'400ms; }, "handshake",
         "warning", "1.4 s"},
    });
}

TEST_CASE("which versions of TLS are had") {
    check_cases({
        {"no 1.3", [](Examination& seen) { refuse(seen, TlsVersion::tls13); }, "TLS 1.2, 1.3", "ok",
         "1.3 is not"},
        {"no 1.2", [](Examination& seen) { refuse(seen, TlsVersion::tls12); }, "TLS 1.2, 1.3",
         "warning", "offer TLS 1.2 as well"},
        {"neither",
         [](Examination& seen) {
             refuse(seen, TlsVersion::tls12);
             refuse(seen, TlsVersion::tls13);
         },
         "TLS 1.2, 1.3", "fault", "neither is accepted"},
        {"1.1 too",
         [](Examination& seen) {
             seen.tls->versions.insert_or_assign(TlsVersion::tls11, tls_report(TlsVersion::tls11));
         },
         "TLS 1.0, 1.1", "warning", "TLS 1.1 (AES) can still be had"},
        {"this machine cannot ask",
         [](Examination& seen) {
             seen.tls->versions.insert_or_assign(TlsVersion::tls10,
                                                 fail(errors::unavailable, "cannot offer it"));
         },
         "TLS 1.0, 1.1", "not looked at", "cannot offer it"},
    });
}

TEST_CASE("whether the server's name must be said") {
    check_cases({
        {"the same without", [](Examination&) {}, "SNI", "ok", "with and without"},
        {"another without", [](Examination& seen) { (*seen.tls->nameless)->chain_pem = "x"; },
         "SNI", "ok", "with a server name only"},
        {"none without",
         [](Examination& seen) { seen.tls->nameless = fail(http::tls_failed, "alert"); }, "SNI",
         "ok", "with a server name only"},
        {"no time for it",
         [](Examination& seen) { seen.tls->nameless = fail(errors::timeout, "connect"); }, "SNI",
         "not looked at", "connect"},
    });
}

TEST_CASE("without TLS there is nothing to look at but that") {
    Examination seen = healthy();
    seen.url.scheme = "http";
    seen.tls.reset();
    seen.chain.reset();
    const Findings findings = doctor::judge(seen);
    CHECK(verdict_of(findings, "TLS") == "not looked at");
    CHECK(verdict_of(findings, "certificate") == "not looked at");
    CHECK(verdict_of(findings, "host name") == "none");
    CHECK(verdict_of(findings, "unsigned POST") == "ok");
}
