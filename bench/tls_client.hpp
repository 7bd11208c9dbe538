#pragma once

#include <cstdint>
#include <memory>
#include <string>

namespace bench {

// One TLS connection to this machine, kept alive; blocks. It trusts whoever answers.
class TlsClient {
 public:
    // Throws std::runtime_error when it cannot connect.
    explicit TlsClient(std::uint16_t port);
    ~TlsClient();
    TlsClient(const TlsClient&) = delete;
    TlsClient& operator=(const TlsClient&) = delete;

    // Sends the bytes of one HTTP request and gives the bytes of its response, which must carry a
    // Content-Length. Throws std::runtime_error when the connection breaks.
    std::string exchange(const std::string& request);

 private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}    // namespace bench
