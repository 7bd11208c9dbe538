// What idle keep-alive TLS connections cost in memory: the resident size of a server of its own,
// before and after.

#include <sys/resource.h>

#include <cstdio>
#include <exception>
#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

#include "bench/server_process.hpp"
#include "bench/tls_client.hpp"
#include "http/server.hpp"
#include "simulator/pki.hpp"
#include "support/scratch_folder.hpp"

namespace bench {

namespace {

constexpr std::size_t connections = 1000;

ask::Task<ask::http::Response> say_ok(ask::http::Request) {
    co_return ask::http::Response{200, {}, "ok", false};
}

void serve(const ask::tests::ScratchFolder& certificates, const Listening& listening) {
    ask::Logger logger;
    ask::Metrics metrics;
    ask::IoThreads threads({}, logger);
    ask::http::ServerOptions options;
    options.address = "127.0.0.1";
    options.port = 0;
    options.tls = {certificates.path() / "server.pem", certificates.path() / "server.key"};
    auto server = ask::http::Server::make(options, say_ok, threads, logger, metrics);
    if (!server) throw std::runtime_error(server.error().context);
    (*server)->start();
    threads.start();
    listening((*server)->port());
}

void allow_many_files() {
    rlimit limit{};
    ::getrlimit(RLIMIT_NOFILE, &limit);
    limit.rlim_cur = limit.rlim_max;
    ::setrlimit(RLIMIT_NOFILE, &limit);
    if (limit.rlim_cur < connections + 100) throw std::runtime_error("too few files allowed");
}

void run() {
    allow_many_files();
    ask::simulator::CertificateSpec spec;
    spec.common_name = "localhost";
    const auto identity = ask::simulator::make_self_signed(spec);
    const ask::tests::ScratchFolder certificates;
    certificates.write("server.pem", identity.certificate_pem);
    certificates.write("server.key", identity.private_key_pem);
    const ServerProcess server([&](const Listening& listening) { serve(certificates, listening); });

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
