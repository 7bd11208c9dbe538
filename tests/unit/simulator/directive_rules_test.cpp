#include <catch2/catch_test_macros.hpp>
#include <string>

#include "simulator/answer_rules.hpp"

namespace {

using namespace ask;
using namespace ask::simulator;
using model::AnswerKind;

const Asked intent{AnswerKind::full, true};
const Asked launch{AnswerKind::full, false};
const Asked audio{AnswerKind::directives_only, false};
const Asked can_fulfill{AnswerKind::can_fulfill_only, false};
const Asked nothing{AnswerKind::empty, false};

std::string refusals_of(const std::string& members, const Asked& asked) {
    http::Response response{.status = 200,
                            .headers = {},
                            .body = R"({"version": "1.0", "response": {)" + members + "}}",
                            .close = false};
    response.headers.add("Content-Type", "application/json");
    std::string all;
    for (const std::string& refusal : find_refusals(response, asked)) all += refusal + "\n";
    return all;
}

std::string directive(const std::string& members) {
    return R"("directives": [{)" + members + "}]";
}

std::string stream(const std::string& members) {
    return directive(R"("type": "AudioPlayer.Play", "audioItem": {"stream": {"token": "t",
        "offsetInMilliseconds": 0, )" +
                     members + "}}");
}

struct Case {
    std::string members;
    Asked asked;
    const char* refusal;    // nullptr: taken
};

void check(const Case& one) {
    INFO(one.members.substr(0, 300));
    const std::string refusals = refusals_of(one.members, one.asked);
    INFO(refusals);
    if (!one.refusal)
        CHECK(refusals.empty());
    else
        CHECK(refusals.find(one.refusal) != std::string::npos);
}

}    // namespace

TEST_CASE("a directive is refused without the members that it needs") {
    const std::string play = R"("url": "https://a.example/b.mp3"}}, "playBehavior": "REPLACE_ALL")";
    const std::string queued = R"("expectedPreviousToken": "s", "url": "https://a.example/b.mp3"}},
        "playBehavior": "ENQUEUE")";
    const auto open_stream = [](std::string text) {
        text = stream(text);
        return text.substr(0, text.size() - 4) + "}]";
    };
    const Case cases[] = {
        {open_stream(play), intent, nullptr},
        {open_stream(play), audio, nullptr},
        {open_stream(queued), intent, nullptr},
        {stream(R"("url": "http://a.example/b.mp3")"), intent, "not https"},
        {stream(R"("url": "https://a.example/b.mp3")"), intent, "no playBehavior"},
        {stream(R"("expectedPreviousToken": "s")"), intent, "without ENQUEUE"},
        {directive(R"("type": "AudioPlayer.Play")"), intent, "no audioItem.stream.url"},
        {directive(R"("type": "AudioPlayer.ClearQueue", "clearBehavior": "ALL")"), intent,
         "clearBehavior \"ALL\""},
        {directive(R"("type": "AudioPlayer.Stop")"), intent, nullptr},
        {directive(R"("type": "Alexa.Presentation.APL.RenderDocument")"), intent, "no document"},
        {directive(R"("type": "Alexa.Presentation.APL.RenderDocument", "document": {},
            "some": "thing")"),
         intent, nullptr},
        {directive(R"("type": "Alexa.Presentation.APL.RenderDocument", "document": {})"), audio,
         "may not answer a request of this kind"},
        {directive(R"("type": "VideoApp.Launch", "videoItem": {"source": "https://a.example/v"})"),
         intent, nullptr},
        {directive(R"("type": "VideoApp.Launch", "videoItem": {"source": "https://a.example/v"})") +
             R"(, "shouldEndSession": true)",
         intent, "cannot have shouldEndSession"},
        {directive(R"("type": "Dialog.ElicitSlot")"), intent, "no slotToElicit"},
        {directive(R"("type": "Dialog.UpdateDynamicEntities", "updateBehavior": "CLEAR")"), launch,
         nullptr},
        {directive(R"("type": "Connections.StartConnection", "uri": "connection://x",
            "onCompletion": "LATER")"),
         launch, "onCompletion \"LATER\""},
        {directive(R"("type": "Connections.SendRequest", "name": "AskFor", "token": "",
            "payload": {"@type": "AskForPermissionsConsentRequest"})"),
         intent, nullptr},
        {directive(R"("type": "Some.New.Directive", "x": 1)"), intent, nullptr},
    };
    for (const Case& one : cases) check(one);
}

TEST_CASE("a purchase directive that leaves the session open is refused") {
    const std::string buy = directive(R"("type": "Connections.SendRequest", "name": "Buy",
        "token": "", "payload": {"InSkillProduct": {"productId": "p"}})");
    check({buy + R"(, "shouldEndSession": true)", intent, nullptr});
    check({buy + R"(, "shouldEndSession": false)", intent, "needs shouldEndSession true"});
    check({buy, intent, "needs shouldEndSession true"});
}

TEST_CASE("a dialog is refused that the model does not have") {
    catalog::InteractionModel model{.invocation_name = "x", .intents = {}, .types = {}};
    model.intents = {{"BuyIntent", {}, {{"Product", "T"}, {"Count", "T"}}}, {"PlayIntent", {}, {}}};
    model.dialog = {{"BuyIntent", {"Product"}}};
    const Asked buy{AnswerKind::full, true, "BuyIntent", &model};
    const Asked play{AnswerKind::full, true, "PlayIntent", &model};
    const std::string product = R"("type": "Dialog.ElicitSlot", "slotToElicit": "Product")";
    const std::string count = R"("type": "Dialog.ElicitSlot", "slotToElicit": "Count")";
    const Case cases[] = {
        {directive(product), buy, nullptr},
        {directive(count), buy, "dialog for BuyIntent has no slot Count"},
        {directive(product), play, "no dialog for PlayIntent"},
        {directive(product + R"(, "updatedIntent": {"name": "BuyIntent"})"), play, nullptr},
        {directive(product + R"(, "updatedIntent": {"name": "SellIntent"})"), buy, "model lacks"},
        {directive(R"("type": "Dialog.Delegate")"), buy, nullptr},
        {directive(product), intent, nullptr},    // without a model nothing is known of dialogs
        {directive(product), launch, "IntentRequest only"},
        {directive(product) + R"(, "shouldEndSession": true)", intent, "needs an open session"},
        {directive(R"("type": "Dialog.Delegate")"), play, "no dialog for PlayIntent"},
    };
    for (const Case& one : cases) check(one);
}

TEST_CASE("a card needs a known type and what belongs to it") {
    const Case cases[] = {
        {R"("card": {"type": "Simple", "title": "T", "content": "C"})", intent, nullptr},
        {R"("card": {"type": "Simple"})", intent, "without title and content"},
        {R"("card": {"type": "Standard", "text": "T",
            "image": {"smallImageUrl": "https://a.example/s.png"}})",
         intent, nullptr},
        {R"("card": {"type": "Standard", "text": "T",
            "image": {"largeImageUrl": "http://a.example/l.png"}})",
         intent, "largeImageUrl is not https"},
        {R"("card": {"type": "Standard", "text": "T", "image": {"smallImageUrl": "https://)" +
             std::string(2000, 'x') + "\"}}",
         intent, "longer than 2000"},
        {R"("card": {"type": "LinkAccount"})", intent, nullptr},
        {R"("card": {"type": "AskForPermissionsConsent"})", intent, "without a list"},
        {R"("card": {"type": "AskForPermissionsConsent", "permissions": ["p"]})", intent, nullptr},
        {R"("card": {"type": "Fancy"})", intent, "has the type \"Fancy\""},
        {R"("card": {"title": "T"})", intent, "has the type \"\""},
        {R"("card": [])", intent, "not an object"},
    };
    for (const Case& one : cases) check(one);
}

TEST_CASE("8,000 characters are counted as characters, not as bytes") {
    const auto speech = [](std::size_t count) {
        std::string text;
        for (std::size_t at = 0; at < count; ++at) text += "ü";
        return R"("outputSpeech": {"type": "PlainText", "text": ")" + text + "\"}";
    };
    check({speech(8000), intent, nullptr});
    check({speech(8001), intent, "has 8001 characters"});
}

