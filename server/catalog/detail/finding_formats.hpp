#pragma once

#include <string>
#include <string_view>

#include "catalog/finding_report.hpp"

namespace ask::catalog::detail {

inline std::string_view name_of(Severity severity) {
    return severity == Severity::error ? "error" : "warning";
}

[[nodiscard]] std::string write_json(const FindingReport& report);
[[nodiscard]] std::string write_sarif(const FindingReport& report);

// A file's name as a SARIF artifact location: relative to the working folder where the file lies in
// it (what code scanning needs), else absolute with file://. Percent-encoded.
[[nodiscard]] std::string artifact_uri(const std::string& file);

}    // namespace ask::catalog::detail
