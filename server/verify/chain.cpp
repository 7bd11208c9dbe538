#include "verify/chain.hpp"

#include <algorithm>

#include "verify/detail/certificates.hpp"
#include "verify/detail/chain_impl.hpp"
#include "verify/reasons.hpp"

namespace ask::verify {

Result<Chain> Chain::validate(std::string_view pem, const TrustStore& trust, TimePoint now) {
    const Result<detail::Certificates> certificates =
        detail::read_certificates(pem, most_certificates);
    if (!certificates) return propagate(certificates, "certificate chain");
    const X509& leaf = *certificates->front();
    if (const Result<void> name = detail::check_leaf_name(leaf); !name) {
        return propagate(name, "certificate chain");
    }
    if (const Result<void> key = detail::check_leaf_key(leaf); !key) {
        return propagate(key, "certificate chain");
    }
    Result<std::vector<CertificateFacts>> path = detail::find_path(*certificates, trust, now);
    if (!path) return propagate(path, "certificate chain");
    return Chain(std::make_shared<const Impl>(
        std::move(*path), detail::Key(X509_get_pubkey(certificates->front().get()))));
}

Result<void> Chain::check_dates(TimePoint now) const {
    return detail::check_dates(path(), now);
}

TimePoint Chain::expires_at() const {
    return std::ranges::min_element(path(), {}, &CertificateFacts::not_after)->not_after;
}

const std::vector<CertificateFacts>& Chain::path() const {
    return impl_->path;
}

Result<std::vector<CertificateFacts>> describe_certificates(std::string_view pem) {
    const Result<detail::Certificates> certificates =
        detail::read_certificates(pem, most_certificates);
    if (!certificates) return std::unexpected(certificates.error());
    std::vector<CertificateFacts> facts;
    for (const detail::Certificate& one : *certificates) facts.push_back(detail::facts_of(*one));
    return facts;
}

Result<std::vector<CertificateFacts>> find_trusted_path(std::string_view pem,
                                                        const TrustStore& trust,
                                                        std::optional<TimePoint> at) {
    const Result<detail::Certificates> certificates =
        detail::read_certificates(pem, most_certificates);
    if (!certificates) return std::unexpected(certificates.error());
    return detail::find_path(*certificates, trust, at);
}

}    // namespace ask::verify
