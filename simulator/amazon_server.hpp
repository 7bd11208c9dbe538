#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <string>

#include "core/clock.hpp"
#include "core/io_threads.hpp"
#include "core/log.hpp"
#include "core/metrics.hpp"
#include "core/result.hpp"
#include "http/server.hpp"
#include "simulator/amazon_directory.hpp"

namespace ask::simulator {

// The worlds behind the hosts, and the time by which their tokens are judged.
struct Worlds {
    const AmazonDirectory& directory;
    const Clock& clock;
};

// Answers as the host that the request names: the certificate host or one of the API hosts; 421 for
// any other. The world is that of the bearer token (401 without one that is known) or of the
// certificate file's name (403). Waits as long as the world's trouble says.
[[nodiscard]] Task<http::Response> answer_as_amazon(Worlds worlds, http::Request request);

// Amazon's hosts on one TLS port.
class AmazonServer {
 public:
    struct Options {
        std::string address = "127.0.0.1";
        std::uint16_t port = 0;    // 0: any free one
        http::TlsOptions tls;      // a certificate for all the hosts
    };
    // Errors: as http::Server::make. Everything passed must outlive it.
    static Result<AmazonServer> make(const Options& options, Worlds worlds, IoThreads& threads,
                                     Logger& logger, Metrics& metrics);
    [[nodiscard]] std::uint16_t port() const { return server_->port(); }
    // "host:443" → "127.0.0.1:port" for each host, as outbound.resolve of a server on this machine
    // wants it.
    [[nodiscard]] std::map<std::string, std::string> addresses() const;

 private:
    explicit AmazonServer(std::unique_ptr<http::Server> server) : server_(std::move(server)) {}
    std::unique_ptr<http::Server> server_;
};

}    // namespace ask::simulator
