#include "http/detail/tls_context.hpp"

#include <openssl/x509.h>

#include <algorithm>
#include <ctime>
#include <new>
#include <string>
#include <utility>

#include "http/detail/pem_files.hpp"
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
    SSL_CTX_set_options(raw, SSL_OP_CIPHER_SERVER_PREFERENCE | SSL_OP_PRIORITIZE_CHACHA);
    SSL_CTX_set_session_cache_mode(raw, SSL_SESS_CACHE_OFF);    // tickets need no memory here
    const Result<void> certified = use_chain_file(raw, files.certificate_chain);
    if (!certified) return std::unexpected(certified.error());
    const Result<void> keyed = use_key_file(raw, files.private_key);
    if (!keyed) return std::unexpected(keyed.error());
    const Result<void> resuming = set_tickets(raw, files.session_ticket_keys);
    if (!resuming) return std::unexpected(resuming.error());
    return context;
}

std::optional<std::int64_t> expiry_of(SSL_CTX* context) {
    std::optional<std::int64_t> soonest = expiry_of(SSL_CTX_get0_certificate(context));
    STACK_OF(X509)* issuers = nullptr;
    // A macro of OpenSSL's: NOLINTNEXTLINE(bugprone-multi-level-implicit-pointer-conversion)
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
    SSL_CTX_set_session_cache_mode(context.get(), SSL_SESS_CACHE_OFF);    // SessionShelf keeps them
    SSL_CTX_set_verify(context.get(), verify_peer ? SSL_VERIFY_PEER : SSL_VERIFY_NONE, nullptr);
    if (ca_file) {
        const Result<void> trusting = trust_file(context.get(), *ca_file);
        if (!trusting) return std::unexpected(trusting.error());
        return context;
    }
    if (SSL_CTX_set_default_verify_paths(context.get()) == 1) return context;
    return fail(errors::invalid, "the system's trusted roots cannot be read");
}

}    // namespace ask::http::detail
