#include "verify/detail/certificates.hpp"

#include <openssl/pem.h>

#include <algorithm>
#include <array>
#include <climits>
#include <string>

#include "core/timestamp.hpp"
#include "http/message.hpp"
#include "verify/detail/text.hpp"
#include "verify/reasons.hpp"

namespace ask::verify::detail {

namespace {

constexpr std::string_view signers_name = "echo-api.amazon.com";
constexpr int fewest_rsa_bits = 2048;

// An encrypted block fails instead of asking for its password on the terminal.
int no_password(char* /*buffer*/, int /*size*/, int /*writing*/, void* /*data*/) {
    return 0;
}

bool at_end_of_text() {
    return ERR_GET_REASON(ERR_peek_last_error()) == PEM_R_NO_START_LINE;
}

std::string describe_key(const X509& certificate) {
    const EVP_PKEY* key = X509_get0_pubkey(&certificate);
    if (!key) return "unreadable";
    const std::string bits = std::to_string(EVP_PKEY_get_bits(key));
    if (EVP_PKEY_get_base_id(key) == EVP_PKEY_RSA) return "RSA " + bits;
    std::array<char, 64> group{};
    if (EVP_PKEY_get_group_name(key, group.data(), group.size(), nullptr) == 1) {
        return std::string("EC ") + group.data();
    }
    const char* name = OBJ_nid2sn(EVP_PKEY_get_base_id(key));
    return std::string(name ? name : "unknown") + " " + bits;
}

}    // namespace

Result<Certificates> read_certificates(std::string_view pem, std::size_t most) {
    const CleanErrors clean;
    if (pem.size() > INT_MAX) return fail(reasons::chain_malformed, "too long");
    const Bio bio(BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size())));
    Certificates found;
    while (found.size() <= most) {
        Certificate next(PEM_read_bio_X509(bio.get(), nullptr, no_password, nullptr));
        if (next) {
            found.push_back(std::move(next));
        } else if (at_end_of_text()) {
            break;
        } else {
            return fail(reasons::chain_malformed,
                        "certificate " + std::to_string(found.size() + 1) + " cannot be read");
        }
    }
    if (found.empty()) return fail(reasons::chain_malformed, "no PEM certificate in it");
    if (found.size() <= most) return found;
    return fail(reasons::chain_malformed, "more than " + std::to_string(most) + " certificates");
}

Result<void> check_leaf_name(const X509& leaf) {
    const std::vector<std::string> names = dns_names_of(leaf);
    const auto is_alexa = [](const std::string& name) {
        return http::same_name(name, signers_name);
    };
    if (std::ranges::any_of(names, is_alexa)) return {};
    std::string listed;
    for (const std::string& name : names) listed += (listed.empty() ? "" : ", ") + printable(name);
    return fail(reasons::certificate_wrong_name,
                "the leaf is not for echo-api.amazon.com but for " +
                    (listed.empty() ? std::string("no DNS name at all") : listed));
}

Result<void> check_leaf_key(const X509& leaf) {
    const CleanErrors clean;
    const EVP_PKEY* key = X509_get0_pubkey(&leaf);
    if (key && EVP_PKEY_get_base_id(key) == EVP_PKEY_RSA &&
        EVP_PKEY_get_bits(key) >= fewest_rsa_bits) {
        return {};
    }
    return fail(reasons::certificate_key_unsuitable,
                "the leaf's key is " + describe_key(leaf) + ", not RSA of at least 2048 bits");
}

Result<void> check_dates(const std::vector<CertificateFacts>& path, TimePoint now) {
    for (const CertificateFacts& one : path) {
        if (now < one.not_before) {
            return fail(reasons::certificate_not_yet_valid,
                        one.subject + " is valid from " + format_timestamp(one.not_before));
        }
        if (now >= one.not_after) {
            return fail(reasons::certificate_expired,
                        one.subject + " expired at " + format_timestamp(one.not_after));
        }
    }
    return {};
}

CertificateFacts facts_of(const X509& certificate) {
    const CleanErrors clean;
    // OpenSSL takes these two without const: it fills a cache of the extensions in them.
    auto* const open = const_cast<X509*>(&certificate);
    const EVP_PKEY* key = X509_get0_pubkey(&certificate);
    return CertificateFacts{
        .subject = to_text(X509_get_subject_name(&certificate)),
        .issuer = to_text(X509_get_issuer_name(&certificate)),
        .not_before = to_time(X509_get0_notBefore(&certificate)),
        .not_after = to_time(X509_get0_notAfter(&certificate)),
        .key = describe_key(certificate),
        .dns_names = dns_names_of(certificate),
        .is_anchor = false,
        .addresses = addresses_of(certificate),
        .key_bits = key ? EVP_PKEY_get_bits(key) : 0,
        .digest = digest_of(certificate),
        .issuer_url = issuer_url_of(certificate),
        .is_self_signed = X509_self_signed(open, 1) == 1,
        .is_for_servers = X509_check_purpose(open, X509_PURPOSE_SSL_SERVER, 0) == 1};
}

}    // namespace ask::verify::detail
