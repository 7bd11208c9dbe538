#include <algorithm>

#include "simulator/certify/detail/html.hpp"
#include "simulator/certify/report_writers.hpp"

namespace ask::simulator::certify {

namespace {

using detail::element;
using detail::html_text;
using detail::text_element;

std::string_view class_of(Verdict verdict) {
    switch (verdict) {
        case Verdict::pass:
            return "pass";
        case Verdict::fail:
            return "fail";
        case Verdict::advice:
            return "advice";
        case Verdict::not_run:
            return "not-run";
        case Verdict::for_a_person:
            return "person";
    }
    return "";
}

std::string anchor(const TestResult& test) {
    return "test-" + std::string(test.subject.id);
}

std::string link_to(const TestResult& test) {
    return "<a href=\"#" + anchor(test) + "\">" + html_text(test.subject.id) + " " +
           html_text(test.subject.title) + "</a>";
}

std::string counted(std::size_t count, std::string_view css_class, std::string_view what) {
    return element("li", css_class,
                   text_element("b", "", std::to_string(count)) + " " + html_text(what));
}

std::string verdict_line(const Counts& counts) {
    if (counts.fail == 1) return "One test fails";
    if (counts.fail > 1) return std::to_string(counts.fail) + " tests fail";
    if (counts.pass + counts.advice == 0) return "Nothing could be tested";
    if (counts.advice > 0) return "No test fails, with some advice";
    return counts.not_run == 0 ? "All tests pass" : "All tests that were run pass";
}

std::string_view verdict_class(const Counts& counts) {
    if (counts.fail > 0) return "fail";
    return counts.pass + counts.advice > 0 ? "pass" : "not-run";
}

std::string what_now(const Counts& counts) {
    if (counts.fail > 0) return "This should be put right before the skill is submitted:";
    return "As far as a machine can tell, this skill is ready for certification. What is left to "
           "a person stands below.";
}

std::string listed(const Report& report, Verdict verdict, std::string_view css_class) {
    std::string items;
    for (const TestResult& test : report.tests) {
        if (test.verdict != verdict) continue;
        const auto shown =
            std::ranges::find(test.findings, verdict == Verdict::advice, &Finding::is_advice);
        items += element("li", "", link_to(test) + text_element("span", "", shown->text));
    }
    return items.empty() ? "" : element("ul", css_class, items);
}

std::string advised(const Report& report) {
    const std::string list = listed(report, Verdict::advice, "advised");
    if (list.empty()) return "";
    return text_element("p", "",
                        "Amazon is not known to refuse a skill for this, or a machine cannot "
                        "tell; it is worth a look:") +
           list;
}

// 2026-01-15T09:30:00Z → 2026-01-15 09:30 UTC
std::string time_for_people(const std::string& at) {
    constexpr std::size_t day = 10;
    constexpr std::size_t minute = 16;
    if (at.size() < minute) return at;
    return at.substr(0, day) + " " + at.substr(day + 1, minute - day - 1) + " UTC";
}

std::string facts(const Report& report) {
    const auto fact = [](std::string_view name, const std::string& value) {
        return element("div", "", text_element("dt", "", name) + text_element("dd", "", value));
    };
    return element("dl", "facts",
                   fact("Endpoint", report.endpoint) + fact("Language", report.locale) +
                       fact("Plan", report.plan) + fact("Tested", time_for_people(report.at)));
}

std::string header(const Report& report) {
    const Counts counts = report.counts();
    const std::string sums =
        element("ul", "counts",
                counted(counts.pass, "pass", "pass") + counted(counts.fail, "fail", "fail") +
                    counted(counts.advice, "advice", "advice") +
                    counted(counts.not_run, "not-run", "not run") +
                    counted(counts.for_a_person, "person", "for a person"));
    return element("header", verdict_class(counts),
                   text_element("p", "kind", "Certification report") +
                       text_element("h1", "", report.skill) +
                       text_element("p", "verdict", verdict_line(counts)) + sums +
                       text_element("p", "", what_now(counts)) +
                       listed(report, Verdict::fail, "failing") + advised(report) + facts(report));
}

std::string checklist(const Report& report) {
    std::string items;
    for (const TestResult& test : report.tests) {
        if (test.subject.for_a_person.empty()) continue;
        const std::string words = element("span", "",
                                          text_element("b", "", test.subject.title) +
                                              text_element("span", "", test.subject.for_a_person));
        items += element("li", "", element("label", "", "<input type=\"checkbox\">" + words));
    }
    if (items.empty()) return "";
    return element(
        "section", "checklist",
        text_element("h2", "", "For a person") +
            text_element("p", "about", "What a machine cannot judge, and how it is done.") +
            element("ul", "", items));
}

std::string list_of(std::string_view css_class, const std::vector<std::string>& lines) {
    std::string items;
    for (const std::string& line : lines) items += text_element("li", "", line);
    return items.empty() ? "" : element("ul", css_class, items);
}

std::string findings_of(const TestResult& test) {
    std::vector<std::string> faults;
    std::vector<std::string> advice;
    for (const Finding& finding : test.findings) {
        (finding.is_advice ? advice : faults).push_back(finding.text);
    }
    return list_of("findings", faults) + list_of("findings advice", advice);
}

std::string evidence_of(const TestResult& test) {
    if (test.evidence.empty()) return "";
    return "<details>" + text_element("summary", "", "What was sent and answered") +
           list_of("evidence", test.evidence) + "</details>\n";
}

std::string card(const TestResult& test) {
    const Subject& subject = test.subject;
    const std::string title =
        element("h3", "",
                text_element("span", "id", subject.id) + html_text(subject.title) +
                    text_element("span", "pill", to_text(test.verdict)));
    const std::string what =
        element("dl", "what",
                text_element("dt", "", "Done") + text_element("dd", "", subject.does) +
                    text_element("dt", "", "Expected") + text_element("dd", "", subject.expects));
    std::string html = "<article id=\"" + anchor(test) + "\" class=\"" +
                       std::string(class_of(test.verdict)) + "\">" + title + what;
    html += findings_of(test) + list_of("reasons", test.not_run);
    return html + detail::conversations_html(test) + evidence_of(test) + "</article>\n";
}

// What passed without a word being spoken takes one line.
bool is_brief(const TestResult& test) {
    const bool is_talk =
        test.subject.group == Group::purchasing || test.subject.group == Group::answers;
    return test.verdict == Verdict::pass && !is_talk;
}

std::string row(const TestResult& test) {
    return "<li id=\"" + anchor(test) + "\">" + text_element("span", "id", test.subject.id) +
           element("span", "",
                   text_element("b", "", test.subject.title) + " " + html_text(test.subject.does)) +
           text_element("span", "pill", to_text(test.verdict)) + "</li>\n";
}

std::string section(const Report& report, Group group) {
    std::string cards;
    std::string rows;
    std::size_t all = 0;
    std::size_t passed = 0;
    for (const TestResult& test : report.tests) {
        if (test.subject.group != group) continue;
        (is_brief(test) ? rows : cards) += is_brief(test) ? row(test) : card(test);
        all += test.verdict == Verdict::for_a_person ? 0 : 1;
        passed += test.verdict == Verdict::pass ? 1 : 0;
    }
    const std::string sum = std::to_string(passed) + " of " + std::to_string(all) + " pass";
    return element(
        "section", "",
        element("h2", "", html_text(title_of(group)) + text_element("span", "sum", sum)) +
            text_element("p", "about", about(group)) +
            (cards.empty() ? "" : element("div", "cards", cards)) +
            (rows.empty() ? "" : element("ul", "rows pass", rows)));
}

}    // namespace

std::string report_html(const Report& report) {
    std::string body = header(report) + checklist(report);
    for (const Group group : all_groups) body += section(report, group);
    body += text_element("footer", "", "Made by skilld certify.");
    return "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
           "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
           "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
           "style-src 'unsafe-inline'\">\n" +
           text_element("title", "", report.skill + ": certification report") + "<style>\n" +
           std::string(detail::style_sheet()) + "</style>\n</head>\n<body>\n" +
           element("main", "", body) + "</body>\n</html>\n";
}

}    // namespace ask::simulator::certify
