#pragma once

#include <chrono>
#include <cstddef>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "http/detail/stream.hpp"
#include "http/detail/tls_layer.hpp"

namespace ask::http::detail {

// An open connection to a place; `tls` is the stream's own layer, null for plain HTTP.
struct Link {
    std::shared_ptr<Stream> stream;
    const TlsLayer* tls = nullptr;
};

// Where a connection leads and on which thread it lives.
struct PoolKey {
    const void* thread;    // its execution context
    std::string place;     // "https://host:port"
    friend auto operator<=>(const PoolKey&, const PoolKey&) = default;
};

// Idle connections. Any thread; a connection is only ever given back to the thread it lives on.
class Pool {
 public:
    Pool(std::size_t most_per_key, std::chrono::milliseconds idle_time)
        : most_(most_per_key), idle_time_(idle_time) {}

    // The one used last; nothing when all are too old or were ended by the other side.
    [[nodiscard]] std::optional<Link> take(const PoolKey& key);
    void keep(const PoolKey& key, Link link);

 private:
    using Time = std::chrono::steady_clock;
    struct Idle {
        Link link;
        Time::time_point since;
    };

    std::optional<Idle> pop(const PoolKey& key);

    const std::size_t most_;
    const std::chrono::milliseconds idle_time_;
    std::mutex mutex_;
    std::map<PoolKey, std::vector<Idle>> idle_;
};

// The newest TLS session of each place, so that a new connection there needs a short handshake.
// Any thread.
class SessionShelf {
 public:
    [[nodiscard]] SslSession find(const std::string& place) const;
    void keep(const std::string& place, const TlsLayer& used);

 private:
    using Time = std::chrono::steady_clock;
    mutable std::mutex mutex_;
    std::map<std::string, std::pair<SslSession, Time::time_point>> sessions_;
};

}    // namespace ask::http::detail
