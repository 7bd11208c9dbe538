#include <catch2/catch_test_macros.hpp>
#include <string>

#include "certify_scenes.hpp"
#include "simulator/certify/report_writers.hpp"

using namespace ask;
using namespace ask::simulator::certify;
using ask::tests::played;
using ask::tests::scene;

namespace {

const std::string hostile =
    "</p><script>alert(\"1\")</script> & 'x' \x1b[2J \xff \u202E \u2066 \xC2\x9B";

constexpr Subject bought{.group = Group::purchasing,
                         .id = "3",
                         .title = "Bought",
                         .does = "Buys.",
                         .expects = "It starts."};
constexpr Subject receipts{.group = Group::purchasing,
                           .id = "5",
                           .title = "Receipts",
                           .does = "Nothing.",
                           .expects = "They fit.",
                           .for_a_person = "Look at them."};
constexpr Subject refused{.group = Group::endpoint,
                          .id = "E2",
                          .title = "No signature",
                          .does = "Sends.",
                          .expects = "400."};

constexpr Subject future{.group = Group::endpoint,
                         .id = "E18",
                         .title = "From the future",
                         .does = "Sends.",
                         .expects = "400."};

Report report() {
    TestResult failed{.subject = bought, .verdict = Verdict::fail};
    failed.scenes = {scene("quest", {played(Step::buy, hostile)})};
    failed.findings = {{.text = "Buy should come", .place = Place{0, 0}}};
    TestResult person{.subject = receipts, .verdict = Verdict::for_a_person};
    TestResult not_run{.subject = refused, .verdict = Verdict::not_run};
    not_run.not_run = {"requests are sent unsigned"};
    TestResult advised{.subject = future, .verdict = Verdict::advice};
    advised.findings = {
        {.text = "answered 200 instead of 400", .place = std::nullopt, .is_advice = true}};
    return {.skill = hostile,
            .endpoint = "https://localhost/",
            .locale = "en-US",
            .plan = "plan.json",
            .at = "2026-01-15T09:30:00Z",
            .tests = {failed, person, not_run, advised}};
}

bool holds(const std::string& text, const std::string& part) {
    return text.find(part) != text.npos;
}

}    // namespace

TEST_CASE("a report counts its verdicts") {
    const Counts counts = report().counts();
    CHECK(counts.fail == 1);
    CHECK(counts.pass == 0);
    CHECK(counts.not_run == 1);
    CHECK(counts.advice == 1);
    CHECK(counts.for_a_person == 1);
    CHECK(report().has_failed());
}

TEST_CASE("findings that are all advice fail only who is strict") {
    const Finding fault{.text = "a fault"};
    const Finding advice{.text = "a thought", .place = std::nullopt, .is_advice = true};
    CHECK(verdict_by({}) == Verdict::pass);
    CHECK(verdict_by({advice}) == Verdict::advice);
    CHECK(verdict_by({advice, fault}) == Verdict::fail);
    Report one = report();
    one.tests.erase(one.tests.begin());
    CHECK_FALSE(one.has_failed());
    CHECK(Json::parse(report_json(one)).at("passed") == true);
    CHECK(holds(report_html(one), "No test fails, with some advice"));
    one.be_strict();
    CHECK(one.counts().fail == 1);
    CHECK(one.counts().advice == 0);
    CHECK(Json::parse(report_json(one)).at("passed") == false);
    CHECK_FALSE(holds(report_text(one, false), "advice:"));
}

TEST_CASE("as text, a test that fails shows the turn, and a terminal is not written to") {
    const std::string text = report_text(report(), false);
    CHECK(holds(text, "✗ 3   Bought"));
    CHECK(holds(text, "Buy should come"));
    CHECK(holds(text, "Customer: something"));
    CHECK(holds(text, "not run: requests are sent unsigned"));
    CHECK(holds(text, "☐ 5  Look at them."));
    CHECK(holds(text, "! E18 From the future"));
    CHECK(holds(text, "advice: answered 200 instead of 400"));
    CHECK(holds(text, "0 pass, 1 fail, 1 advice, 1 not run, 1 for a person"));
    CHECK_FALSE(holds(text, "\x1b"));
    CHECK_FALSE(holds(text, "\u202E"));
    CHECK_FALSE(holds(text, "\xff"));
    CHECK(holds(report_text(report(), true), "\x1b[31m"));
    CHECK_FALSE(holds(report_text(report(), true), "\x1b[2J"));
}

TEST_CASE("as HTML, what a skill says stays text, and nothing is loaded or run") {
    const std::string page = report_html(report());
    CHECK(page.starts_with("<!DOCTYPE html>"));
    CHECK(holds(page, "&lt;script&gt;"));
    CHECK_FALSE(holds(page, "<script"));
    CHECK_FALSE(holds(page, "http://"));
    CHECK_FALSE(holds(page, "src="));
    CHECK(holds(page, "default-src 'none'"));
    CHECK(holds(page, "One test fails"));
    CHECK(holds(page, "<input type=\"checkbox\">"));
    CHECK(holds(page, "href=\"#test-3\""));
    CHECK(holds(page, "id=\"test-3\""));
    CHECK(holds(page, "class=\"advised\""));
    CHECK(holds(page, "class=\"findings advice\""));
}

TEST_CASE("no form holds what would drive a terminal or turn the direction of writing") {
    for (const std::string& text : {report_text(report(), false), report_html(report()),
                                    report_junit(report()), report_json(report())}) {
        for (const char* raw : {"\x1b", "\u202E", "\u2066", "\xC2\x9B"}) {
            CHECK_FALSE(holds(text, raw));
        }
    }
}

TEST_CASE("as JSON, everything is there, and bytes that are no UTF-8 are replaced") {
    const Json json = Json::parse(report_json(report()));
    CHECK(json.at("passed") == false);
    CHECK(json.at("counts").at("fail") == 1);
    CHECK(json.at("tests").at(0).at("findings").at(0).at("turn") == 0);
    CHECK(json.at("tests").at(0).at("scenes").at(0).at("turns").at(0).at("who") == "Customer");
    CHECK(json.at("tests").at(1).at("verdict") == "for a person");
    CHECK(json.at("tests").at(2).at("not_run").at(0) == "requests are sent unsigned");
}

TEST_CASE("as JUnit, what fails is a failure and what was not run is skipped") {
    const std::string xml = report_junit(report());
    CHECK(holds(xml, "tests=\"4\" failures=\"1\" errors=\"0\" skipped=\"2\""));
    CHECK(holds(xml, "<testsuite name=\"In-skill purchasing\" tests=\"2\""));
    CHECK(holds(xml, "<failure message=\"Buy should come\""));
    CHECK(holds(xml, "<skipped message=\"requests are sent unsigned\"/>"));
    CHECK(holds(xml, "&lt;/p&gt;"));
    CHECK(holds(xml, "<system-out>advice: answered 200 instead of 400"));
    CHECK_FALSE(holds(xml, "\x1b"));
}