TEST_CASE("speech and reprompt are judged by their members") {
    const Case cases[] = {
        {R"("outputSpeech": {"type": "PlainText", "text": "x", "playBehavior": "ENQUEUE"})", intent,
         nullptr},
        {R"("outputSpeech": {"type": "PlainText", "text": "x", "playBehavior": "SOON"})", intent,
         "playBehavior \"SOON\""},
        {R"("outputSpeech": {"type": "PlainText", "text": "x", "playBehavior": null})", intent,
         nullptr},
        {R"("reprompt": {})", intent, "no outputSpeech"},
        {R"("reprompt": "x")", intent, "not an object"},
        {R"("reprompt": {"directives": []})", intent, nullptr},
    };
    for (const Case& one : cases) check(one);
}

TEST_CASE("what answers no session cannot say how the session goes on") {
    check({R"("shouldEndSession": false)", nothing, "shouldEndSession may not"});
    check({R"("shouldEndSession": true)", nothing, nullptr});
    check({R"("shouldEndSession": true)", audio, "shouldEndSession may not"});
}

TEST_CASE("a CanFulfillIntentRequest is answered with canFulfillIntent, and only that") {
    const std::string yes = R"("canFulfillIntent": {"canFulfill": "YES")";
    const Case cases[] = {
        {yes + "}", can_fulfill, nullptr},
        {yes + R"(, "slots": {"a": {"canUnderstand": "MAYBE", "canFulfill": "NO"}}})", can_fulfill,
         nullptr},
        {yes + R"(, "slots": {"a": {"canUnderstand": "YES", "canFulfill": "MAYBE"}}})", can_fulfill,
         "canFulfill YES or NO"},
        {R"("canFulfillIntent": {"canFulfill": "PERHAPS"})", can_fulfill, "YES, NO or MAYBE"},
        {"", can_fulfill, "no canFulfillIntent"},
        {yes + "}", intent, "CanFulfillIntentRequest only"},
    };
    for (const Case& one : cases) check(one);
}
