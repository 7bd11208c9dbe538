#include <catch2/catch_test_macros.hpp>
#include <functional>

#include "model/response.hpp"

using namespace ask;
using namespace ask::model;

namespace {

constexpr std::size_t small = 1'000;

using Kind = DialogDirective::Kind;

OutputSpeech speech(std::size_t characters) {
    return OutputSpeech{OutputSpeech::Kind::ssml, std::string(characters, 'x'), ""};
}

RawDirective raw(std::string_view json) {
    return RawDirective{Json::parse(json)};
}

Response buying() {
    Response response;
    response.directives.push_back(
        PurchaseDirective{PurchaseFlow::buy, ProductId("p1"), "", "resume"});
    response.should_end_session = true;
    return response;
}

Response upselling(std::string message) {
    Response response = buying();
    response.directives = {
        PurchaseDirective{PurchaseFlow::upsell, ProductId("p1"), std::move(message), "resume"}};
    return response;
}

Response asking(Directive directive) {
    Response response;
    response.directives.push_back(std::move(directive));
    response.should_end_session = false;
    return response;
}

Response saying(std::size_t characters) {
    Response response;
    response.speech = speech(characters);
    return response;
}

Response with_card(Card card) {
    Response response;
    response.card = std::move(card);
    return response;
}

Response fulfilling(Json answer) {
    Response response;
    response.can_fulfill_intent = std::move(answer);
    return response;
}

// The rule that is broken, empty for none.
std::string broken(const Response& response, AnswerKind kind = AnswerKind::full,
                   bool is_intent = true, std::size_t bytes = small) {
    const Result<void> checked = check_response(response, kind, is_intent, bytes);
    if (checked) return "";
    CHECK(checked.error().code == response_breaks_rule);
    return checked.error().context;
}

Response changed(Response response, const std::function<void(Response&)>& change) {
    change(response);
    return response;
}

}    // namespace

