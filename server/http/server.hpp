#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/io_threads.hpp"
#include "core/log.hpp"
#include "core/metrics.hpp"
#include "core/result.hpp"
#include "core/task.hpp"
#include "http/message.hpp"
#include "http/network.hpp"

namespace ask::http {

struct TlsOptions {
    std::filesystem::path certificate_chain;    // PEM: leaf first, then intermediates
    std::filesystem::path private_key;          // PEM
    // The keys of session tickets, the same file for every replica: 80 bytes each (name 16, HMAC
    // 32, AES 32), raw or one in base64 on each line. The first encrypts, all decrypt. None: no
    // session is resumed, because a ticket of one replica is nothing to the next.
    std::optional<std::filesystem::path> session_ticket_keys = std::nullopt;
};

// Whether the balancer says in front of each connection whose it is: the PROXY protocol, version 1
// or 2. Required: a connection without it is closed.
enum class ProxyProtocol { off, required };

struct ServerOptions {
    std::string name = "endpoint";    // in logs and metrics
    std::string address = "0.0.0.0";
    std::uint16_t port = 8443;        // 0: any free one, see Server::port
    std::optional<TlsOptions> tls;    // none: plain HTTP, TLS ends in front of us
    std::size_t most_connections = 4096;
    std::size_t most_header_bytes = 16U * 1024;
    std::size_t most_body_bytes = 256U * 1024;
    std::chrono::milliseconds handshake_timeout{5'000};
    std::chrono::milliseconds header_timeout{10'000};    // from the first byte of a message
    std::chrono::milliseconds body_timeout{10'000};
    std::chrono::milliseconds write_timeout{10'000};    // for one answer
    std::chrono::milliseconds idle_timeout{75'000};     // longer than balancers keep theirs (60 s)
    std::chrono::milliseconds request_deadline{7'000};
    ProxyProtocol proxy_protocol = ProxyProtocol::off;
    std::chrono::milliseconds proxy_header_timeout{5'000};
    // Whose X-Forwarded-For or Forwarded is believed for Request::peer. With the PROXY protocol and
    // unless empty, nobody else may connect.
    std::vector<Network> trusted_proxies = {};
    // Of requests that have not come whole yet, all together, without the first 16 KiB of each. One
    // that needs more gets 503.
    std::size_t most_unfinished_bytes = std::size_t{64} << 20U;
    std::size_t most_requests = 0;    // in work at once; 0: 128 for each thread
    // A request that has waited longer for its thread is refused once so many come that the thread
    // does not catch up. 0: none is.
    std::chrono::milliseconds most_lag{0};
    // How long a client that wants to connect waits for others who do, where most_lag limits waits.
    std::chrono::milliseconds handshake_patience{1'000};
    bool measures_steps = false;    // skilld_step_seconds{step=tls|read}
};

// Answers one request. Runs on the connection's thread; an exception becomes status 500.
using RequestHandler = std::function<Task<Response>(Request)>;

// HTTP/1.1 over TLS 1.2/1.3 or plain. Keep-alive, chunked bodies, Expect: 100-continue. What it
// answers by itself, with an empty body: 400 not HTTP, 408 too slow, 413 body over the limit, 417
// other expectations, 431 headers over the limit, 503 with Retry-After when draining, over
// most_connections, or overloaded (the connection stays open then). Content-Encoding other than
// identity: 415.
// Metrics: skilld_http_connections, skilld_http_requests_in_work, skilld_http_lag_seconds (how long
// what has arrived waits for its thread), skilld_http_refused_total,
// skilld_certificate_reloads_total and, of the certificates served,
// skilld_certificate_expiry_timestamp_seconds. Destroy it before the threads, and what the handler
// uses after connections() is zero or the threads have stopped; logger and metrics outlive the
// threads.
class Server {
 public:
    // Errors: errors::invalid when the certificate or key cannot be read or do not fit each other;
    // errors::unavailable when the address cannot be bound. The context names the file or address.
    static Result<std::unique_ptr<Server>> make(ServerOptions options, RequestHandler handler,
                                                IoThreads& threads, Logger& logger,
                                                Metrics& metrics);
    ~Server();

    void start();
    [[nodiscard]] std::uint16_t port() const;    // the bound one
    // From now on an answer ends its connection, so that clients come to another replica of
    // themselves: one that drain() closes while its next request is under way costs that request.
    // Any thread; returns at once.
    void send_away();
    // No new connections, idle ones close, what is in flight is answered with Connection: close.
    // Any thread; returns at once.
    void drain();
    [[nodiscard]] bool draining() const;
    // Connections open now. Zero after drain() means that everything was answered.
    [[nodiscard]] std::size_t connections() const;
    // Reads the files of TlsOptions again; connections that are open keep theirs. Errors as in
    // make, and then the old certificate stays.
    Result<void> reload_certificate();

 private:
    struct Impl;
    explicit Server(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> impl_;
};

}    // namespace ask::http
