#pragma once

#include <map>
#include <string>
#include <vector>

#include "http/client.hpp"
#include "http/detail/pool.hpp"

namespace ask::http::detail {

using Endpoints = std::vector<Tcp::endpoint>;
using Overrides = std::map<std::string, Tcp::endpoint>;

// Reads ClientOptions::resolve. errors::invalid names the entry.
[[nodiscard]] Result<Overrides> read_overrides(const std::map<std::string, std::string>& resolve);

// The addresses of the URL's host, a literal one as it is. Errors: dns_failed, errors::timeout.
Task<Result<Endpoints>> find_addresses(Url url, Deadline deadline);

// Opens connections: name, TCP, TLS. Any thread; a connection lives on the one that asked.
class Dialer {
 public:
    Dialer(Overrides overrides, SslContext tls, std::chrono::milliseconds limit)
        : overrides_(std::move(overrides)), tls_(std::move(tls)), limit_(limit) {}

    // Errors: dns_failed, connect_failed, tls_failed, connection_broken, errors::timeout.
    Task<Result<Link>> open(const Url& url, SslSession kept, Deadline deadline) const;

 private:
    Task<Result<Endpoints>> addresses(const Url& url, Deadline deadline) const;
    Task<Result<Link>> secure(Link link, const Url& url, SslSession kept, Deadline deadline) const;

    const Overrides overrides_;
    const SslContext tls_;
    const std::chrono::milliseconds limit_;
};

}    // namespace ask::http::detail
