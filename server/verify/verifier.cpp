#include "verify/verifier.hpp"

#include <utility>

#include "verify/certificate_url.hpp"
#include "verify/detail/origin.hpp"
#include "verify/freshness.hpp"
#include "verify/identity.hpp"
#include "verify/reasons.hpp"
#include "verify/signature.hpp"

namespace ask::verify {

Verifier::Verifier(CertificateCache& cache, const Clock& clock, VerifierOptions options)
    : cache_(cache), clock_(clock), options_(std::move(options)) {}

Task<Result<void>> Verifier::check_origin(const http::Request& request) {
    const Result<detail::Origin> origin = detail::read_origin(request.headers);
    if (!origin) co_return std::unexpected(origin.error());
    auto looking = cache_.chain(origin->certificate_url, request.deadline);
    const Result<Chain> chain = co_await std::move(looking);
    if (!chain) co_return std::unexpected(chain.error());
    const Result<void> first = check_signature(*chain, request.body, origin->signature);
    if (first || first.error().code != reasons::signature_mismatch) co_return first;

    auto refreshing = cache_.refreshed_chain(origin->certificate_url, request.deadline);
    const Result<Chain> newer = co_await std::move(refreshing);
    if (!newer || &newer->impl() == &chain->impl()) co_return first;
    co_return check_signature(*newer, request.body, origin->signature);
}

Result<void> Verifier::check_claims(const Claims& claims) const {
    const Result<void> fresh = check_timestamp(claims.request_type, claims.timestamp, clock_.now(),
                                               options_.timestamp_tolerance);
    if (!fresh) return fresh;
    return check_application_id(claims.application_id, claims.session_application_id,
                                options_.application_ids);
}

}    // namespace ask::verify
