#include "core/utf8.hpp"
#include "simulator/certify/report_writers.hpp"

namespace ask::simulator::certify {

namespace {

constexpr std::string_view green = "32";
constexpr std::string_view red = "31";
constexpr std::string_view yellow = "33";
constexpr std::string_view bold = "1";
constexpr std::string_view dim = "2";

class Page {
 public:
    explicit Page(bool in_colour) : in_colour_(in_colour) {}

    void line(std::string_view text) { text_ += std::string(text) + "\n"; }
    [[nodiscard]] std::string painted(std::string_view text, std::string_view colour) const {
        if (!in_colour_) return std::string(text);
        return "\033[" + std::string(colour) + "m" + std::string(text) + "\033[0m";
    }
    [[nodiscard]] std::string take() { return std::move(text_); }

 private:
    bool in_colour_;
    std::string text_;
};

std::string mark(const Page& page, Verdict verdict) {
    switch (verdict) {
        case Verdict::pass:
            return page.painted("✓", green);
        case Verdict::fail:
            return page.painted("✗", red);
        case Verdict::advice:
            return page.painted("!", yellow);
        case Verdict::not_run:
            return page.painted("–", yellow);
        case Verdict::for_a_person:
            return page.painted("☐", yellow);
    }
    return "";
}

void write_turn(Page& page, const PlayedTurn& turn) {
    const auto say = [&page](std::string_view who, const std::string& what) {
        if (!what.empty()) page.line("          " + std::string(who) + ": " + printable(what));
    };
    say(turn.who, turn.said);
    say("Alexa", turn.alexa_says);
    say("Skill", turn.came.speech);
    if (!turn.came.directive.empty()) {
        say("Skill", "[" + turn.came.directive + " " + turn.came.product + "]");
    }
    say("Alexa", turn.upsell_message);
}

void write_findings(Page& page, const TestResult& test) {
    for (const Finding& finding : test.findings) {
        const std::string_view colour = finding.is_advice ? yellow : red;
        page.line("        " + page.painted(printable(told(finding)), colour));
        if (!finding.place) continue;
        const Scene& scene = test.scenes[finding.place->scene];
        write_turn(page, scene.turns[finding.place->turn]);
    }
    if (test.findings.empty()) return;
    for (const std::string& line : test.evidence) page.line("          " + printable(line));
}

void write_test(Page& page, const TestResult& test) {
    const std::string id(test.subject.id);
    const std::string margin(id.size() < 4 ? 4 - id.size() : 1, ' ');
    std::string line = "  " + mark(page, test.verdict) + " " + id + margin;
    line += test.subject.title;
    if (test.verdict == Verdict::not_run) line += page.painted(" (not run)", yellow);
    page.line(line);
    write_findings(page, test);
    for (const std::string& why : test.not_run) {
        page.line("        " + page.painted("not run: " + printable(why), dim));
    }
}

void write_checklist(Page& page, const Report& report) {
    if (report.counts().for_a_person == 0) return;
    page.line("\n" + page.painted("For a person", bold));
    for (const TestResult& test : report.tests) {
        if (test.subject.for_a_person.empty()) continue;
        page.line("  ☐ " + std::string(test.subject.id) + "  " +
                  std::string(test.subject.for_a_person));
    }
}

void write_sum(Page& page, const Report& report) {
    const Counts counts = report.counts();
    const std::string sum = std::to_string(counts.pass) + " pass, " + std::to_string(counts.fail) +
                            " fail, " + std::to_string(counts.advice) + " advice, " +
                            std::to_string(counts.not_run) + " not run, " +
                            std::to_string(counts.for_a_person) + " for a person";
    page.line("\n" + page.painted(sum, counts.fail > 0 ? red : green));
}

}    // namespace

std::string report_text(const Report& report, bool in_colour) {
    Page page(in_colour);
    page.line(page.painted(printable(report.skill), bold) + " (" + printable(report.locale) +
              ") at " + printable(report.endpoint));
    page.line("plan: " + printable(report.plan));
    for (const Group group : all_groups) {
        page.line("\n" + page.painted(title_of(group), bold));
        for (const TestResult& test : report.tests) {
            if (test.subject.group == group) write_test(page, test);
        }
    }
    write_checklist(page, report);
    write_sum(page, report);
    return page.take();
}

}    // namespace ask::simulator::certify