TEST_CASE("an ordinary answer and an empty one break no rule") {
    CHECK(broken(Response{}).empty());
    CHECK(broken(saying(8'000)).empty());
    CHECK(broken(Response{}, AnswerKind::empty).empty());
    CHECK(broken(Response{}, AnswerKind::directives_only).empty());
    CHECK(broken(Response{}, AnswerKind::can_fulfill_only).empty());
}

TEST_CASE("the whole answer may have 120 KB and not a byte more") {
    CHECK(broken(Response{}, AnswerKind::full, true, 120UL * 1024).empty());
    CHECK(broken(Response{}, AnswerKind::full, true, 120UL * 1024 + 1) == "response over 120 KB");
}

TEST_CASE("speech and reprompt may have 8,000 characters") {
    CHECK(broken(saying(8'001)) == "speech over 8,000 characters");
    Response emoji;
    emoji.speech = speech(0);
    for (int i = 0; i < 4'001; ++i) emoji.speech->text += "\xF0\x9F\x98\x80";
    CHECK(broken(emoji) == "speech over 8,000 characters");
    Response response;
    response.reprompt = Reprompt{speech(8'001), {}};
    CHECK(broken(response) == "reprompt over 8,000 characters");
}

TEST_CASE("all text of a card together may have 8,000 characters") {
    const std::string half(4'000, 'x');
    CHECK(broken(with_card(SimpleCard{half, half})).empty());
    CHECK(broken(with_card(SimpleCard{half, half + "x"})) == "card over 8,000 characters");
    CHECK(broken(with_card(StandardCard{half, half + "x", "", ""})) ==
          "card over 8,000 characters");
    CHECK(broken(with_card(StandardCard{"", "", std::string(2'000, 'u'), ""})).empty());
    CHECK(broken(with_card(StandardCard{"", "", "", std::string(2'001, 'u')})) ==
          "card image URL over 2,000 characters");
}

TEST_CASE("a request that takes no answer gets none") {
    Response ending;
    ending.should_end_session = true;
    Response reprompting;
    reprompting.reprompt = Reprompt{speech(1), {}};
    const auto audio = changed(Response{}, [](Response& r) {
        r.directives.push_back(raw(R"({"type":"AudioPlayer.Stop"})"));
    });
    const Response can_fulfill = fulfilling(Json{{"canFulfill", "YES"}});
    for (const Response& response :
         {saying(1), ending, reprompting, with_card(LinkAccountCard{}), audio, can_fulfill}) {
        CHECK_FALSE(broken(response, AnswerKind::empty).empty());
    }
}

TEST_CASE("playback events are answered with AudioPlayer directives only") {
    const auto with = [](Directive directive) {
        Response response;
        response.directives.push_back(std::move(directive));
        return broken(response, AnswerKind::directives_only, false);
    };
    CHECK(with(raw(R"({"type":"AudioPlayer.Stop"})")).empty());
    CHECK(with(raw(R"({"type":"VideoApp.Launch"})")) == "only AudioPlayer directives here");
    CHECK(with(DialogDirective{Kind::delegate, "", {}}) == "only AudioPlayer directives here");
    CHECK_FALSE(broken(buying(), AnswerKind::directives_only, false).empty());
    CHECK_FALSE(broken(saying(1), AnswerKind::directives_only, false).empty());
}

TEST_CASE("a can-fulfill request is answered with that and nothing else") {
    const auto answer = [](const char* json) {
        return broken(fulfilling(Json::parse(json)), AnswerKind::can_fulfill_only, false);
    };
    CHECK(answer(R"({"canFulfill":"YES","slots":{}})").empty());
    CHECK(answer(R"({"canFulfill":"MAYBE"})").empty());
    CHECK(answer(R"({"canFulfill":"SURE"})") == "canFulfill is neither YES, NO nor MAYBE");
    CHECK(answer(R"({})") == "canFulfillIntent without canFulfill");
    CHECK(answer("[]") == "canFulfillIntent without canFulfill");
    CHECK_FALSE(broken(saying(1), AnswerKind::can_fulfill_only, false).empty());
    CHECK_FALSE(broken(buying(), AnswerKind::can_fulfill_only, false).empty());
    CHECK(broken(fulfilling(Json{{"canFulfill", "YES"}})) == "canFulfillIntent not asked for");
}

TEST_CASE("a purchase directive stands alone and ends the session") {
    CHECK(broken(buying()).empty());
    CHECK(broken(buying(), AnswerKind::full, false).empty());
    CHECK(broken(changed(buying(), [](Response& r) { r.directives.push_back(r.directives[0]); })) ==
          "a purchase directive must be the only one");
    CHECK(broken(changed(buying(), [](Response& r) {
              r.directives.push_back(DialogDirective{Kind::delegate, "", {}});
          })) == "a purchase directive must be the only one");
    const Reprompt which{speech(1), {}};
    CHECK(broken(changed(buying(), [&](Response& r) { r.reprompt = which; })) ==
          "no reprompt beside a purchase directive");
    CHECK(broken(changed(buying(), [](Response& r) { r.should_end_session = false; })) ==
          "a purchase directive ends the session");
    CHECK(broken(changed(buying(), [](Response& r) { r.should_end_session.reset(); })) ==
          "a purchase directive ends the session");
}

TEST_CASE(
    "a purchase directive has a product and a token, and a message exactly when it suggests") {
    const auto with = [](PurchaseDirective directive) {
        return broken(changed(buying(), [&](Response& r) { r.directives = {directive}; }));
    };
    CHECK(with({PurchaseFlow::buy, ProductId(), "", "t"}) ==
          "purchase directive without a product id");
    CHECK(with({PurchaseFlow::cancel, ProductId("p"), "", ""}) ==
          "purchase directive without a token");
    CHECK(with({PurchaseFlow::buy, ProductId("p"), "m", "t"}) == "upsell message outside Upsell");
    CHECK(broken(upselling("Want to learn more?")).empty());
    CHECK(broken(upselling("")) == "Upsell without an upsell message");
    CHECK(broken(upselling(std::string(8'001, 'x'))) == "upsell message over 8,000 characters");
}

TEST_CASE("a raw purchase directive is held to the same rules") {
    const char* charge = R"({"type":"Connections.SendRequest","name":"Charge","token":"t"})";
    CHECK(broken(asking(raw(charge))) == "a purchase directive ends the session");
    const auto ending = [](const char* json) {
        return broken(changed(buying(), [&](Response& r) { r.directives = {raw(json)}; }));
    };
    CHECK(ending(charge).empty());
    CHECK(ending(R"({"type":"Connections.SendRequest"})") == "purchase directive without a token");
}

TEST_CASE("dialog directives need an intent and an open session") {
    for (const Directive& directive : std::vector<Directive>{
             DialogDirective{Kind::delegate, "", {}}, DialogDirective{Kind::elicit_slot, "S", {}},
             DialogDirective{Kind::confirm_slot, "S", {}},
             DialogDirective{Kind::confirm_intent, "", {}}, raw(R"({"type":"Dialog.Delegate"})")}) {
        CHECK(broken(asking(directive)).empty());
        CHECK(broken(asking(directive), AnswerKind::full, false) ==
              "dialog directives only answer an IntentRequest");
        for (const std::optional<bool> end : {std::optional<bool>(true), std::optional<bool>()}) {
            const Response response = changed(
                asking(directive), [&end](Response& with) { with.should_end_session = end; });
            CHECK(broken(response) == "dialog directives need an open session");
        }
    }
    CHECK(broken(asking(DialogDirective{Kind::elicit_slot, "", {}})) ==
          "dialog directive without its slot");
    CHECK(broken(asking(raw(R"({"type":"Dialog.UpdateDynamicEntities"})")), AnswerKind::full, false)
              .empty());
}

TEST_CASE("a reprompt asks, it neither sells nor leads a dialog") {
    const auto with = [](Directive directive) {
        Response response;
        response.reprompt = Reprompt{speech(1), {std::move(directive)}};
        response.should_end_session = false;
        return broken(response);
    };
    CHECK(with(raw(R"({"type":"Alexa.Presentation.APLA.RenderDocument"})")).empty());
    CHECK(with(DialogDirective{Kind::delegate, "", {}}) == "no dialog directive in a reprompt");
    CHECK(with(raw(R"({"type":"Connections.SendRequest","token":"t"})")) ==
          "no purchase directive in a reprompt");
    CHECK(with(raw("{}")) == "directive without a type");
}

TEST_CASE("raw directives need a type and keep Amazon's sizes") {
    const auto text = [](std::size_t size) { return std::string(size, 'x'); };
    const auto play = [&](std::size_t token, std::size_t url) {
        return raw(R"({"type":"AudioPlayer.Play","audioItem":{"stream":{"token":")" + text(token) +
                   R"(","url":")" + text(url) + R"("}}})");
    };
    const auto custom = [&](std::size_t size) {
        return raw(R"({"type":"CustomInterfaceController.SendDirective","payload":")" + text(size) +
                   "\"}");
    };
    const auto html = [&](std::size_t size) {
        return raw(R"({"type":"Alexa.Presentation.HTML.HandleMessage","message":")" + text(size) +
                   "\"}");
    };
    for (const char* json : {"{}", "[]", "null", R"({"type":""})", R"({"type":5})"}) {
        CHECK(broken(asking(raw(json))) == "directive without a type");
    }
    CHECK(broken(asking(play(1'024, 8'000))).empty());
    CHECK(broken(asking(play(1'025, 1))) == "AudioPlayer stream token over 1,024 characters");
    CHECK(broken(asking(play(1, 8'001))) == "AudioPlayer stream URL over 8,000 characters");
    CHECK(broken(asking(custom(998))).empty());
    CHECK(broken(asking(custom(999))) == "custom interface payload over 1,000 bytes");
    CHECK(broken(asking(html(18UL * 1024 - 2))).empty());
    CHECK(broken(asking(html(18UL * 1024 - 1))) == "HTML message over 18 KB");
    CHECK(broken(asking(raw(R"({"type":"VoicePlayer.Speak"})"))) ==
          "VoicePlayer.Speak in a response");
    CHECK(broken(asking(raw(R"({"type":"VideoApp.Launch"})"))) ==
          "VideoApp.Launch with shouldEndSession");
}
