#pragma once

#include <string_view>

#include "verify/chain.hpp"

namespace ask::simulator::doctor {

enum class Cover { none, wildcard, exact };

// Whether a DNS name of a certificate covers a host: equal without case, or "*." in front of all
// but the host's first label. A star stands for exactly one label and is never part of one.
[[nodiscard]] Cover covers(std::string_view name, std::string_view host);

// The best that any subject alternative name does; for a literal address only its own entry counts.
// The common name is not looked at.
[[nodiscard]] Cover covers(const verify::CertificateFacts& leaf, std::string_view host);

}    // namespace ask::simulator::doctor
