#include "simulator/certify/report_writers.hpp"

namespace ask::simulator::certify {

namespace {

Json turn_json(const PlayedTurn& turn) {
    Json json = {{"who", turn.who}, {"said", turn.said}, {"status", turn.came.status}};
    const auto add = [&json](const char* member, const std::string& text) {
        if (!text.empty()) json[member] = text;
    };
    add("intent", turn.came.intent);
    add("alexa", turn.alexa_says);
    add("speech", turn.came.speech);
    add("reprompt", turn.came.reprompt);
    add("directive", turn.came.directive);
    add("product", turn.came.product);
    add("upsell_message", turn.upsell_message);
    add("no_answer", turn.no_answer);
    json["session"] = turn.came.session_is_open ? "open" : "ended";
    if (!turn.refusals.empty()) json["refusals"] = turn.refusals;
    for (const Objection& objection : turn.objections) json["warnings"].push_back(objection.text);
    return json;
}

Json scene_json(const Scene& scene) {
    Json json = {{"title", scene.title}, {"turns", Json::array()}};
    for (const PlayedTurn& turn : scene.turns) json["turns"].push_back(turn_json(turn));
    if (!scene.stopped.empty()) json["stopped"] = scene.stopped;
    return json;
}

Json finding_json(const Finding& finding) {
    Json json = {{"text", finding.text}};
    if (finding.is_advice) json["advice"] = true;
    if (finding.place) {
        json["scene"] = finding.place->scene;
        json["turn"] = finding.place->turn;
    }
    return json;
}

Json test_json(const TestResult& test) {
    const Subject& subject = test.subject;
    Json json = {{"id", subject.id},           {"group", title_of(subject.group)},
                 {"title", subject.title},     {"does", subject.does},
                 {"expects", subject.expects}, {"verdict", to_text(test.verdict)}};
    if (!subject.for_a_person.empty()) json["for_a_person"] = subject.for_a_person;
    if (!test.not_run.empty()) json["not_run"] = test.not_run;
    if (!test.evidence.empty()) json["evidence"] = test.evidence;
    for (const Finding& finding : test.findings) json["findings"].push_back(finding_json(finding));
    for (const Scene& scene : test.scenes) json["scenes"].push_back(scene_json(scene));
    return json;
}

}    // namespace

std::string report_json(const Report& report) {
    const Counts counts = report.counts();
    Json json = {{"skill", report.skill},
                 {"endpoint", report.endpoint},
                 {"locale", report.locale},
                 {"plan", report.plan},
                 {"at", report.at},
                 {"passed", !report.has_failed()},
                 {"counts",
                  {{"pass", counts.pass},
                   {"fail", counts.fail},
                   {"advice", counts.advice},
                   {"not_run", counts.not_run},
                   {"for_a_person", counts.for_a_person}}},
                 {"tests", Json::array()}};
    for (const TestResult& test : report.tests) json["tests"].push_back(test_json(test));
    // In ASCII: what a skill says may drive the terminal that shows it.
    return json.dump(2, ' ', true, Json::error_handler_t::replace) + "\n";
}

}    // namespace ask::simulator::certify
