#include "catalog/detail/characters.hpp"
#include "catalog/detail/finding_formats.hpp"
#include "core/utf8.hpp"
#include "model/json.hpp"

namespace ask::catalog::detail {

namespace {

Json json_of(const Finding& finding) {
    return {{"file", finding.file},
            {"pointer", finding.pointer},
            {"line", finding.line},
            {"column", finding.column},
            {"rule", finding.rule},
            {"severity", name_of(finding.severity)},
            {"message", printable(finding.message)},
            {"remedy", printable(finding.remedy)}};
}

}    // namespace

std::string write_json(const FindingReport& report) {
    Json findings = Json::array();
    for (const Finding& finding : report.findings) findings.push_back(json_of(finding));
    const Json document = {{"check", report.check},
                           {"subject", report.subject},
                           {"errors", count_findings(report.findings, Severity::error)},
                           {"warnings", count_findings(report.findings, Severity::warning)},
                           {"findings", std::move(findings)}};
    // A file's name may be no UTF-8.
    return document.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}    // namespace ask::catalog::detail
