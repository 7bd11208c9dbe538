#include "http/version.hpp"

#include <openssl/crypto.h>

namespace ask::http {

std::string tls_library() {
    return OpenSSL_version(OPENSSL_VERSION);
}

}    // namespace ask::http
