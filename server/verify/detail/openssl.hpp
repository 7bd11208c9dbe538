#pragma once

#include <openssl/bio.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/clock.hpp"

namespace ask::verify::detail {

template <auto free_it>
struct Free {
    template <class T>
    void operator()(T* it) const {
        free_it(it);
    }
};

using Bio = std::unique_ptr<BIO, Free<BIO_free_all>>;
using Key = std::unique_ptr<EVP_PKEY, Free<EVP_PKEY_free>>;
using Certificate = std::unique_ptr<X509, Free<X509_free>>;
using Certificates = std::vector<Certificate>;
using Digest = std::unique_ptr<EVP_MD_CTX, Free<EVP_MD_CTX_free>>;
using InfoAccess = std::unique_ptr<AUTHORITY_INFO_ACCESS, Free<AUTHORITY_INFO_ACCESS_free>>;
using Names = std::unique_ptr<GENERAL_NAMES, Free<GENERAL_NAMES_free>>;
using Store = std::unique_ptr<X509_STORE, Free<X509_STORE_free>>;
using StoreContext = std::unique_ptr<X509_STORE_CTX, Free<X509_STORE_CTX_free>>;

// A list that does not own what it lists.
inline void free_list(STACK_OF(X509) * list) {
    sk_X509_free(list);
}
using CertificateList = std::unique_ptr<STACK_OF(X509), Free<free_list>>;

// Leaves nothing in this thread's error queue, which other users of OpenSSL would take for theirs.
class CleanErrors {
 public:
    CleanErrors() { ERR_clear_error(); }
    ~CleanErrors() { ERR_clear_error(); }
    CleanErrors(const CleanErrors&) = delete;
    CleanErrors& operator=(const CleanErrors&) = delete;
};

// One line, as in "CN=Amazon Root CA 1,O=Amazon,C=US".
[[nodiscard]] std::string to_text(const X509_NAME* name);
// What lies outside the clock's range reads as its nearest end.
[[nodiscard]] TimePoint to_time(const ASN1_TIME* time);
// As the names stand in the certificate, a NUL byte included.
[[nodiscard]] std::vector<std::string> dns_names_of(const X509& certificate);
// The literal addresses among the alternative names, as in "192.0.2.1" or "2001:db8::1".
[[nodiscard]] std::vector<std::string> addresses_of(const X509& certificate);
// The digest that its signature is over, as in "SHA256"; empty where the algorithm has its own.
[[nodiscard]] std::string digest_of(const X509& certificate);
// The first address at which it says that its issuer's certificate lies, or empty.
[[nodiscard]] std::string issuer_url_of(const X509& certificate);

}    // namespace ask::verify::detail
