#include "verify/signature.hpp"

#include "verify/detail/base64.hpp"
#include "verify/detail/chain_impl.hpp"
#include "verify/detail/rsa.hpp"

namespace ask::verify {

namespace {

Result<void> check(const Chain& chain, const EVP_MD* md, std::string_view body,
                   std::string_view base64) {
    const Result<std::vector<unsigned char>> signature = detail::decode_base64(base64);
    if (!signature) return propagate(signature, "signature");
    return detail::check_bytes(chain.impl().key.get(), md, body, *signature);
}

}    // namespace

Result<void> check_signature(const Chain& chain, std::string_view body, std::string_view base64) {
    return check(chain, EVP_sha256(), body, base64);
}

Result<void> check_legacy_signature(const Chain& chain, std::string_view body,
                                    std::string_view base64) {
    return check(chain, EVP_sha1(), body, base64);
}

}    // namespace ask::verify
