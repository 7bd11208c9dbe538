#include <algorithm>

#include "fuzz/alexa_chain.hpp"
#include "fuzz/hold.hpp"
#include "fuzz/targets.hpp"
#include "http/message.hpp"
#include "verify/reasons.hpp"

namespace ask::fuzz {

namespace {

using verify::CertificateFacts;
namespace reasons = verify::reasons;

void check_accepted(const verify::Chain& chain) {
    const std::vector<CertificateFacts>& path = chain.path();
    hold(path.size() >= 2 && path.back().is_anchor, "it ends at a root that we trust");
    const CertificateFacts& leaf = path.front();
    hold(std::ranges::any_of(
             leaf.dns_names,
             [](const auto& name) { return http::same_name(name, "echo-api.amazon.com"); }),
         "the leaf is Alexa's");
    hold(leaf.key.starts_with("RSA") && leaf.key_bits >= 2048, "its key is long enough");
    for (const CertificateFacts& one : path) {
        hold(one.not_before <= noon && noon < one.not_after, "all of it is in date");
        hold(one.not_after >= chain.expires_at(), "until the soonest end");
    }
    hold(chain.check_dates(noon).has_value(), "as it says itself");
    hold(!chain.check_dates(chain.expires_at()), "and not longer");
}

}    // namespace

// What lies behind a certificate URL, or calls itself a server's certificate.
void pem_chain(std::string_view bytes) {
    const auto facts = verify::describe_certificates(bytes);
    const auto chain = verify::Chain::validate(bytes, known_root(), noon);
    const auto path = verify::find_trusted_path(bytes, known_root(), noon);
    if (!facts) hold_refusal(facts.error(), {reasons::chain_malformed});
    hold(!facts || (!facts->empty() && facts->size() <= verify::most_certificates), "some");
    hold(!chain || (facts && path), "who is accepted has certificates and a path");
    if (chain) return check_accepted(*chain);
    hold_refusal(chain.error(),
                 {reasons::chain_malformed, reasons::chain_untrusted, reasons::certificate_expired,
                  reasons::certificate_not_yet_valid, reasons::certificate_wrong_name,
                  reasons::certificate_key_unsuitable});
    const auto anchors = verify::TrustStore::from_pem(bytes);
    if (!anchors) hold_refusal(anchors.error(), {errors::invalid});
}

}    // namespace ask::fuzz
