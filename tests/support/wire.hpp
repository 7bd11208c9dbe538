#pragma once

#include <arpa/inet.h>
#include <netinet/in.h>
#include <openssl/ssl.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>

namespace ask::tests {

using SslSide = std::shared_ptr<SSL_CTX>;

// One HTTP message as it came.
struct WireAnswer {
    unsigned status = 0;    // 0: the connection ended before a head was complete
    std::string head;
    std::string body;
    [[nodiscard]] bool says(std::string_view field) const {
        return head.find("\r\n" + std::string(field) + "\r\n") != head.npos;
    }
};

// A blocking socket on loopback, plain or TLS, for writing and reading odd bytes. What does not
// come within five seconds counts as the end.
class Wire {
 public:
    explicit Wire(int socket) : socket_(socket) {
        ::signal(SIGPIPE, SIG_IGN);
        wait_at_most(std::chrono::seconds{5});
    }
    void wait_at_most(std::chrono::milliseconds patience) {
        const timeval limit{.tv_sec = patience.count() / 1000,
                            .tv_usec = patience.count() % 1000 * 1000};
        ::setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof limit);
    }
    static Wire to(std::uint16_t port) {
        const int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        Wire wire(socket);
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(port);
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        wire.connected_ =
            ::connect(socket, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0;
        return wire;
    }
    Wire(Wire&& other) noexcept
        : socket_(std::exchange(other.socket_, -1)),
          connected_(other.connected_),
          ssl_(std::move(other.ssl_)),
          kept_(std::move(other.kept_)) {}
    Wire& operator=(Wire&&) = delete;
    ~Wire() { close(); }

    [[nodiscard]] bool connected() const { return connected_; }
    [[nodiscard]] SSL* ssl() const { return ssl_.get(); }
    // Between answers: the other side has ended the connection, or says something unasked.
    [[nodiscard]] bool is_over() const {
        char byte = 0;
        const auto got = ::recv(socket_, &byte, 1, MSG_PEEK | MSG_DONTWAIT);
        return got >= 0 || (errno != EAGAIN && errno != EWOULDBLOCK);
    }

    // Handshakes; false when it fails.
    bool secure(const SslSide& side, bool as_client) {
        ssl_ = {SSL_new(side.get()), SSL_free};
        SSL_set_fd(ssl_.get(), socket_);
        return (as_client ? SSL_connect(ssl_.get()) : SSL_accept(ssl_.get())) == 1;
    }

    // False once the other side has gone.
    bool send(std::string_view bytes) {
        while (!bytes.empty()) {
            const int size = static_cast<int>(std::min<std::size_t>(bytes.size(), 1U << 20U));
            const auto sent = ssl_ ? SSL_write(ssl_.get(), bytes.data(), size)
                                   : ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
            if (sent <= 0) return false;
            bytes.remove_prefix(static_cast<std::size_t>(sent));
        }
        return true;
    }

    // Up to and with `end`; less when the connection ends before.
    std::string read_until(std::string_view end) {
        while (kept_.find(end) == kept_.npos && receive()) {
        }
        const std::size_t at = kept_.find(end);
        return take(at == kept_.npos ? kept_.size() : at + end.size());
    }
    std::string read(std::size_t size) {
        while (kept_.size() < size && receive()) {
        }
        return take(std::min(size, kept_.size()));
    }
    std::string read_to_end() {
        while (receive()) {
        }
        return take(kept_.size());
    }
    // Nothing more comes and the other side has ended the connection in order.
    [[nodiscard]] bool ended() { return read_to_end().empty() && orderly_; }

    WireAnswer answer(bool to_head = false) {
        WireAnswer answer;
        answer.head = read_until("\r\n\r\n");
        if (!answer.head.ends_with("\r\n\r\n")) return answer;
        answer.status = static_cast<unsigned>(std::atoi(answer.head.substr(9, 3).c_str()));
        const std::size_t length = answer.head.find("\r\nContent-Length: ");
        if (to_head || length == answer.head.npos) return answer;
        const auto size = std::strtoul(answer.head.c_str() + length + 18, nullptr, 10);
        answer.body = read(size);
        return answer;
    }

    void half_close() { ::shutdown(socket_, SHUT_WR); }
    void finish_tls() { SSL_shutdown(ssl_.get()); }
    // Ends with RST, as a crashed or impolite peer does.
    void reset() {
        const linger now{.l_onoff = 1, .l_linger = 0};
        ::setsockopt(socket_, SOL_SOCKET, SO_LINGER, &now, sizeof now);
        close();
    }
    void close() {
        if (socket_ >= 0) ::close(std::exchange(socket_, -1));
    }

 private:
    bool receive() {
        std::array<char, 16384> part{};
        const auto got = ssl_ ? SSL_read(ssl_.get(), part.data(), static_cast<int>(part.size()))
                              : static_cast<int>(::recv(socket_, part.data(), part.size(), 0));
        orderly_ = got == 0 && (!ssl_ || SSL_get_error(ssl_.get(), 0) == SSL_ERROR_ZERO_RETURN);
        if (got <= 0) return false;
        kept_.append(part.data(), static_cast<std::size_t>(got));
        return true;
    }
    std::string take(std::size_t size) {
        std::string taken = kept_.substr(0, size);
        kept_.erase(0, size);
        return taken;
    }

    int socket_;
    bool connected_ = true;
    bool orderly_ = false;
    std::shared_ptr<SSL> ssl_;
    std::string kept_;
};

inline SslSide make_ssl_side(const SSL_METHOD* method) {
    SslSide side(SSL_CTX_new(method), SSL_CTX_free);
    if (!side) throw std::runtime_error("SSL_CTX_new");
    return side;
}

// A client that trusts everybody, for tests that are not about trust.
inline SslSide trusting_side() {
    return make_ssl_side(TLS_client_method());
}

inline SslSide server_side(const std::string& chain_file, const std::string& key_file) {
    SslSide side = make_ssl_side(TLS_server_method());
    const bool loaded =
        SSL_CTX_use_certificate_chain_file(side.get(), chain_file.c_str()) == 1 &&
        SSL_CTX_use_PrivateKey_file(side.get(), key_file.c_str(), SSL_FILETYPE_PEM) == 1;
    if (!loaded) throw std::runtime_error("the test's certificate cannot be used");
    return side;
}

}    // namespace ask::tests
