#include "simulator/answer_rules.hpp"

#include <catch2/catch_test_macros.hpp>
#include <string>
#include <vector>

namespace {

using namespace ask;
using namespace ask::simulator;
using model::AnswerKind;

http::Response answer(const std::string& body) {
    http::Response response{.status = 200, .headers = {}, .body = body, .close = false};
    response.headers.add("Content-Type", "application/json;charset=UTF-8");
    return response;
}

http::Response with_response(const std::string& members) {
    return answer(R"({"version": "1.0", "response": {)" + members + "}}");
}

std::string speech(const std::string& ssml) {
    return R"("outputSpeech": {"type": "SSML", "ssml": ")" + ssml + "\"}";
}

std::string buy(const std::string& more) {
    return R"({"type": "Connections.SendRequest", "name": "Buy", "token": "t",
        "payload": {"InSkillProduct": {"productId": "p"}}})" +
           more;
}

const Asked intent{AnswerKind::full, true};

struct Case {
    std::string members;
    Asked asked;
    const char* refusal;    // nullptr: taken
};

}    // namespace

TEST_CASE("an answer is taken or refused as Alexa would") {
    const std::string end = R"("shouldEndSession": true)";
    const Case cases[] = {
        {"", intent, nullptr},
        {"", {AnswerKind::empty, false}, nullptr},
        {speech("<speak>Hi &amp; <break time='1s'/><em>you</em></speak>"), intent, nullptr},
        {speech("<speak>Hi & you</speak>"), intent, "bare &"},
        {speech("<speak>1 < 2</speak>"), intent, "bare <"},
        {speech("<speak>1 <2> 3</speak>"), intent, "bare <"},
        {speech("<speak>Hi<break/></break></speak>"), intent, "closes nothing"},
        {speech("<speak><em>Hi</speak>"), intent, "closes nothing"},
        {speech("Hi"), intent, "wrapped in <speak>"},
        {speech("<speak>" + std::string(8000, 'x') + "</speak>"), intent, "8000 are allowed"},
        {speech("<speak>Bye</speak>"), {AnswerKind::empty, false}, "may not answer"},
        {R"("card": {"type": "Simple"})", {AnswerKind::directives_only, false}, "may not answer"},
        {R"("outputSpeech": {"type": "Text"})", intent, "has the type \"Text\""},
        {R"("outputSpeech": {"type": "PlainText", "text": "Hi & you"})", intent, nullptr},
        {R"("shouldEndSession": null)", intent, "neither true nor false"},
        {R"("card": {"type": "Simple", "title": ")" + std::string(8001, 'x') + "\"}", intent,
         "card has 8001"},
        {R"("reprompt": {"outputSpeech": {"type": "SSML", "ssml": "x"}})", intent,
         "reprompt is not"},
        {"\"directives\": [" + buy("") + "], " + end, intent, nullptr},
        {"\"directives\": [" + buy("") + "]", intent, "needs shouldEndSession true"},
        {"\"directives\": [" + buy("," + buy("")) + "], " + end, intent, "only directive"},
        {"\"directives\": [" + buy("") + "], " + end + ", " +
             R"("reprompt": {"outputSpeech": {"type": "PlainText", "text": "x"}})",
         intent, "cannot have a reprompt"},
        {R"("directives": [{"type": "Connections.SendRequest", "name": "buy"}], )" + end, intent,
         "there are Buy, Upsell and Cancel"},
        {R"("directives": [{"type": "Connections.SendRequest", "name": "Upsell", "token": "",
            "payload": {"InSkillProduct": {"productId": "p"}}}], )" +
             end,
         intent, "no upsellMessage"},
        {R"("directives": [{}])", intent, "has no type"},
        {R"("directives": {})", intent, "not a list"},
        {R"("directives": [{"type": "AudioPlayer.Stop"}])",
         {AnswerKind::empty, false},
         "this kind"},
        {R"("directives": [{"type": "AudioPlayer.Stop"}])",
         {AnswerKind::directives_only, false},
         nullptr},
    };
    for (const Case& one : cases) {
        const auto refusals = find_refusals(with_response(one.members), one.asked);
        INFO(one.members.substr(0, 200));
        CHECK(refusals.empty() == (one.refusal == nullptr));
        if (!refusals.empty()) INFO(refusals.front());
        if (one.refusal) {
            REQUIRE_FALSE(refusals.empty());
            std::string all;
            for (const auto& refusal : refusals) all += refusal + "\n";
            CHECK(all.find(one.refusal) != std::string::npos);
        }
    }
}

TEST_CASE("what is no response envelope is refused") {
    for (const char* body : {"", "no json", "[]", R"({"version": "1.0"})", R"({"response": {}})",
                             R"({"version": "1.0", "response": [], "sessionAttributes": {}})",
                             R"({"version": "1.0", "response": {}, "sessionAttributes": []})"}) {
        INFO(body);
        CHECK_FALSE(find_refusals(answer(body), intent).empty());
    }
    CHECK_FALSE(
        find_refusals({.status = 400, .headers = {}, .body = "", .close = false}, intent).empty());
    http::Response bare = answer(R"({"version": "1.0", "response": {}})");
    bare.headers = {};
    CHECK_FALSE(find_refusals(bare, intent).empty());
}

TEST_CASE("an answer over 120 KB is refused") {
    const std::string padding(120U * 1024, 'x');
    const auto refusals = find_refusals(
        answer(R"({"version": "1.0", "response": {}, "userAgent": ")" + padding + "\"}"), intent);
    REQUIRE(refusals.size() == 1);
    CHECK(refusals[0].find("120 KB") != std::string::npos);
}

TEST_CASE("an answer of another status is told with how its body begins, on one line") {
    const auto refusals_of = [](const std::string& body) {
        return find_refusals({.status = 500, .headers = {}, .body = body, .close = false}, intent);
    };
    CHECK(refusals_of("") == std::vector<std::string>{"the status is 500, not 200"});
    CHECK(refusals_of("\r\n") == refusals_of(""));
    CHECK(refusals_of("no\nroute\xff") ==
          std::vector<std::string>{"the status is 500, not 200; it says: no route "});
    CHECK(refusals_of(std::string(5'000, 'x')).front().size() < 250);
}
