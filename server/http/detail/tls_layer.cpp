#include "http/detail/tls_layer.hpp"

#include <openssl/bio.h>
#include <openssl/err.h>
#include <openssl/x509v3.h>

#include <new>

namespace ask::http::detail {

// What OpenSSL calls: a BIO of ours, since its own for sockets would raise SIGPIPE and knows no
// MSG_MORE, and a look at the messages that are written.
struct TlsLayer::Calls {
    static Wire& wire(BIO* bio) { return *static_cast<Wire*>(BIO_get_data(bio)); }

    static int write(BIO* bio, const char* bytes, std::size_t size, std::size_t* written) {
        BIO_clear_retry_flags(bio);
        const Moved moved = send_some(wire(bio).socket, {bytes, size}, wire(bio).more);
        if (moved.progress == Progress::wants_write) BIO_set_retry_write(bio);
        *written = moved.bytes;
        return moved.progress == Progress::done ? 1 : 0;
    }

    static int read(BIO* bio, char* into, std::size_t size, std::size_t* got) {
        BIO_clear_retry_flags(bio);
        const Moved moved = receive_some(wire(bio).socket, {into, size});
        if (moved.progress == Progress::wants_read) BIO_set_retry_read(bio);
        wire(bio).ended = moved.progress == Progress::closed;
        *got = moved.bytes;
        return moved.progress == Progress::done ? 1 : 0;
    }

    static long control(BIO* bio, int command, long, void*) {
        if (command == BIO_CTRL_EOF) return wire(bio).ended ? 1 : 0;
        return command == BIO_CTRL_FLUSH ? 1 : 0;
    }

    static BIO_METHOD* make() {
        BIO_METHOD* method =
            BIO_meth_new(BIO_get_new_index() | BIO_TYPE_SOURCE_SINK, "skilld socket");
        if (method == nullptr) throw std::bad_alloc();
        BIO_meth_set_write_ex(method, write);
        BIO_meth_set_read_ex(method, read);
        BIO_meth_set_ctrl(method, control);
        return method;
    }

    static const BIO_METHOD* method() {
        struct Free {
            void operator()(BIO_METHOD* made) const { BIO_meth_free(made); }
        };
        static const std::unique_ptr<BIO_METHOD, Free> only(make());
        return only.get();
    }

