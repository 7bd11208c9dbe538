#pragma once

#include <string>
#include <vector>

#include "verify/explain.hpp"

namespace ask::app::detail {

// One line a rule: "held", "BROKEN", "not judged" or "aside", the rule, and why.
[[nodiscard]] std::string findings_text(const std::vector<verify::Finding>& findings);

// Each certificate in four lines: subject, issuer, dates, key and names; the anchor is marked. What
// comes from a certificate is printed without control characters.
[[nodiscard]] std::string certificates_text(const std::vector<verify::CertificateFacts>& path);

}    // namespace ask::app::detail
