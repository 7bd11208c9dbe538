#include "bench/tls_client.hpp"

#include <openssl/ssl.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <stdexcept>
#include <string_view>

#include "bench/loopback.hpp"

namespace bench {

namespace {

// The size of the whole response, 0 while its head is not complete.
std::size_t response_size(const std::string& bytes) {
    const auto head_end = bytes.find("\r\n\r\n");
    if (head_end == std::string::npos) return 0;
    std::string head = bytes.substr(0, head_end);
    std::ranges::transform(head, head.begin(), [](unsigned char c) { return std::tolower(c); });
    constexpr std::string_view name = "\r\ncontent-length: ";
    const auto at = head.find(name);
    if (at == std::string::npos) throw std::runtime_error("a response without Content-Length");
    return head_end + 4 + std::stoul(head.substr(at + name.size()));
}

}    // namespace

struct TlsClient::Impl {
    int socket = -1;
    SSL_CTX* context = nullptr;
    SSL* ssl = nullptr;

    ~Impl() {
        SSL_free(ssl);
        SSL_CTX_free(context);
        if (socket >= 0) ::close(socket);
    }
};

TlsClient::TlsClient(std::uint16_t port) : impl_(std::make_unique<Impl>()) {
    impl_->socket = connect_to(port);
    impl_->context = SSL_CTX_new(TLS_client_method());
    impl_->ssl = SSL_new(impl_->context);
    SSL_set_fd(impl_->ssl, impl_->socket);
    SSL_set_tlsext_host_name(impl_->ssl, "localhost");
    if (SSL_connect(impl_->ssl) != 1) throw std::runtime_error("no TLS handshake");
}

TlsClient::~TlsClient() = default;

std::string TlsClient::exchange(const std::string& request) {
    if (SSL_write(impl_->ssl, request.data(), static_cast<int>(request.size())) <= 0) {
        throw std::runtime_error("the connection broke while sending");
    }
    std::string response;
    std::array<char, 16384> part{};
    for (std::size_t size = 0; size == 0 || response.size() < size;
         size = response_size(response)) {
        const int read = SSL_read(impl_->ssl, part.data(), static_cast<int>(part.size()));
        if (read <= 0) throw std::runtime_error("the connection broke while reading");
        response.append(part.data(), static_cast<std::size_t>(read));
    }
    return response;
}

}    // namespace bench
