#pragma once

#include <chrono>
#include <cstddef>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>

#include "core/deadline.hpp"
#include "core/log.hpp"
#include "core/result.hpp"
#include "core/task.hpp"
#include "http/message.hpp"
#include "http/url.hpp"

namespace ask::http {

inline constexpr ErrorCode dns_failed{"dns_failed"};
inline constexpr ErrorCode connect_failed{"connect_failed"};
inline constexpr ErrorCode tls_failed{"tls_failed"};    // certificate or host name did not hold
inline constexpr ErrorCode connection_broken{"connection_broken"};    // ended amid the exchange
inline constexpr ErrorCode bad_response{"bad_response"};    // not HTTP, or against its rules

// Sends one request and reads one response. May be called on any I/O thread; the work stays there.
class Client {
 public:
    virtual ~Client() = default;
    // Every status is a success here, redirects too, which are never followed. Errors: the codes
    // above, errors::timeout when the deadline passes at any step, errors::too_large.
    // Contexts name the host and never the path's query, a header or a token.
    virtual Task<Result<Response>> send(OutgoingRequest request, Deadline deadline) = 0;
};

struct ClientOptions {
    std::optional<std::filesystem::path> ca_file;    // none: the system's roots
    // "host:port" → "address:port", as curl --resolve: only the address changes, the host name is
    // still sent and checked.
    std::map<std::string, std::string> resolve;
    bool allow_http = false;                // plain http:// URLs, for the stand-in only
    bool verify_peer = true;                // false only for the stand-in's skill endpoint
    std::size_t most_idle_per_host = 16;    // on each I/O thread
    std::chrono::milliseconds connect_timeout{2'000};    // name, TCP and TLS together
    std::chrono::seconds idle_timeout{50};               // an idle connection is not used after it
    std::size_t most_header_bytes = 16U * 1024;
};

// HTTPS/1.1 with pooled keep-alive connections for each I/O thread and TLS session reuse; the
// peer's certificate chain and host name are checked. A request that fails on a pooled connection
// before a byte of the response came is sent again once on a new one (only for GET and HEAD). Must
// be destroyed after the I/O threads have stopped and before their contexts are.
class TlsClient final : public Client {
 public:
    // Errors: errors::invalid when ca_file cannot be read or a resolve entry is malformed.
    static Result<std::unique_ptr<TlsClient>> make(const ClientOptions& options);
    ~TlsClient() override;
    Task<Result<Response>> send(OutgoingRequest request, Deadline deadline) override;
    // Connections made so far; fewer than requests where the other side keeps them open. Any
    // thread.
    [[nodiscard]] std::size_t connections() const;

 private:
    struct Impl;
    explicit TlsClient(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> impl_;
};

}    // namespace ask::http
