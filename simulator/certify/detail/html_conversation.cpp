#include "simulator/certify/detail/html.hpp"

namespace ask::simulator::certify::detail {

namespace {

std::string bubble(std::string_view css_class, std::string_view who, const std::string& said) {
    if (said.empty()) return "";
    return element("div", "said " + std::string(css_class),
                   text_element("span", "who", who) + text_element("p", "", said));
}

std::string note(const std::string& text) {
    return text_element("p", "note", text);
}

std::string opening(const PlayedTurn& turn) {
    if (turn.who != "Customer") return note(turn.who + " " + turn.said);
    const bool is_deed = turn.said.starts_with('(') && turn.said.ends_with(')');
    if (!is_deed) return bubble("customer", "Customer", turn.said);
    return bubble("customer deed", "Customer", turn.said.substr(1, turn.said.size() - 2));
}

std::string directive(const PlayedTurn& turn) {
    if (turn.came.directive.empty()) return "";
    return note("The skill hands over to Alexa (" + turn.came.directive + ", " + turn.came.product +
                ")");
}

std::string ending(const PlayedTurn& turn) {
    if (!turn.no_answer.empty()) return note("No answer: " + turn.no_answer);
    if (turn.came.status != 200) return note("Status " + std::to_string(turn.came.status));
    const bool is_over = !turn.came.session_is_open && turn.came.directive.empty();
    return is_over && !turn.came.speech.empty() ? note("The visit ends") : "";
}

std::string turn_html(const PlayedTurn& turn) {
    std::string html = opening(turn) + bubble("alexa", "Alexa", turn.alexa_says);
    for (const std::string& said : turn.meanwhile) html += bubble("skill", "Skill", said);
    html += bubble("skill", "Skill", turn.came.speech) + directive(turn);
    html += bubble("alexa", "Alexa, in the skill's words", turn.upsell_message);
    return html + ending(turn);
}

bool is_at(const Finding& finding, std::size_t scene, std::size_t turn) {
    return finding.place && finding.place->scene == scene && finding.place->turn == turn;
}

std::string faults_at(const TestResult& test, std::size_t scene, std::size_t turn) {
    std::string html;
    for (const Finding& finding : test.findings) {
        if (!is_at(finding, scene, turn)) continue;
        html += text_element("p", finding.is_advice ? "fault advice" : "fault", finding.text);
    }
    return html;
}

std::string_view mark_of(const TestResult& test, std::size_t scene, std::size_t turn) {
    std::vector<Finding> here;
    for (const Finding& finding : test.findings) {
        if (is_at(finding, scene, turn)) here.push_back(finding);
    }
    const Verdict verdict = verdict_by(here);
    if (verdict == Verdict::pass) return "turn";
    return verdict == Verdict::advice ? "turn doubtful" : "turn wrong";
}

bool has_fault(const TestResult& test, std::size_t scene) {
    for (const Finding& finding : test.findings) {
        if (finding.place && finding.place->scene == scene) return true;
    }
    return false;
}

std::string scene_html(const TestResult& test, std::size_t number) {
    const Scene& scene = test.scenes[number];
    std::string html;
    for (std::size_t turn = 0; turn < scene.turns.size(); ++turn) {
        const std::string faults = faults_at(test, number, turn);
        html += element("div", mark_of(test, number, turn), turn_html(scene.turns[turn]) + faults);
    }
    if (!scene.stopped.empty()) html += note("It stopped here: " + scene.stopped);
    const std::string open = has_fault(test, number) ? " open" : "";
    return "<details" + open + ">" + text_element("summary", "", scene.title) +
           element("div", "talk", html) + "</details>\n";
}

}    // namespace

std::string conversations_html(const TestResult& test) {
    std::string html;
    for (std::size_t scene = 0; scene < test.scenes.size(); ++scene) {
        html += scene_html(test, scene);
    }
    return html;
}

}    // namespace ask::simulator::certify::detail
