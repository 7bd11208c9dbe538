#include "verify/detail/rsa.hpp"

#include "verify/reasons.hpp"

namespace ask::verify::detail {

Result<void> check_bytes(EVP_PKEY* key, const EVP_MD* md, std::string_view body,
                         const std::vector<unsigned char>& signature) {
    const CleanErrors clean;
    const Digest digest(EVP_MD_CTX_new());
    if (!digest || EVP_DigestVerifyInit(digest.get(), nullptr, md, nullptr, key) != 1) {
        return fail(reasons::signature_mismatch, "the key cannot verify");
    }
    const auto* bytes = reinterpret_cast<const unsigned char*>(body.data());
    if (EVP_DigestVerify(digest.get(), signature.data(), signature.size(), bytes, body.size()) ==
        1) {
        return {};
    }
    return fail(reasons::signature_mismatch,
                "not the signature of these " + std::to_string(body.size()) + " bytes by this key");
}

}    // namespace ask::verify::detail
