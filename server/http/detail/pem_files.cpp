#include "http/detail/pem_files.hpp"

#include <openssl/bio.h>
#include <openssl/crypto.h>
#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/x509.h>

#include <memory>
#include <string>
#include <string_view>
#include <utility>

#include "core/text_file.hpp"

namespace ask::http::detail {

namespace {

namespace fs = std::filesystem;

using Bio = std::unique_ptr<BIO, decltype(&BIO_free)>;
using Certificate = std::unique_ptr<X509, decltype(&X509_free)>;
using Key = std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)>;

// Erased when it is gone: it may have been a key.
struct Pem {
    std::string text;
    explicit Pem(std::string read) : text(std::move(read)) {}
    Pem(const Pem&) = delete;
    Pem& operator=(const Pem&) = delete;
    ~Pem() { OPENSSL_cleanse(text.data(), text.size()); }
    [[nodiscard]] Bio reader() const {
        return {BIO_new_mem_buf(text.data(), static_cast<int>(text.size())), BIO_free};
    }
};

std::unexpected<Error> unusable(std::string_view what, const fs::path& file) {
    const char* reason = ERR_reason_error_string(ERR_peek_last_error());
    const std::string cause = reason == nullptr ? "unusable" : reason;
    ERR_clear_error();
    return fail(errors::invalid, file.string() + " is no good: " + cause + ", " +
                                     std::string(what) + " would be right");
}

std::unexpected<Error> unreadable(std::string_view what, const Error& error) {
    return fail(errors::invalid, error.context + ", " + std::string(what) + " would be right");
}

// Instead of OpenSSL's question on the terminal.
int no_passphrase(char*, int, int, void*) {
    return -1;
}

Certificate next_certificate(BIO* reader) {
    return {PEM_read_bio_X509(reader, nullptr, no_passphrase, nullptr), X509_free};
}

// Whether reading stopped because there is nothing more, and not amid something broken.
bool has_ended() {
    const unsigned long error = ERR_peek_last_error();
    const bool ended =
        ERR_GET_LIB(error) == ERR_LIB_PEM && ERR_GET_REASON(error) == PEM_R_NO_START_LINE;
    if (ended) ERR_clear_error();
    return ended;
}

bool use_chain(SSL_CTX* context, BIO* reader) {
    const Certificate leaf = next_certificate(reader);
    if (!leaf || SSL_CTX_use_certificate(context, leaf.get()) != 1) return false;
    while (const Certificate issuer = next_certificate(reader)) {
        if (SSL_CTX_add1_chain_cert(context, issuer.get()) != 1) return false;
    }
    return has_ended();
}

bool use_key(SSL_CTX* context, BIO* reader) {
    const Key key(PEM_read_bio_PrivateKey(reader, nullptr, no_passphrase, nullptr), EVP_PKEY_free);
    return key && SSL_CTX_use_PrivateKey(context, key.get()) == 1 &&
           SSL_CTX_check_private_key(context) == 1;
}

bool trust(SSL_CTX* context, BIO* reader) {
    bool any = false;
    while (const Certificate root = next_certificate(reader)) {
        any = true;
        if (X509_STORE_add_cert(SSL_CTX_get_cert_store(context), root.get()) != 1) return false;
    }
    return any && has_ended();
}

Result<void> read_into(SSL_CTX* context, const fs::path& file, std::string_view what,
                       bool (*use)(SSL_CTX*, BIO*)) {
    Result<std::string> read = read_text_file(file);
    if (!read) return unreadable(what, read.error());
    const Pem pem(std::move(*read));
    ERR_clear_error();
    const Bio reader = pem.reader();
    if (!reader || !use(context, reader.get())) return unusable(what, file);
    return {};
}

}    // namespace

Result<void> use_chain_file(SSL_CTX* context, const fs::path& file) {
    return read_into(context, file, "PEM with the certificate and its intermediates", use_chain);
}

Result<void> use_key_file(SSL_CTX* context, const fs::path& file) {
    return read_into(context, file, "PEM with the private key of that certificate", use_key);
}

Result<void> trust_file(SSL_CTX* context, const fs::path& file) {
    return read_into(context, file, "PEM with trusted roots", trust);
}

}    // namespace ask::http::detail
