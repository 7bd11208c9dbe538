#pragma once

#include <vector>

#include "verify/chain.hpp"
#include "verify/detail/openssl.hpp"

namespace ask::verify {

// The key is parsed once; OpenSSL lets any number of threads verify with it at once.
struct Chain::Impl {
    std::vector<CertificateFacts> path;
    detail::Key key;
};

}    // namespace ask::verify
