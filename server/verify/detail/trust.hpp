#pragma once

#include "verify/chain.hpp"
#include "verify/detail/openssl.hpp"

namespace ask::verify {

// Filled once and only read afterwards; OpenSSL guards its lookups itself.
struct TrustStore::Impl {
    detail::Store store;
};

}    // namespace ask::verify
