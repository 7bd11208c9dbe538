#include "simulator/certify/conversations.hpp"

#include <chrono>
#include <map>
#include <set>
#include <utility>

#include "simulator/certify/detail/conversation_tests.hpp"

namespace ask::simulator::certify {

namespace {

using detail::ConversationTest;

// A test's own conversations among all that were held.
struct Held {
    const ConversationTest* test = nullptr;
    std::vector<std::string> not_run{};
    std::size_t first = 0;
    std::size_t end = 0;
};

void add_differences(const PlayedTurn& turn, Place place, Findings& findings) {
    for (const std::string& difference : turn.differences) {
        findings.push_back({.text = difference, .place = place});
    }
}

// Expectations that the plan's author wrote into turns.
void add_differences(const Evidence& evidence, Findings& findings) {
    for (std::size_t scene = evidence.first; scene < evidence.end; ++scene) {
        const auto& turns = evidence.scenes[scene].turns;
        for (std::size_t turn = 0; turn < turns.size(); ++turn) {
            add_differences(turns[turn], {scene, turn}, findings);
        }
    }
}

// The same thing said of the same words counts once.
void drop_repetitions(const Scenes& scenes, Findings& findings) {
    std::set<std::pair<std::string, std::string>> seen;
    std::erase_if(findings, [&](const Finding& finding) {
        const auto& [scene, turn] = *finding.place;
        return !seen.emplace(finding.text, scenes[scene].turns[turn].said).second;
    });
}

// The conversations that a report shows of a test: its own, and those with a finding.
class Shown {
 public:
    Shown(const Evidence& evidence, TestResult& result) : evidence_(evidence), result_(result) {
        for (std::size_t scene = evidence.first; scene < evidence.end; ++scene) (void)show(scene);
    }
    void add(Finding finding) {
        finding.place->scene = show(finding.place->scene);
        result_.findings.push_back(std::move(finding));
    }

 private:
    std::size_t show(std::size_t scene) {
        const auto [at, is_new] = places_.emplace(scene, result_.scenes.size());
        if (is_new) result_.scenes.push_back(evidence_.scenes[scene]);
        return at->second;
    }

    const Evidence& evidence_;
    TestResult& result_;
    std::map<std::size_t, std::size_t> places_;
};

bool has_finding(const Findings& findings, std::size_t scene) {
    for (const Finding& finding : findings) {
        if (finding.place->scene == scene) return true;
    }
    return false;
}

Verdict verdict_of(const TestResult& result) {
    const Verdict verdict = verdict_by(result.findings);
    if (verdict != Verdict::pass) return verdict;
    if (!result.not_run.empty()) return Verdict::not_run;
    if (result.scenes.empty() && !result.subject.for_a_person.empty()) return Verdict::for_a_person;
    return Verdict::pass;
}

TestResult conclude(const Held& held, const Evidence& evidence) {
    TestResult result{.subject = held.test->subject, .not_run = held.not_run};
    Findings findings = held.test->judge(evidence);
    add_differences(evidence, findings);
    for (std::size_t number = held.first; number < held.end; ++number) {
        const Scene& scene = evidence.scenes[number];
        if (scene.stopped.empty() || has_finding(findings, number)) continue;
        result.not_run.push_back(scene.title + ": " + scene.stopped);
    }
    const bool is_pointless = held.first == held.end && result.not_run.empty();
    if (is_pointless && held.test->stage != stage_nothing) {
        result.not_run.emplace_back("the skill sells nothing of the kind in this language");
    }
    drop_repetitions(evidence.scenes, findings);
    Shown shown(evidence, result);
    for (Finding& finding : findings) shown.add(std::move(finding));
    result.verdict = verdict_of(result);
    return result;
}

bool is_answered(const Scene& scene) {
    return !scene.turns.empty() && scene.turns.front().no_answer.empty();
}

class Run {
 public:
    Run(const Ground& ground, const OpenWorld& open_world, const TellProgress& tell)
        : ground_(ground), open_(open_world), tell_(tell) {}

    // Whether the skill answers at all.
    bool knock() {
        const Staging opening = stage_opening(ground_);
        knock_ = play_scene(opening.scenes.front(), ground_.plan.locale, open_());
        return is_answered(knock_);
    }

    void hold(const ConversationTest& test) {
        Staging staging = test.stage(ground_);
        Held held{.test = &test, .not_run = std::move(staging.not_run), .first = scenes_.size()};
        for (const ScenePlan& plan : staging.scenes) {
            if (silences_ >= most_silences) {
                held.not_run.push_back(plan.title + ": given up, as no answer came " +
                                       std::to_string(most_silences) + " times");
                continue;
            }
            tell_(std::string(test.subject.title) + ": " + plan.title);
            play(plan);
        }
        held.end = scenes_.size();
        held_.push_back(std::move(held));
    }

    [[nodiscard]] std::vector<TestResult> conclude_all() const {
        std::vector<TestResult> results;
        for (const Held& held : held_) {
            results.push_back(conclude(held, {ground_, scenes_, held.first, held.end}));
        }
        return results;
    }

    // Nothing was held but the knock.
    [[nodiscard]] std::vector<TestResult> conclude_nothing() const {
        std::vector<TestResult> results;
        for (const ConversationTest& test : detail::conversation_tests()) {
            results.push_back(conclude_unanswered(test));
        }
        return results;
    }

 private:
    [[nodiscard]] TestResult conclude_unanswered(const ConversationTest& test) const {
        const Scenes scenes{knock_};
        if (test.stage == stage_opening) {
            return conclude({.test = &test, .end = 1}, {ground_, scenes, 0, 1});
        }
        const bool is_for_eyes = test.stage == stage_nothing && !test.subject.for_a_person.empty();
        if (is_for_eyes) return {.subject = test.subject, .verdict = Verdict::for_a_person};
        return {.subject = test.subject, .not_run = {"the skill does not answer"}};
    }

    // An answer that is waited for in vain costs much time; a connection that is refused, none.
    void play(const ScenePlan& plan) {
        const auto start = std::chrono::steady_clock::now();
        scenes_.push_back(play_scene(plan, ground_.plan.locale, open_()));
        const auto& turns = scenes_.back().turns;
        const bool is_unanswered = !turns.empty() && !turns.back().no_answer.empty();
        const bool was_long = std::chrono::steady_clock::now() - start > long_wait;
        if (is_unanswered && was_long) ++silences_;
    }

    static constexpr int most_silences = 3;
    static constexpr std::chrono::seconds long_wait{7};

    const Ground& ground_;
    const OpenWorld& open_;
    const TellProgress& tell_;
    int silences_ = 0;
    Scene knock_;
    Scenes scenes_;
    std::vector<Held> held_;
};

}    // namespace

std::vector<TestResult> run_conversations(const Ground& ground, const OpenWorld& open_world,
                                          const TellProgress& tell) {
    Run run(ground, open_world, tell);
    if (!run.knock()) return run.conclude_nothing();
    for (const ConversationTest& test : detail::conversation_tests()) {
        run.hold(test);
    }
    return run.conclude_all();
}

}    // namespace ask::simulator::certify
