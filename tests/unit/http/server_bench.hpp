#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <stdexcept>
#include <string>
#include <thread>

#include "http/server.hpp"
#include "simulator/pki.hpp"
#include "support/scratch_folder.hpp"
#include "support/wire.hpp"

namespace ask::tests {

// True as soon as the condition is; false after five seconds.
inline bool comes_true(const std::function<bool()>& condition) {
    const auto end = std::chrono::steady_clock::now() + std::chrono::seconds{5};
    while (!condition()) {
        if (std::chrono::steady_clock::now() > end) return false;
        std::this_thread::sleep_for(std::chrono::milliseconds{1});
    }
    return true;
}

// Certificates as files: an authority, what it issued, and odd ones.
class Certificates {
 public:
    Certificates() {
        authority_ = simulator::make_self_signed(spec("Test Root", true));
        folder_.write("root.pem", authority_.certificate_pem);
        issue("server", spec("localhost", false));
    }
    // NAME.pem (leaf and root) and NAME.key.
    void issue(const std::string& name, const simulator::CertificateSpec& what) const {
        const simulator::Identity made = simulator::make_issued(what, authority_);
        folder_.write(name + ".pem", made.certificate_pem + authority_.certificate_pem);
        folder_.write(name + ".key", made.private_key_pem);
    }
    [[nodiscard]] std::string file(const std::string& name) const {
        return (folder_.path() / name).string();
    }
    [[nodiscard]] const ScratchFolder& folder() const { return folder_; }
    [[nodiscard]] SslSide side(const std::string& name) const {
        return server_side(file(name + ".pem"), file(name + ".key"));
    }
    [[nodiscard]] http::TlsOptions tls() const {
        return {.certificate_chain = file("server.pem"), .private_key = file("server.key")};
    }
    static simulator::CertificateSpec spec(const std::string& name, bool is_authority) {
        simulator::CertificateSpec made;
        made.common_name = name;
        if (!is_authority) made.dns_names = {name};
        made.key = simulator::KeyKind::ec_p256;
        made.is_authority = is_authority;
        return made;
    }

 private:
    ScratchFolder folder_;
    simulator::Identity authority_;
};

inline Task<http::Response> echo(http::Request request) {
    co_return http::Response{
        .status = 200, .headers = {}, .body = std::move(request.body), .close = false};
}

inline http::ServerOptions on_loopback() {
    http::ServerOptions options;
    options.name = "test";
    options.address = "127.0.0.1";
    options.port = 0;
    return options;
}

// A server on a free port with two threads unless told otherwise, which run at once unless told
// otherwise.
struct ServerBench {
    explicit ServerBench(http::RequestHandler handler = echo,
                         http::ServerOptions options = on_loopback(), bool run = true,
                         std::size_t thread_count = 2)
        : threads{IoThreadsOptions{.count = thread_count,
                                   .stuck_after = std::chrono::milliseconds{2'000},
                                   .most_replacements = 16},
                  logger} {
        auto made =
            http::Server::make(std::move(options), std::move(handler), threads, logger, metrics);
        if (!made) throw std::runtime_error(made.error().context);
        server = std::move(*made);
        server->start();
        if (run) threads.start();
    }

    [[nodiscard]] Wire connect() const { return Wire::to(server->port()); }
    [[nodiscard]] Wire connect_tls(const SslSide& side = trusting_side()) const {
        Wire wire = connect();
        if (!wire.secure(side, true)) throw std::runtime_error("the handshake failed");
        return wire;
    }
    [[nodiscard]] double refused(const std::string& reason) const {
        return metrics.value("skilld_http_refused_total", {{"server", "test"}, {"reason", reason}});
    }

    Logger logger{LogOptions{.level = LogLevel::off, .format = LogFormat::text}};
    Metrics metrics;
    IoThreads threads;
    std::unique_ptr<http::Server> server;
};

// A request with a body of a known length.
inline std::string post(const std::string& body, const std::string& fields = "") {
    return "POST /skill?a=b HTTP/1.1\r\nHost: localhost\r\n" + fields +
           "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
}
inline std::string post_chunked(const std::string& chunks) {
    return "POST / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n" + chunks;
}
inline const std::string plain_get = "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n";

}    // namespace ask::tests
