#pragma once

#include <string_view>
#include <vector>

#include "core/result.hpp"
#include "verify/detail/openssl.hpp"

namespace ask::verify::detail {

// RSASSA-PKCS1-v1_5 over the digest `md` of exactly these bytes. Any thread, with one key for all.
// Errors: reasons::signature_mismatch.
[[nodiscard]] Result<void> check_bytes(EVP_PKEY* key, const EVP_MD* md, std::string_view body,
                                       const std::vector<unsigned char>& signature);

}    // namespace ask::verify::detail
