#include <catch2/catch_test_macros.hpp>

#include "model/response.hpp"

using namespace ask;
using namespace ask::model;

namespace {

Json sent(const Response& response) {
    return Json::parse(serialise(ResponseEnvelope{Json(), response})).at("response");
}

Response with(Directive directive) {
    Response response;
    response.directives.push_back(std::move(directive));
    return response;
}

Json sent_directive(Directive directive) {
    return sent(with(std::move(directive))).at("directives").at(0);
}

OutputSpeech ssml(std::string text) {
    return OutputSpeech{OutputSpeech::Kind::ssml, std::move(text), ""};
}

PurchaseDirective purchase(PurchaseFlow flow, std::string message) {
    return PurchaseDirective{flow, ProductId("p1"), std::move(message), "resume"};
}

Intent buy_intent() {
    Slot product;
    product.name = "ProductName";
    product.spoken = "cave";
    product.confirmation = Confirmation::confirmed;
    Slot list;
    list.name = "Names";
    list.list = {product, product};
    return Intent{"BuyIntent", Confirmation::denied, {{"ProductName", product}, {"Names", list}}};
}

}    // namespace

TEST_CASE("an empty answer is the version and an empty response") {
    CHECK(serialise(ResponseEnvelope{}) == R"({"version":"1.0","response":{}})");
}

TEST_CASE("session attributes are sent when they are an object") {
    const ResponseEnvelope some{Json{{"turn", 1}}, Response{}};
    CHECK(serialise(some) == R"({"version":"1.0","sessionAttributes":{"turn":1},"response":{}})");
    const ResponseEnvelope none{Json::object(), Response{}};
    CHECK(serialise(none) == R"({"version":"1.0","sessionAttributes":{},"response":{}})");
    const ResponseEnvelope list{Json::array(), Response{}};
    CHECK(serialise(list) == R"({"version":"1.0","response":{}})");
}

TEST_CASE("speech, reprompt, card and the end are spelled as Amazon spells them") {
    Response response;
    response.speech = ssml("<speak>You own Cave Quest &amp; Deep Sea.</speak>");
    response.reprompt =
        Reprompt{OutputSpeech{OutputSpeech::Kind::plain_text, "Which one?", "ENQUEUE"},
                 {RawDirective{Json{{"type", "Alexa.Presentation.APLA.RenderDocument"}}}}};
    response.card = SimpleCard{"Your adventures", "Cave Quest\nDeep Sea"};
    response.should_end_session = false;
    CHECK(sent(response) == Json::parse(R"({
      "outputSpeech":{"type":"SSML","ssml":"<speak>You own Cave Quest &amp; Deep Sea.</speak>"},
      "reprompt":{"outputSpeech":{"type":"PlainText","text":"Which one?","playBehavior":"ENQUEUE"},
                  "directives":[{"type":"Alexa.Presentation.APLA.RenderDocument"}]},
      "card":{"type":"Simple","title":"Your adventures","content":"Cave Quest\nDeep Sea"},
      "shouldEndSession":false})"));
}

TEST_CASE("each card is spelled as Amazon spells it") {
    struct Case {
        Card card;
        const char* json;
    };
    for (const Case& c : {
             Case{StandardCard{"T", "x", "https://s", "https://l"},
                  R"({"type":"Standard","title":"T","text":"x",
                      "image":{"smallImageUrl":"https://s","largeImageUrl":"https://l"}})"},
             Case{StandardCard{"T", "x", "", ""}, R"({"type":"Standard","title":"T","text":"x"})"},
             Case{LinkAccountCard{}, R"({"type":"LinkAccount"})"},
             Case{PermissionsCard{{"alexa::profile"}},
                  R"({"type":"AskForPermissionsConsent","permissions":["alexa::profile"]})"},
         }) {
        Response response;
        response.card = c.card;
        CHECK(sent(response).at("card") == Json::parse(c.json));
    }
}

TEST_CASE("a purchase names its product under InSkillProduct, with a capital I") {
    CHECK(sent_directive(purchase(PurchaseFlow::buy, "never sent")) == Json::parse(R"({
      "type":"Connections.SendRequest","name":"Buy",
      "payload":{"InSkillProduct":{"productId":"p1"}},"token":"resume"})"));
    CHECK(sent_directive(purchase(PurchaseFlow::cancel, "never sent")) == Json::parse(R"({
      "type":"Connections.SendRequest","name":"Cancel",
      "payload":{"InSkillProduct":{"productId":"p1"}},"token":"resume"})"));
}

TEST_CASE("only a suggestion carries an upsell message") {
    CHECK(sent_directive(purchase(PurchaseFlow::upsell, "Want to learn more?")) == Json::parse(R"({
      "type":"Connections.SendRequest","name":"Upsell",
      "payload":{"InSkillProduct":{"productId":"p1"},"upsellMessage":"Want to learn more?"},
      "token":"resume"})"));
}

TEST_CASE("each dialog directive is spelled as Amazon spells it") {
    using Kind = DialogDirective::Kind;
    CHECK(sent_directive(DialogDirective{Kind::delegate, "", {}}) ==
          Json::parse(R"({"type":"Dialog.Delegate"})"));
    CHECK(sent_directive(DialogDirective{Kind::elicit_slot, "S", {}}) ==
          Json::parse(R"({"type":"Dialog.ElicitSlot","slotToElicit":"S"})"));
    CHECK(sent_directive(DialogDirective{Kind::confirm_slot, "S", {}}) ==
          Json::parse(R"({"type":"Dialog.ConfirmSlot","slotToConfirm":"S"})"));
    CHECK(sent_directive(DialogDirective{Kind::confirm_intent, "", {}}) ==
          Json::parse(R"({"type":"Dialog.ConfirmIntent"})"));
}

TEST_CASE("an updated intent is Amazon's intent object") {
    const Json directive =
        sent_directive(DialogDirective{DialogDirective::Kind::delegate, "", buy_intent()});
    CHECK(directive.at("updatedIntent") == Json::parse(R"({
      "name":"BuyIntent","confirmationStatus":"DENIED","slots":{
        "ProductName":{"name":"ProductName","value":"cave","confirmationStatus":"CONFIRMED"},
        "Names":{"name":"Names","confirmationStatus":"NONE","slotValue":{"type":"List","values":[
          {"type":"Simple","value":"cave"},{"type":"Simple","value":"cave"}]}}}})"));
    const Json bare = sent_directive(
        DialogDirective{DialogDirective::Kind::delegate, "", Intent{"I", Confirmation::none, {}}});
    CHECK(bare.at("updatedIntent").at("slots") == Json::object());
}

TEST_CASE("a raw directive goes out as it is") {
    const Json raw = Json::parse(R"({"type":"AudioPlayer.Stop","x":[null,{}]})");
    CHECK(sent_directive(RawDirective{raw}) == raw);
}

TEST_CASE("a can-fulfill answer is sent alone") {
    Response response;
    response.can_fulfill_intent = Json{{"canFulfill", "YES"}};
    CHECK(sent(response) == Json::parse(R"({"canFulfillIntent":{"canFulfill":"YES"}})"));
}

TEST_CASE("invalid UTF-8 is sent as the replacement character") {
    Response response;
    response.speech = ssml("a\xFF\xF0\x9F\x98\x80");
    const ResponseEnvelope envelope{Json{{"k", "\xC0"}}, response};
    const std::string body = serialise(envelope);
    CHECK(body.find("a\xEF\xBF\xBD\xF0\x9F\x98\x80") != std::string::npos);
    CHECK(Json::parse(body).at("sessionAttributes").at("k") == "\xEF\xBF\xBD");
}
