#include "core/utf8.hpp"
#include "simulator/certify/report_writers.hpp"
#include "simulator/detail/xml_text.hpp"

namespace ask::simulator::certify {

namespace {

std::string attribute(const char* name, std::string_view value) {
    return std::string(" ") + name + "=\"" + simulator::detail::xml_text(printable(value)) + "\"";
}

std::string lines_of(const TestResult& test) {
    std::string lines;
    for (const Finding& finding : test.findings) {
        lines += printable(told(finding)) + "\n";
        if (!finding.place) continue;
        const PlayedTurn& turn = test.scenes[finding.place->scene].turns[finding.place->turn];
        lines += "  " + turn.who + ": " + printable(turn.said) + "\n";
        lines += "  Skill: " + printable(turn.came.speech) + "\n";
    }
    for (const std::string& line : test.evidence) lines += printable(line) + "\n";
    return lines;
}

std::string skipped(std::string_view why) {
    return "      <skipped" + attribute("message", why) + "/>\n";
}

// Of what is not advice there may be less than of what is.
std::string first_fault(const TestResult& test) {
    for (const Finding& finding : test.findings) {
        if (!finding.is_advice) return finding.text;
    }
    return "";
}

std::string inner(const TestResult& test) {
    switch (test.verdict) {
        case Verdict::pass:
            return "";
        case Verdict::fail:
            return "      <failure" + attribute("message", first_fault(test)) +
                   attribute("type", "certification") + ">" +
                   simulator::detail::xml_text(lines_of(test)) + "</failure>\n";
        case Verdict::advice:    // no failure to a program that reads this
            return "      <system-out>" + simulator::detail::xml_text(lines_of(test)) +
                   "</system-out>\n";
        case Verdict::not_run:
            return skipped(test.not_run.empty() ? "not run" : test.not_run.front());
        case Verdict::for_a_person:
            return skipped(test.subject.for_a_person);
    }
    return "";
}

std::string test_case(const TestResult& test) {
    const Subject& subject = test.subject;
    const std::string name = std::string(subject.id) + " " + std::string(subject.title);
    const std::string start =
        "    <testcase" + attribute("name", name) + attribute("classname", title_of(subject.group));
    const std::string told = inner(test);
    return start + (told.empty() ? "/>\n" : ">\n" + told + "    </testcase>\n");
}

std::string count_attributes(const Report& counted) {
    const Counts counts = counted.counts();
    const std::size_t skipped = counted.tests.size() - counts.pass - counts.fail - counts.advice;
    return attribute("tests", std::to_string(counted.tests.size())) +
           attribute("failures", std::to_string(counts.fail)) + attribute("errors", "0") +
           attribute("skipped", std::to_string(skipped));
}

Report only(const Report& report, Group group) {
    Report part = report;
    std::erase_if(part.tests,
                  [group](const TestResult& test) { return test.subject.group != group; });
    return part;
}

}    // namespace

std::string report_junit(const Report& report) {
    std::string text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites" +
                       attribute("name", "skilld certify: " + report.skill) +
                       count_attributes(report) + ">\n";
    for (const Group group : all_groups) {
        const Report part = only(report, group);
        text +=
            "  <testsuite" + attribute("name", title_of(group)) + count_attributes(part) + ">\n";
        for (const TestResult& test : part.tests) text += test_case(test);
        text += "  </testsuite>\n";
    }
    return text + "</testsuites>\n";
}

}    // namespace ask::simulator::certify
