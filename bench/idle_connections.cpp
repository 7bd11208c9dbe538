// What idle keep-alive TLS connections cost in memory: the resident size of a server of its own,
// before and after.

#include <cstdio>
#include <exception>
#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

#include "bench/loopback.hpp"
#include "bench/skill_server.hpp"
#include "bench/tls_client.hpp"
#include "simulator/pki.hpp"
#include "support/scratch_folder.hpp"

namespace bench {

namespace {

constexpr std::size_t connections = 1000;

ask::Task<ask::http::Response> say_ok(ask::http::Request) {
    co_return ask::http::Response{200, {}, "ok", false};
}

void run() {
    allow_files(connections + 100);
    ask::simulator::CertificateSpec spec;
    spec.common_name = "localhost";
    const auto identity = ask::simulator::make_self_signed(spec);
    const ask::tests::ScratchFolder certificates;
    certificates.write("server.pem", identity.certificate_pem);
    certificates.write("server.key", identity.private_key_pem);
    const ServerProcess server([&](const Listening& listening) {
        serve({.handler = say_ok, .certificates = certificates}, listening);
    });

    const std::string request = "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n";
    TlsClient(server.port()).exchange(request);
    const auto before = server.resident_kib();
    std::printf("%6d connections %8zu KiB resident\n", 0, before);
    std::vector<std::unique_ptr<TlsClient>> idle;
    while (idle.size() < connections) {
        idle.push_back(std::make_unique<TlsClient>(server.port()));
        idle.back()->exchange(request);
        if (idle.size() % 250 != 0) continue;
        std::printf("%6zu connections %8zu KiB resident\n", idle.size(), server.resident_kib());
        std::fflush(stdout);
    }
    const auto each = static_cast<double>(server.resident_kib() - before) / connections;
    std::printf("%.1f KiB for each idle connection\n", each);
}

}    // namespace

}    // namespace bench

int main() {
    try {
        bench::run();
        return 0;
    } catch (const std::exception& fault) {
        std::printf("idle_connections: %s\n", fault.what());
        return 1;
    }
}
