#pragma once

#include <string>

#include "model/json.hpp"
#include "simulator/certify/report.hpp"

namespace ask::simulator::certify {

// A report in four forms. What a skill said may hold anything: every form escapes it, and bytes
// that are not UTF-8 become U+FFFD. Text: what does not pass, with the turn that shows it, and a
// line for the rest; `in_colour` for terminals.
[[nodiscard]] std::string report_text(const Report& report, bool in_colour);
// Everything, the conversations too.
[[nodiscard]] std::string report_json(const Report& report);
// A testsuite for each part of the list; what only a person can judge is skipped.
[[nodiscard]] std::string report_junit(const Report& report);
// One page that needs nothing else: no scripts, no fonts, no pictures from elsewhere.
[[nodiscard]] std::string report_html(const Report& report);

}    // namespace ask::simulator::certify
