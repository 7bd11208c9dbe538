#include <chrono>
#include <string>
#include <utility>

#include "verify/detail/certificates.hpp"
#include "verify/detail/trust.hpp"
#include "verify/reasons.hpp"

namespace ask::verify::detail {

namespace {

// Level 2 of OpenSSL: 112 bits, so RSA from 2,048 and no signature over SHA-1 below the anchor.
constexpr int security_level = 2;

CertificateList list_of(const Certificates& certificates) {
    CertificateList list(sk_X509_new_null());
    for (const Certificate& one : certificates) sk_X509_push(list.get(), one.get());
    return list;
}

// TRUSTED_FIRST finds an anchor amid the file's chain though the issuer of the file's last
// certificate is in no store any more; PARTIAL_CHAIN lets an intermediate be an anchor.
void set_rules(X509_STORE_CTX* context, std::optional<TimePoint> at) {
    X509_VERIFY_PARAM* rules = X509_STORE_CTX_get0_param(context);
    X509_VERIFY_PARAM_set_flags(rules, X509_V_FLAG_TRUSTED_FIRST | X509_V_FLAG_PARTIAL_CHAIN);
    X509_VERIFY_PARAM_set_purpose(rules, X509_PURPOSE_ANY);
    X509_VERIFY_PARAM_set_auth_level(rules, security_level);
    if (at) {
        X509_VERIFY_PARAM_set_time(rules, std::chrono::system_clock::to_time_t(*at));
    } else {
        X509_VERIFY_PARAM_set_flags(rules, X509_V_FLAG_NO_CHECK_TIME);
    }
}

ErrorCode reason_of(int openssl_error) {
    switch (openssl_error) {
        case X509_V_ERR_CERT_HAS_EXPIRED:
            return reasons::certificate_expired;
        case X509_V_ERR_CERT_NOT_YET_VALID:
            return reasons::certificate_not_yet_valid;
        case X509_V_ERR_EE_KEY_TOO_SMALL:
            return reasons::certificate_key_unsuitable;
        default:
            return reasons::chain_untrusted;
    }
}

std::unexpected<Error> refusal(X509_STORE_CTX* context) {
    const int error = X509_STORE_CTX_get_error(context);
    std::string why = X509_verify_cert_error_string(error);
    if (const X509* at = X509_STORE_CTX_get_current_cert(context)) {
        why += ", at " + to_text(X509_get_subject_name(at));
    }
    return fail(reason_of(error), why);
}

std::vector<CertificateFacts> describe_path(STACK_OF(X509) * path, int untrusted) {
    std::vector<CertificateFacts> facts;
    for (int i = 0; i < sk_X509_num(path); ++i) {
        facts.push_back(facts_of(*sk_X509_value(path, i)));
        facts.back().is_anchor = i >= untrusted;
    }
    return facts;
}

}    // namespace

Result<std::vector<CertificateFacts>> find_path(const Certificates& certificates,
                                                const TrustStore& trust,
                                                std::optional<TimePoint> at) {
    const CleanErrors clean;
    const StoreContext context(X509_STORE_CTX_new());
    const CertificateList untrusted = list_of(certificates);
    X509* leaf = certificates.front().get();
    X509_STORE* store = trust.impl().store.get();
    if (X509_STORE_CTX_init(context.get(), store, leaf, untrusted.get()) != 1) {
        return fail(reasons::chain_untrusted, "the path cannot be examined");
    }
    set_rules(context.get(), at);
    if (X509_verify_cert(context.get()) != 1) return refusal(context.get());
    STACK_OF(X509)* path = X509_STORE_CTX_get0_chain(context.get());
    const int from_file = X509_STORE_CTX_get_num_untrusted(context.get());
    return describe_path(path, from_file);
}

}    // namespace ask::verify::detail
