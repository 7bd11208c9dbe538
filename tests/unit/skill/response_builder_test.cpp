#include "skill/response_builder.hpp"

#include <catch2/catch_test_macros.hpp>
#include <functional>

#include "model/ssml.hpp"

using namespace ask;
using skill::ResponseBuilder;

namespace {

// The `response` member as it goes over the wire.
Json wire(const ResponseBuilder& builder) {
    const model::ResponseEnvelope envelope{.session_attributes = Json(),
                                           .response = builder.build()};
    return Json::parse(model::serialise(envelope)).at("response");
}

struct Spelling {
    const char* name;
    std::function<void(ResponseBuilder&)> make;
    const char* json;
};

}    // namespace

TEST_CASE("purchase directives are spelled as Amazon reads them") {
    const Spelling spellings[] = {
        {"buy", [](auto& b) { b.buy(ProductId{"amzn1.adg.product.1"}, "resume:3"); },
         R"({"directives":[{"type":"Connections.SendRequest","name":"Buy",
             "payload":{"InSkillProduct":{"productId":"amzn1.adg.product.1"}},"token":"resume:3"}],
             "shouldEndSession":true})"},
        {"upsell",
         [](auto& b) { b.upsell(ProductId{"amzn1.adg.product.1"}, "Want to learn more?", "t"); },
         R"({"directives":[{"type":"Connections.SendRequest","name":"Upsell",
             "payload":{"InSkillProduct":{"productId":"amzn1.adg.product.1"},
             "upsellMessage":"Want to learn more?"},"token":"t"}],"shouldEndSession":true})"},
        {"cancel", [](auto& b) { b.cancel(ProductId{"amzn1.adg.product.1"}, "t"); },
         R"({"directives":[{"type":"Connections.SendRequest","name":"Cancel",
             "payload":{"InSkillProduct":{"productId":"amzn1.adg.product.1"}},"token":"t"}],
             "shouldEndSession":true})"},
    };
    for (const Spelling& spelling : spellings) {
        INFO(spelling.name);
        ResponseBuilder builder;
        spelling.make(builder);
        CHECK(wire(builder) == Json::parse(spelling.json));
        // Whatever else was said, before or after, is dropped.
        builder.speak("Hello").reprompt("Hello?").simple_card("a", "b").delegate();
        builder.directive({{"type", "AudioPlayer.Stop"}}).end_session(false);
        CHECK(wire(builder) == Json::parse(spelling.json));
    }
}

TEST_CASE("speech, cards and dialog directives are spelled as Amazon reads them") {
    static const model::StandardCard card{"a", "b", "https://s", "https://l"};
    static const Json stop{{"type", "AudioPlayer.Stop"}};
    static const Json video{{"type", "VideoApp.Launch"}};
    const Spelling spellings[] = {
        {"nothing", [](auto&) {}, "{}"},
        {"ssml", [](auto& b) { b.speak("Hello"); },
         R"({"outputSpeech":{"type":"SSML","ssml":"<speak>Hello</speak>"}})"},
        {"ssml in two calls", [](auto& b) { b.speak("Hello").speak("you"); },
         R"({"outputSpeech":{"type":"SSML","ssml":"<speak>Hello you</speak>"}})"},
        {"plain", [](auto& b) { b.speak_text("Fish & Chips"); },
         R"({"outputSpeech":{"type":"PlainText","text":"Fish & Chips"}})"},
        {"plain beside ssml", [](auto& b) { b.speak_text("Fish & Chips").speak("<s>now</s>"); },
         R"({"outputSpeech":{"type":"SSML","ssml":"<speak>Fish &amp; Chips <s>now</s></speak>"}})"},
        {"reprompt opens the microphone", [](auto& b) { b.speak("a").reprompt("b"); },
         R"({"outputSpeech":{"type":"SSML","ssml":"<speak>a</speak>"},
             "reprompt":{"outputSpeech":{"type":"SSML","ssml":"<speak>b</speak>"}},
             "shouldEndSession":false})"},
        {"end", [](auto& b) { b.end_session(); }, R"({"shouldEndSession":true})"},
        {"simple card", [](auto& b) { b.simple_card("a", "b"); },
         R"({"card":{"type":"Simple","title":"a","content":"b"}})"},
        {"standard card", [](auto& b) { b.standard_card(card); },
         R"({"card":{"type":"Standard","title":"a","text":"b",
             "image":{"smallImageUrl":"https://s","largeImageUrl":"https://l"}}})"},
        {"link account", [](auto& b) { b.link_account_card(); },
         R"({"card":{"type":"LinkAccount"}})"},
        {"permissions", [](auto& b) { b.ask_for_permissions({"alexa::profile:name:read"}); },
         R"({"card":{"type":"AskForPermissionsConsent",
             "permissions":["alexa::profile:name:read"]}})"},
        {"delegate", [](auto& b) { b.delegate(); },
         R"({"directives":[{"type":"Dialog.Delegate"}],"shouldEndSession":false})"},
        {"elicit", [](auto& b) { b.elicit_slot("product"); },
         R"({"directives":[{"type":"Dialog.ElicitSlot","slotToElicit":"product"}],
             "shouldEndSession":false})"},
        {"confirm slot", [](auto& b) { b.confirm_slot("product"); },
         R"({"directives":[{"type":"Dialog.ConfirmSlot","slotToConfirm":"product"}],
             "shouldEndSession":false})"},
        {"confirm intent", [](auto& b) { b.confirm_intent(); },
         R"({"directives":[{"type":"Dialog.ConfirmIntent"}],"shouldEndSession":false})"},
        {"any directive", [](auto& b) { b.directive(stop); },
         R"({"directives":[{"type":"AudioPlayer.Stop"}]})"},
        {"video says nothing about the session", [](auto& b) { b.directive(video).end_session(); },
         R"({"directives":[{"type":"VideoApp.Launch"}]})"},
    };
    for (const Spelling& spelling : spellings) {
        INFO(spelling.name);
        ResponseBuilder builder;
        spelling.make(builder);
        CHECK(wire(builder) == Json::parse(spelling.json));
        CHECK(wire(builder) == wire(builder));
    }
}

TEST_CASE("the last word on the session counts") {
    CHECK(ResponseBuilder().reprompt("a").end_session().build().should_end_session == true);
    CHECK(ResponseBuilder().end_session().reprompt("a").build().should_end_session == false);
    CHECK_FALSE(ResponseBuilder().speak("a").build().should_end_session.has_value());
}

TEST_CASE("of two purchase directives the last one is sent alone") {
    ResponseBuilder builder;
    builder.buy(ProductId{"first"}, "t").upsell(ProductId{"second"}, "More?", "t");
    const model::Response built = builder.build();
    REQUIRE(built.directives.size() == 1);
    CHECK(std::get<model::PurchaseDirective>(built.directives[0]).product_id.text() == "second");
}

TEST_CASE("a purchase directive without a token or a product is found by the check") {
    for (const auto& [product, token] : {std::pair{"", "t"}, std::pair{"p", ""}}) {
        const model::Response built = ResponseBuilder().buy(ProductId{product}, token).build();
        const auto held = model::check_response(built, model::AnswerKind::full, true, 100);
        REQUIRE_FALSE(held.has_value());
        CHECK(held.error().code == model::response_breaks_rule);
    }
}
