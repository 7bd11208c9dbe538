#pragma once

#include <string_view>

#include "core/result.hpp"
#include "verify/chain.hpp"

namespace ask::verify {

// Holds if `base64` is the RSASSA-PKCS1-v1_5/SHA-256 signature of exactly these bytes by the
// chain's leaf. Errors: reasons::signature_not_base64 (standard alphabet, full padding),
// signature_mismatch.
[[nodiscard]] Result<void> check_signature(const Chain& chain, std::string_view body,
                                           std::string_view base64);

// The same for the legacy SHA-1 header: only to explain a captured request, never to accept one.
[[nodiscard]] Result<void> check_legacy_signature(const Chain& chain, std::string_view body,
                                                  std::string_view base64);

}    // namespace ask::verify
