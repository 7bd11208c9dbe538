#include "http/detail/tls_context.hpp"

#include <openssl/err.h>
#include <openssl/x509.h>

#include <algorithm>
#include <ctime>
#include <fstream>
#include <new>
#include <string>
#include <utility>

#include "http/detail/ticket_keys.hpp"

namespace ask::http::detail {

namespace {

constexpr const char* ciphers_of_tls12 = "ECDHE+AESGCM:ECDHE+CHACHA20";

SslContext make_context(const SSL_METHOD* method) {
    SslContext context(SSL_CTX_new(method), [](SSL_CTX* made) { SSL_CTX_free(made); });
    if (!context) throw std::bad_alloc();
    SSL_CTX_set_min_proto_version(context.get(), TLS1_2_VERSION);
    SSL_CTX_set_cipher_list(context.get(), ciphers_of_tls12);
    SSL_CTX_set_options(context.get(), SSL_OP_NO_RENEGOTIATION | SSL_OP_NO_COMPRESSION);
    SSL_CTX_set_mode(context.get(), SSL_MODE_RELEASE_BUFFERS | SSL_MODE_ENABLE_PARTIAL_WRITE |
                                        SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER);
    SSL_CTX_set_read_ahead(context.get(), 1);    // one system call for a record, not two
    return context;
}

std::unexpected<Error> unusable(std::string_view what, const std::filesystem::path& file) {
    const char* reason = ERR_reason_error_string(ERR_peek_last_error());
    const bool readable = std::ifstream(file).good() && !std::filesystem::is_directory(file);
    ERR_clear_error();
    const std::string cause = reason == nullptr ? "unusable" : reason;
    return fail(errors::invalid,
                file.string() +
                    (readable ? " is no good: " + cause : std::string(" cannot be read")) + ", " +
                    std::string(what) + " would be right");
}

// Instead of OpenSSL's question on the terminal.
int no_passphrase(char*, int, int, void*) {
    return -1;
}

Result<void> set_tickets(SSL_CTX* context, const std::optional<std::filesystem::path>& file) {
    if (!file) {
        use_no_tickets(context);
        return {};
    }
    Result<TicketKeys> keys = read_ticket_keys(*file);
    if (!keys) return std::unexpected(keys.error());
    use_ticket_keys(context, std::move(*keys));
    return {};
}

std::optional<std::int64_t> expiry_of(const X509* certificate) {
    std::tm parts{};
    if (certificate == nullptr) return std::nullopt;
    if (ASN1_TIME_to_tm(X509_get0_notAfter(certificate), &parts) != 1) return std::nullopt;
    return ::timegm(&parts);
}

}    // namespace

Result<SslContext> make_server_context(const TlsOptions& files) {
    SslContext context = make_context(TLS_server_method());
    SSL_CTX* raw = context.get();
    ERR_clear_error();
    SSL_CTX_set_options(raw, SSL_OP_CIPHER_SERVER_PREFERENCE | SSL_OP_PRIORITIZE_CHACHA);
    SSL_CTX_set_session_cache_mode(raw, SSL_SESS_CACHE_OFF);    // tickets need no memory here
    SSL_CTX_set_default_passwd_cb(raw, no_passphrase);
    if (SSL_CTX_use_certificate_chain_file(raw, files.certificate_chain.c_str()) != 1) {
        return unusable("PEM with the certificate and its intermediates", files.certificate_chain);
    }
    if (SSL_CTX_use_PrivateKey_file(raw, files.private_key.c_str(), SSL_FILETYPE_PEM) != 1 ||
        SSL_CTX_check_private_key(raw) != 1) {
        return unusable("PEM with the private key of that certificate", files.private_key);
    }
    const Result<void> resuming = set_tickets(raw, files.session_ticket_keys);
    if (!resuming) return std::unexpected(resuming.error());
    return context;
}

std::optional<std::int64_t> expiry_of(SSL_CTX* context) {
    std::optional<std::int64_t> soonest = expiry_of(SSL_CTX_get0_certificate(context));
    STACK_OF(X509)* issuers = nullptr;
    SSL_CTX_get0_chain_certs(context, &issuers);
    for (int i = 0; i < sk_X509_num(issuers); ++i) {
        const auto expiry = expiry_of(sk_X509_value(issuers, i));
        if (expiry && soonest) soonest = std::min(*soonest, *expiry);
    }
    return soonest;
}

Result<SslContext> make_client_context(const std::optional<std::filesystem::path>& ca_file,
                                       bool verify_peer) {
    SslContext context = make_context(TLS_client_method());
    ERR_clear_error();
    SSL_CTX_set_session_cache_mode(context.get(), SSL_SESS_CACHE_OFF);    // SessionShelf keeps them
    SSL_CTX_set_verify(context.get(), verify_peer ? SSL_VERIFY_PEER : SSL_VERIFY_NONE, nullptr);
    const bool trusting =
        ca_file ? SSL_CTX_load_verify_locations(context.get(), ca_file->c_str(), nullptr) == 1
                : SSL_CTX_set_default_verify_paths(context.get()) == 1;
    if (!trusting) return unusable("PEM with trusted roots", ca_file.value_or("of the system"));
    return context;
}

}    // namespace ask::http::detail
