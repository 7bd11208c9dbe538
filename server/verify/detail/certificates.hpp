#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "core/clock.hpp"
#include "core/result.hpp"
#include "verify/chain.hpp"
#include "verify/detail/openssl.hpp"

// The rules for a signing chain, one by one; Chain::validate and explain put them together.
namespace ask::verify::detail {

// Every certificate of a PEM text, whatever stands around them. Errors: reasons::chain_malformed
// for none, more than `most`, or one that cannot be read.
[[nodiscard]] Result<Certificates> read_certificates(std::string_view pem, std::size_t most);

// Amazon: the subject alternative names hold exactly echo-api.amazon.com. No wildcard, no common
// name. Errors: reasons::certificate_wrong_name.
[[nodiscard]] Result<void> check_leaf_name(const X509& leaf);

// RSA of at least 2,048 bits. Errors: reasons::certificate_key_unsuitable.
[[nodiscard]] Result<void> check_leaf_key(const X509& leaf);

// The path from the first certificate to an anchor, which may lie in the middle of the file's
// chain. Without `at` the dates are not judged. Errors: reasons::chain_untrusted,
// reasons::certificate_*.
[[nodiscard]] Result<std::vector<CertificateFacts>> find_path(const Certificates& certificates,
                                                              const TrustStore& trust,
                                                              std::optional<TimePoint> at);

// Whether all of them are in date, from not_before on until just before not_after.
// Errors: reasons::certificate_expired, reasons::certificate_not_yet_valid.
[[nodiscard]] Result<void> check_dates(const std::vector<CertificateFacts>& path, TimePoint now);

[[nodiscard]] CertificateFacts facts_of(const X509& certificate);

}    // namespace ask::verify::detail
