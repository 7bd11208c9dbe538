#pragma once

#include <openssl/ssl.h>

#include <memory>
#include <string>

#include "http/detail/layer.hpp"

namespace ask::http::detail {

struct FreeSsl {
    void operator()(SSL* ssl) const { SSL_free(ssl); }
};
struct FreeSession {
    void operator()(SSL_SESSION* session) const { SSL_SESSION_free(session); }
};
using SslContext = std::shared_ptr<SSL_CTX>;
using SslSession = std::shared_ptr<SSL_SESSION>;

// OpenSSL on our socket calls. Unlike asio::ssl::stream it owns no buffers of its own: with
// SSL_MODE_RELEASE_BUFFERS an idle connection costs what OpenSSL's state costs.
class TlsLayer final : public Layer {
 public:
    static std::unique_ptr<TlsLayer> server(SSL_CTX* context, int socket);
    // `host` is what the certificate must name: a DNS name, which is sent as SNI too, or a literal
    // address. With a session that was kept the handshake is shortened.
    static std::unique_ptr<TlsLayer> client(SSL_CTX* context, int socket, const std::string& host,
                                            const SslSession& kept);
    // Only to look at a server: sends this name as SNI (empty: none) and judges nobody.
    static std::unique_ptr<TlsLayer> onlooker(SSL_CTX* context, int socket,
                                              const std::string& server_name);

    ~TlsLayer() override;
    Progress handshake() override;
    [[nodiscard]] bool has_answered_greeting() const override;
    Moved read(std::span<char> into) override;
    Moved write(std::string_view bytes, bool more) override;
    void finish() override;
    [[nodiscard]] bool holds_partial() const override;
    [[nodiscard]] std::string fault() const override { return fault_; }

    // The session to keep for the next connection to the same host; null when it cannot resume.
    [[nodiscard]] SslSession session() const;
    // The handshake was a short one, thanks to a kept session.
    [[nodiscard]] bool resumed() const;
    [[nodiscard]] const SSL* ssl() const { return ssl_.get(); }

 private:
    // What OpenSSL's calls to us need and tell; its address is what they are given.
    struct Wire {
        int socket;
        bool more = false;
        bool ended = false;
        bool answered_greeting = false;
    };
    struct Calls;

    TlsLayer(SSL_CTX* context, int socket);
    Progress outcome(int returned);
    void note_fault();

    std::unique_ptr<Wire> wire_;
    std::unique_ptr<SSL, FreeSsl> ssl_;
    std::string fault_;
};

}    // namespace ask::http::detail
