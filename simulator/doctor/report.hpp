#pragma once

#include <string>

#include "simulator/doctor/finding.hpp"

namespace ask::simulator::doctor {

[[nodiscard]] bool has_faults(const Findings& findings);

// A line for each finding and one that counts. What servers said is shown without control
// characters.
[[nodiscard]] std::string to_text(const std::string& url, const Findings& findings);

// {"endpoint", "faults", "warnings", "findings": [{"check", "verdict", "detail", "remedy"}]}, with
// the verdicts ok, warning, fault and not_looked_at.
[[nodiscard]] std::string to_json(const std::string& url, const Findings& findings);

}    // namespace ask::simulator::doctor
