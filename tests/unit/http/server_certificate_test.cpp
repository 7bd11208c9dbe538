#include <openssl/x509.h>

#include <catch2/catch_test_macros.hpp>
#include <ctime>
#include <string>

#include "server_bench.hpp"

using namespace ask;
using namespace ask::tests;

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

double reloads(const ServerBench& bench, const char* result) {
    return bench.metrics.value("skilld_certificate_reloads_total", {{"result", result}});
}

double expiry(const ServerBench& bench) {
    return bench.metrics.value("skilld_certificate_expiry_timestamp_seconds",
                               {{"certificate", "server"}});
}

}    // namespace

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

TEST_CASE("what is served, when it expires and how reloading went can be seen from outside") {
    const Certificates certificates;
    const ServerBench bench(echo, with_tls(certificates));
    const double first = expiry(bench);
    CHECK(first > static_cast<double>(std::time(nullptr)));
    CHECK(reloads(bench, "loaded") + reloads(bench, "failed") == 0);
    simulator::CertificateSpec brief = Certificates::spec("localhost", false);
    brief.not_after = std::chrono::system_clock::now() + std::chrono::hours{1};
    certificates.issue("server", brief);
    REQUIRE(bench.server->reload_certificate());
    CHECK(expiry(bench) < first);
    const double now = static_cast<double>(std::time(nullptr));
    CHECK(expiry(bench) > now + 3'000);
    CHECK(expiry(bench) < now + 4'000);
    certificates.folder().write("server.key", "garbage");
    REQUIRE_FALSE(bench.server->reload_certificate());
    CHECK(reloads(bench, "loaded") == 1);
    CHECK(reloads(bench, "failed") == 1);
    const ServerBench plain;
    CHECK(plain.server->reload_certificate());
    CHECK(reloads(plain, "loaded") == 0);
}

TEST_CASE("a pair of which only one half is new is refused until the other half comes") {
    const Certificates certificates;
    const Certificates renewed;
    const ServerBench bench(echo, with_tls(certificates));
    const std::string old_serial = serial_of(bench.connect_tls());
    std::filesystem::copy_file(renewed.file("server.pem"), certificates.file("server.pem"),
                               std::filesystem::copy_options::overwrite_existing);
    CHECK_FALSE(bench.server->reload_certificate());
    CHECK(serial_of(bench.connect_tls()) == old_serial);
    std::filesystem::copy_file(renewed.file("server.key"), certificates.file("server.key"),
                               std::filesystem::copy_options::overwrite_existing);
    CHECK(bench.server->reload_certificate());
    CHECK(serial_of(bench.connect_tls()) != old_serial);
}
