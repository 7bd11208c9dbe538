#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/finding.hpp"

namespace ask::catalog {

enum class ReportFormat { text, json, sarif };

// "text", "json" or "sarif".
[[nodiscard]] std::optional<ReportFormat> parse_report_format(std::string_view name);

// A check's outcome as all formats tell it.
struct FindingReport {
    std::string check;      // "products": the command's name
    std::string subject;    // what was looked at: "3 product files (config/skill-package/isps)"
    std::vector<Finding> findings;    // in the order they are told
    std::span<const Rule> rules;      // those of the findings and all others of the check
    std::string version{};            // the program's
};

// text: "file:line:column: error: /pointer: what is wrong (rule)", the remedy below, and a summary
// line. json: one object with counts and findings. sarif: SARIF 2.1.0 as GitHub code scanning takes
// it, files relative to the working folder. Control characters from files are never passed on.
[[nodiscard]] std::string write_report(const FindingReport& report, ReportFormat format);

}    // namespace ask::catalog
