#include "catalog/finding_report.hpp"

#include <array>
#include <catch2/catch_test_macros.hpp>
#include <filesystem>

#include "model/json.hpp"

using namespace ask;
using namespace ask::catalog;

namespace {

constexpr std::array rules{
    Rule{"first", Severity::error, "One.", "Do one.", "documented"},
    Rule{"second", Severity::warning, "Two.", "Do two.", "inferred"},
};

Finding finding(std::string file, std::string message) {
    return {.file = std::move(file),
            .pointer = "/a",
            .line = 3,
            .column = 7,
            .rule = "second",
            .severity = Severity::warning,
            .message = std::move(message),
            .remedy = "Do two."};
}

FindingReport report_of(std::vector<Finding> findings) {
    return {.check = "products check",
            .subject = "2 product files (isps)",
            .findings = std::move(findings),
            .rules = rules,
            .version = "1.2.3"};
}

Json sarif_of(std::vector<Finding> findings) {
    return Json::parse(write_report(report_of(std::move(findings)), ReportFormat::sarif));
}

}    // namespace

TEST_CASE("text has a line for what is wrong, one for the remedy, and a summary") {
    CHECK(write_report(report_of({finding("isps/a.json", "is odd")}), ReportFormat::text) ==
          "isps/a.json:3:7: warning: /a: is odd (second)\n"
          "    Do two.\n"
          "2 product files (isps): 0 errors, 1 warning\n");
    CHECK(write_report(report_of({}), ReportFormat::text) == "2 product files (isps): no faults\n");
}

TEST_CASE("a pointer of hundreds of kilobytes is cut in the text") {
    Finding long_one = finding("a.json", "is odd");
    long_one.pointer = "/" + std::string(900'000, 'k');
    const std::string text = write_report(report_of({long_one}), ReportFormat::text);
    CHECK(text.size() < 400);
    CHECK(text.find("kkk…: is odd") != std::string::npos);
}

TEST_CASE("no format passes control characters of files on") {
    const auto odd = finding("a\x1B[31m.json", "is \x07 odd\xE2\x80\xAE");
    const std::string text = write_report(report_of({odd}), ReportFormat::text);
    CHECK(text.starts_with("a?[31m.json:3:7: warning: /a: is ? odd? (second)\n"));
    CHECK(text.find('\x1B') == std::string::npos);
    for (const auto format : {ReportFormat::json, ReportFormat::sarif}) {
        const std::string json = write_report(report_of({odd}), format);
        CHECK(json.find('\x1B') == std::string::npos);
        CHECK(json.find('\x07') == std::string::npos);
    }
}

TEST_CASE("a file's name that is no UTF-8 still gives JSON") {
    for (const auto format : {ReportFormat::json, ReportFormat::sarif}) {
        CHECK(Json::accept(write_report(report_of({finding("a\xFF.json", "is odd")}), format)));
    }
}

TEST_CASE("JSON has the counts and every finding with all its parts") {
    const Json json = Json::parse(
        write_report(report_of({finding("isps/a.json", "is odd")}), ReportFormat::json));
    CHECK(json.at("errors") == 0);
    CHECK(json.at("warnings") == 1);
    CHECK(json.at("findings").at(0) == Json::parse(R"({"file": "isps/a.json", "pointer": "/a",
        "line": 3, "column": 7, "rule": "second", "severity": "warning", "message": "is odd",
        "remedy": "Do two."})"));
}

TEST_CASE("SARIF names the tool, all rules, and each result's place") {
    const Json sarif = sarif_of({finding("isps/a b.json", "is odd")});
    CHECK(sarif.at("version") == "2.1.0");
    CHECK(sarif.at("$schema").get<std::string>().ends_with("sarif-2.1.0.json"));
    const Json& run = sarif.at("runs").at(0);
    const Json& driver = run.at("tool").at("driver");
    CHECK(driver.at("name") == "skilld products check");
    CHECK(driver.at("version") == "1.2.3");
    CHECK(driver.at("rules").size() == 2);
    CHECK(driver.at("rules").at(1).at("id") == "second");
    CHECK(driver.at("rules").at(1).at("defaultConfiguration").at("level") == "warning");
    const Json& result = run.at("results").at(0);
    CHECK(result.at("ruleId") == "second");
    CHECK(result.at("ruleIndex") == 1);
    CHECK(result.at("level") == "warning");
    CHECK(result.at("message").at("text") == "/a: is odd. Do two.");
    const Json& place = result.at("locations").at(0).at("physicalLocation");
    CHECK(place.at("artifactLocation").at("uri") == "isps/a%20b.json");
    CHECK(place.at("region") == Json::parse(R"({"startLine": 3, "startColumn": 7})"));
    CHECK(run.at("columnKind") == "unicodeCodePoints");
}

TEST_CASE("SARIF names files relative to the working folder, and others by their address") {
    const auto uri_of = [](const std::string& file) {
        return sarif_of({finding(file, "is odd")})
            .at("/runs/0/results/0/locations/0/physicalLocation/artifactLocation/uri"_json_pointer)
            .get<std::string>();
    };
    const std::string here = std::filesystem::current_path().string();
    CHECK(uri_of(here + "/isps/a.json") == "isps/a.json");
    CHECK(uri_of("./isps/../isps/a.json") == "isps/a.json");
    CHECK(uri_of("/nowhere/a.json") == "file:///nowhere/a.json");
    CHECK(uri_of("ü.json") == "%C3%BC.json");
}

TEST_CASE("a format is known by its name") {
    CHECK(parse_report_format("text") == ReportFormat::text);
    CHECK(parse_report_format("json") == ReportFormat::json);
    CHECK(parse_report_format("sarif") == ReportFormat::sarif);
    CHECK_FALSE(parse_report_format("xml"));
}
