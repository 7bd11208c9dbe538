#include "catalog/finding_report.hpp"

#include "catalog/detail/characters.hpp"
#include "catalog/detail/finding_formats.hpp"
#include "core/utf8.hpp"

namespace ask::catalog {

namespace {

std::string counted(std::size_t count, std::string_view noun) {
    return std::to_string(count) + " " + std::string(noun) + (count == 1 ? "" : "s");
}

std::string summary_of(const FindingReport& report) {
    const std::size_t errors = count_findings(report.findings, Severity::error);
    const std::size_t warnings = count_findings(report.findings, Severity::warning);
    if (errors + warnings == 0) return report.subject + ": no faults";
    return report.subject + ": " + counted(errors, "error") + ", " + counted(warnings, "warning");
}

std::string text_of(const Finding& finding) {
    std::string line = finding.file + ":" + std::to_string(finding.line) + ":" +
                       std::to_string(finding.column) + ": " +
                       std::string(detail::name_of(finding.severity)) + ": ";
    if (!finding.pointer.empty()) line += detail::shown_pointer(finding.pointer) + ": ";
    line += finding.message + " (" + finding.rule + ")";
    return printable(line) + "\n    " + printable(finding.remedy) + "\n";
}

std::string write_text(const FindingReport& report) {
    std::string text;
    for (const Finding& finding : report.findings) text += text_of(finding);
    return text + printable(summary_of(report)) + "\n";
}

}    // namespace

std::optional<ReportFormat> parse_report_format(std::string_view name) {
    if (name == "text") return ReportFormat::text;
    if (name == "json") return ReportFormat::json;
    if (name == "sarif") return ReportFormat::sarif;
    return std::nullopt;
}

std::string write_report(const FindingReport& report, ReportFormat format) {
    switch (format) {
        case ReportFormat::json:
            return detail::write_json(report);
        case ReportFormat::sarif:
            return detail::write_sarif(report);
        case ReportFormat::text:
            break;
    }
    return write_text(report);
}

}    // namespace ask::catalog
