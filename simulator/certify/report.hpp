#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "simulator/certify/scene.hpp"

namespace ask::simulator::certify {

enum class Verdict {
    pass,
    fail,      // what Amazon refuses
    advice,    // what Amazon is not known to refuse, or what a machine cannot tell for certain
    not_run,
    for_a_person
};
[[nodiscard]] std::string_view to_text(Verdict verdict);    // "pass", "fail", "not run", …

// What a fault was seen by. `place`: the turn that shows it, in the scenes of the same test.
struct Place {
    std::size_t scene = 0;
    std::size_t turn = 0;
};
struct Finding {
    std::string text;    // a sentence
    std::optional<Place> place{};
    bool is_advice = false;    // worth a look; the test does not fail by it
};
// "advice: …" where it is that.
[[nodiscard]] std::string told(const Finding& finding);
// Pass without findings, advice where they are all advice, else fail.
[[nodiscard]] Verdict verdict_by(const std::vector<Finding>& findings);

// The parts of the list, in the order of the report.
enum class Group { purchasing, answers, endpoint, package };
inline constexpr Group all_groups[] = {Group::purchasing, Group::answers, Group::endpoint,
                                       Group::package};
[[nodiscard]] std::string_view title_of(Group group);
[[nodiscard]] std::string_view about(Group group);    // what it is, a sentence

// A test as people know it.
struct Subject {
    Group group = Group::purchasing;
    std::string_view id;    // "7": Amazon's own number; "A2", "E5", "P1": ours
    std::string_view title;
    std::string_view does;                 // what is done
    std::string_view expects;              // what should come of it
    std::string_view for_a_person = {};    // what is left to a person, and how it is done
};

struct TestResult {
    Subject subject;
    Verdict verdict = Verdict::not_run;
    Scenes scenes{};    // that were held for it, or that show a finding
    std::vector<Finding> findings{};
    std::vector<std::string> not_run{};     // what of it was not run, and why
    std::vector<std::string> evidence{};    // what was sent and answered, where nobody spoke
};

struct Counts {
    std::size_t pass = 0;
    std::size_t fail = 0;
    std::size_t advice = 0;
    std::size_t not_run = 0;
    std::size_t for_a_person = 0;    // of any verdict, with something left to a person
};

struct Report {
    std::string skill;       // its name, for people
    std::string endpoint;    // URL
    std::string locale;
    std::string plan;    // where it came from
    std::string at;      // ISO 8601
    std::vector<TestResult> tests;

    [[nodiscard]] Counts counts() const;
    [[nodiscard]] bool has_failed() const { return counts().fail > 0; }
    void be_strict();    // whatever is advice fails
};

}    // namespace ask::simulator::certify