    // A ServerHello alone may be a request to greet us once more; what follows it is the answer.
    static void watch(int written, int, int type, const void* bytes, std::size_t size, SSL* ssl,
                      void* wire) {
        if (written == 0 || type != SSL3_RT_HANDSHAKE || size == 0) return;
        if (*static_cast<const unsigned char*>(bytes) == SSL3_MT_SERVER_HELLO) return;
        static_cast<Wire*>(wire)->answered_greeting = true;
        SSL_set_msg_callback(ssl, nullptr);
    }
};

TlsLayer::TlsLayer(SSL_CTX* context, int socket)
    : wire_(std::make_unique<Wire>(Wire{socket})), ssl_(SSL_new(context)) {
    BIO* bio = BIO_new(Calls::method());
    if (!ssl_ || bio == nullptr) {
        BIO_free(bio);
        throw std::bad_alloc();
    }
    BIO_set_data(bio, wire_.get());
    BIO_set_init(bio, 1);
    SSL_set_bio(ssl_.get(), bio, bio);
}

// OpenSSL spoils the session of a connection that was not shut down, though it was kept elsewhere;
// only where TLS itself failed it should.
TlsLayer::~TlsLayer() {
    if (fault_.empty()) SSL_set_shutdown(ssl_.get(), SSL_SENT_SHUTDOWN | SSL_RECEIVED_SHUTDOWN);
}

std::unique_ptr<TlsLayer> TlsLayer::server(SSL_CTX* context, int socket) {
    std::unique_ptr<TlsLayer> layer(new TlsLayer(context, socket));
    SSL_set_accept_state(layer->ssl_.get());
    SSL_set_msg_callback(layer->ssl_.get(), Calls::watch);
    SSL_set_msg_callback_arg(layer->ssl_.get(), layer->wire_.get());
    return layer;
}

std::unique_ptr<TlsLayer> TlsLayer::client(SSL_CTX* context, int socket, const std::string& host,
                                           const SslSession& kept) {
    std::unique_ptr<TlsLayer> layer(new TlsLayer(context, socket));
    SSL* ssl = layer->ssl_.get();
    SSL_set_connect_state(ssl);
    X509_VERIFY_PARAM* rules = SSL_get0_param(ssl);
    if (X509_VERIFY_PARAM_set1_ip_asc(rules, host.c_str()) != 1) {
        X509_VERIFY_PARAM_set_hostflags(rules, X509_CHECK_FLAG_NO_PARTIAL_WILDCARDS);
        X509_VERIFY_PARAM_set1_host(rules, host.data(), host.size());
        SSL_set_tlsext_host_name(ssl, host.c_str());
    }
    if (kept) SSL_set_session(ssl, kept.get());
    return layer;
}

std::unique_ptr<TlsLayer> TlsLayer::onlooker(SSL_CTX* context, int socket,
                                             const std::string& server_name) {
    std::unique_ptr<TlsLayer> layer(new TlsLayer(context, socket));
    SSL_set_connect_state(layer->ssl_.get());
    if (!server_name.empty()) SSL_set_tlsext_host_name(layer->ssl_.get(), server_name.c_str());
    return layer;
}

Progress TlsLayer::handshake() {
    ERR_clear_error();
    const int returned = SSL_do_handshake(ssl_.get());
    return returned == 1 ? Progress::done : outcome(returned);
}

bool TlsLayer::has_answered_greeting() const {
    return wire_->answered_greeting;
}

Moved TlsLayer::read(std::span<char> into) {
    ERR_clear_error();
    std::size_t got = 0;
    const int returned = SSL_read_ex(ssl_.get(), into.data(), into.size(), &got);
    return Moved{returned == 1 ? Progress::done : outcome(returned), got};
}

Moved TlsLayer::write(std::string_view bytes, bool more) {
    ERR_clear_error();
    std::size_t written = 0;
    wire_->more = more;
    const int returned = SSL_write_ex(ssl_.get(), bytes.data(), bytes.size(), &written);
    return Moved{returned == 1 ? Progress::done : outcome(returned), written};
}

void TlsLayer::finish() {
    ERR_clear_error();
    wire_->more = false;
    SSL_shutdown(ssl_.get());
}

bool TlsLayer::holds_partial() const {
    return SSL_has_pending(ssl_.get()) == 1;
}

SslSession TlsLayer::session() const {
    SslSession kept(SSL_get1_session(ssl_.get()), FreeSession{});
    return kept && SSL_SESSION_is_resumable(kept.get()) == 1 ? kept : nullptr;
}

bool TlsLayer::resumed() const {
    return SSL_session_reused(ssl_.get()) == 1;
}

Progress TlsLayer::outcome(int returned) {
    switch (SSL_get_error(ssl_.get(), returned)) {
        case SSL_ERROR_WANT_READ:
            return Progress::wants_read;
        case SSL_ERROR_WANT_WRITE:
            return Progress::wants_write;
        case SSL_ERROR_ZERO_RETURN:
            return Progress::closed;
        case SSL_ERROR_SSL:
            break;
        default:
            return Progress::broken;
    }
    if (ERR_GET_REASON(ERR_peek_error()) == SSL_R_UNEXPECTED_EOF_WHILE_READING) {
        return Progress::broken;
    }
    note_fault();
    return Progress::distrusted;
}

void TlsLayer::note_fault() {
    const long verdict = SSL_get_verify_result(ssl_.get());
    const char* reason = ERR_reason_error_string(ERR_peek_error());
    fault_ = reason == nullptr ? "TLS failed" : reason;
    if (verdict != X509_V_OK) fault_ += std::string(": ") + X509_verify_cert_error_string(verdict);
}

}    // namespace ask::http::detail
