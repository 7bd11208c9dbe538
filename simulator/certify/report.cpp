#include "simulator/certify/report.hpp"

#include <algorithm>

namespace ask::simulator::certify {

std::string_view to_text(Verdict verdict) {
    switch (verdict) {
        case Verdict::pass:
            return "pass";
        case Verdict::fail:
            return "fail";
        case Verdict::advice:
            return "advice";
        case Verdict::not_run:
            return "not run";
        case Verdict::for_a_person:
            return "for a person";
    }
    return "";
}

std::string_view title_of(Group group) {
    switch (group) {
        case Group::purchasing:
            return "In-skill purchasing";
        case Group::answers:
            return "Every answer";
        case Group::endpoint:
            return "Endpoint security";
        case Group::package:
            return "Skill package";
    }
    return "";
}

std::string_view about(Group group) {
    switch (group) {
        case Group::purchasing:
            return "Amazon's certification tests for skills that sell, by Amazon's numbers.";
        case Group::answers:
            return "What Amazon asks of all answers, and what reviewers are known to look at.";
        case Group::endpoint:
            return "Requests that are not Alexa's must be refused, each with a request right "
                   "after it that must not.";
        case Group::package:
            return "What the store shows. The product files are checked by skilld products check.";
    }
    return "";
}

Counts Report::counts() const {
    Counts counts;
    for (const TestResult& test : tests) {
        counts.pass += test.verdict == Verdict::pass ? 1 : 0;
        counts.fail += test.verdict == Verdict::fail ? 1 : 0;
        counts.advice += test.verdict == Verdict::advice ? 1 : 0;
        counts.not_run += test.verdict == Verdict::not_run ? 1 : 0;
        counts.for_a_person += test.subject.for_a_person.empty() ? 0 : 1;
    }
    return counts;
}

std::string told(const Finding& finding) {
    return finding.is_advice ? "advice: " + finding.text : finding.text;
}

Verdict verdict_by(const std::vector<Finding>& findings) {
    if (findings.empty()) return Verdict::pass;
    const bool is_advice = std::all_of(findings.begin(), findings.end(),
                                       [](const Finding& one) { return one.is_advice; });
    return is_advice ? Verdict::advice : Verdict::fail;
}

void Report::be_strict() {
    for (TestResult& test : tests) {
        for (Finding& finding : test.findings) finding.is_advice = false;
        if (test.verdict == Verdict::advice) test.verdict = Verdict::fail;
    }
}

}    // namespace ask::simulator::certify
