#include <algorithm>
#include <filesystem>
#include <system_error>

#include "catalog/detail/characters.hpp"
#include "catalog/detail/finding_formats.hpp"
#include "core/utf8.hpp"
#include "model/json.hpp"

namespace ask::catalog::detail {

namespace {

namespace fs = std::filesystem;

constexpr std::string_view schema_address =
    "https://json.schemastore.org/sarif-2.1.0.json";    // only named; nothing is fetched

bool is_unreserved(char c) {
    const bool is_letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    return is_letter || (c >= '0' && c <= '9') || std::string_view("-._~/").contains(c);
}

std::string percent_encoded(std::string_view path) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string encoded;
    for (const char c : path) {
        const auto byte = static_cast<unsigned char>(c);
        if (is_unreserved(c))
            encoded += c;
        else
            encoded += {'%', digits[byte >> 4U], digits[byte & 0xFU]};
    }
    return encoded;
}

Json json_of(const Rule& rule) {
    return {{"id", rule.id},
            {"shortDescription", {{"text", rule.what}}},
            {"fullDescription", {{"text", rule.what}}},
            {"help", {{"text", rule.remedy}}},
            {"defaultConfiguration", {{"level", name_of(rule.severity)}}},
            {"properties", {{"basis", rule.basis}, {"tags", Json::array({"alexa"})}}}};
}

Json location_of(const Finding& finding) {
    Json location = {
        {"physicalLocation",
         {{"artifactLocation", {{"uri", artifact_uri(finding.file)}}},
          {"region", {{"startLine", finding.line}, {"startColumn", finding.column}}}}}};
    if (finding.pointer.empty()) return location;
    location["logicalLocations"] =
        Json::array({{{"fullyQualifiedName", finding.pointer}, {"kind", "member"}}});
    return location;
}

Json result_of(const Finding& finding, std::span<const Rule> rules) {
    std::string message = finding.pointer.empty() ? "" : finding.pointer + ": ";
    message += finding.message + ". " + finding.remedy;
    Json result = {{"ruleId", finding.rule},
                   {"level", name_of(finding.severity)},
                   {"message", {{"text", printable(message)}}},
                   {"locations", Json::array({location_of(finding)})}};
    if (const Rule* rule = find_rule(rules, finding.rule)) result["ruleIndex"] = rule - &rules[0];
    return result;
}

Json driver_of(const FindingReport& report) {
    Json rules = Json::array();
    for (const Rule& rule : report.rules) rules.push_back(json_of(rule));
    Json driver = {{"name", "skilld " + report.check}, {"rules", std::move(rules)}};
    if (!report.version.empty()) driver["version"] = report.version;
    return driver;
}

}    // namespace

std::string artifact_uri(const std::string& file) {
    std::error_code failed;
    const fs::path here = fs::current_path(failed);
    const fs::path whole = (here / file).lexically_normal();
    const fs::path relative = whole.lexically_relative(here);
    const bool is_inside = !relative.empty() && *relative.begin() != "..";
    if (is_inside) return percent_encoded(relative.generic_string());
    return "file://" + percent_encoded(whole.generic_string());
}

std::string write_sarif(const FindingReport& report) {
    Json results = Json::array();
    for (const Finding& finding : report.findings) {
        results.push_back(result_of(finding, report.rules));
    }
    const Json run = {{"tool", {{"driver", driver_of(report)}}},
                      {"columnKind", "unicodeCodePoints"},
                      {"results", std::move(results)}};
    const Json document = {
        {"$schema", schema_address}, {"version", "2.1.0"}, {"runs", Json::array({run})}};
    return document.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}    // namespace ask::catalog::detail
