#include "simulator/speech_rules.hpp"

#include <catch2/catch_test_macros.hpp>

namespace {

using namespace ask;
using namespace ask::simulator;
using model::PurchaseFlow;
using model::PurchaseResult;

Json saying(const std::string& text) {
    return {
        {"version", "1.0"},
        {"response",
         {{"outputSpeech", {{"type", "PlainText"}, {"text", text}}}, {"shouldEndSession", false}}}};
}

Json selling(const std::string& flow, const std::string& message = "") {
    Json directive = {{"type", "Connections.SendRequest"},
                      {"name", flow},
                      {"token", ""},
                      {"payload", {{"InSkillProduct", {{"productId", "p.cave"}}}}}};
    if (!message.empty()) directive["payload"]["upsellMessage"] = message;
    return {{"version", "1.0"},
            {"response", {{"directives", {directive}}, {"shouldEndSession", true}}}};
}

Situation in(const std::string& locale) {
    Situation situation;
    situation.locale = Locale(locale);
    return situation;
}

Situation after(PurchaseResult result, const std::string& locale = "en-US") {
    Situation situation = in(locale);
    situation.purchase = PurchaseTold{PurchaseFlow::buy, result};
    return situation;
}

Situation with_product(bool is_owned, bool is_purchasable) {
    Situation situation = in("en-US");
    situation.products[ProductId("p.cave")] = {.reference_name = ReferenceName("cave_quest"),
                                               .name = "Cave Quest",
                                               .is_owned = is_owned,
                                               .is_purchasable = is_purchasable};
    return situation;
}

std::string all(const std::vector<std::string>& objections) {
    std::string text;
    for (const auto& one : objections) text += one + "\n";
    return text;
}

const std::string question = "Cave Quest has five more. Want to learn more?";

}    // namespace

TEST_CASE("a price in the skill's own words is objected to, in every form") {
    struct Case {
        const char* locale;
        const char* text;
        const char* price;    // nullptr: none
    };
    const Case cases[] = {
        {"en-US", "It is only $1.99 today.", "$1.99"},
        {"en-US", "You get it for 2 dollars.", "2 dollars"},
        {"en-US", "It costs ninety nine cents.", "nine cents"},
        {"en-GB", "Just £ 2 a month.", "£2"},
        {"en-GB", "It is yours for five pounds.", "five pounds"},
        {"en-GB", "The chest weighs ten pounds.", nullptr},
        {"de-DE", "Es kostet 1,99 Euro.", "99 euro"},
        {"de-DE", "Nur 1,99\xC2\xA0€ im Monat.", "1,99€"},
        {"de-DE", "Für zwei Euro gehört es dir.", "zwei euro"},
        {"ja-JP", "100円です。", "100 円"},
        {"fr-FR", "Seulement deux euros.", "deux euros"},
        {"en-US", "You found 7 of 9 treasures, worth a dollar or two.", nullptr},
        {"en-US", "Five-Hint Pack: five hints.", nullptr},
        {"en-US", "Fish & Chips in 1999.", nullptr},
        {"en-US", "It starts with a free trial.", "free trial"},
        {"en-US", "The first month free, then you decide.", "month free"},
        {"en-US", "Begin with a 7-day trial.", "day trial"},
        {"de-DE", "Du kannst es kostenlos testen.", "kostenlos test"},
        {"es-US", "Cuesta dos dolares.", "dos dolares"},
        {"de-DE", "Jetzt mit Rabatt.", "rabatt"},
    };
    for (const Case& one : cases) {
        INFO(one.text);
        const auto objections = find_objections(saying(one.text), in(one.locale));
        CHECK(objections.empty() == (one.price == nullptr));
        if (one.price) CHECK(all(objections).find(one.price) != std::string::npos);
    }
}

TEST_CASE("a price is found in speech, reprompt, card and suggestion") {
    Json answer = saying("Fine.");
    answer["response"]["reprompt"]["outputSpeech"] = {{"type", "SSML"},
                                                      {"ssml", "<speak>$<b>5</b></speak>"}};
    answer["response"]["card"] = {{"type", "Simple"}, {"title", "Only $5"}, {"content", "x"}};
    const std::string objections = all(find_objections(answer, in("en-US")));
    CHECK(objections.find("reprompt tells a price: \"$5\"") != std::string::npos);
    CHECK(objections.find("card tells a price") != std::string::npos);
    const Json suggestion = selling("Upsell", "It costs $5. Want to learn more?");
    CHECK(all(find_objections(suggestion, in("en-US"))).find("upsellMessage tells a price") == 0);
}

TEST_CASE("after a purchase that came to nothing no error is talked of") {
    struct Case {
        PurchaseResult result;
        const char* locale;
        const char* text;
        bool is_fine;
    };
    const Case cases[] = {
        {PurchaseResult::error, "en-US", "Sorry, something went wrong.", false},
        {PurchaseResult::error, "en-US", "There was an error.", false},
        {PurchaseResult::declined, "en-US", "Do you want to try again?", false},
        {PurchaseResult::declined, "en-US", "No problem! Let's play.", true},
        {PurchaseResult::declined, "en-US", "There was no problem, but a problem.", false},
        {PurchaseResult::pending_purchase, "en-US", "Your purchase is pending.", false},
        {PurchaseResult::already_purchased, "en-US", "The purchase failed.", false},
        {PurchaseResult::not_entitled, "en-US", "Let's choose an adventure.", true},
        {PurchaseResult::error, "de-DE", "Leider gab es einen Fehler.", false},
        {PurchaseResult::error, "de-DE", "Kein Problem, weiter geht's.", true},
        {PurchaseResult::declined, "de-DE", "Willst du es noch einmal versuchen?", false},
        {PurchaseResult::error, "fr-FR", "Une erreur est survenue.", false},
        {PurchaseResult::error, "es-ES", "Algo salió mal.", false},
        {PurchaseResult::error, "it-IT", "Qualcosa è andato storto.", false},
        {PurchaseResult::error, "pt-BR", "Tente novamente.", false},
        {PurchaseResult::error, "ja-JP", "エラーが発生しました。", false},
        {PurchaseResult::accepted, "en-US", "The guard failed to see you.", true},
    };
    for (const Case& one : cases) {
        INFO(one.text);
        CHECK(find_objections(saying(one.text), after(one.result, one.locale)).empty() ==
              one.is_fine);
    }
    CHECK(find_objections(saying("An error!"), in("en-US")).empty());
}

TEST_CASE("what was bought starts; thanks alone are not enough") {
    Json thanks = saying("Thank you for your purchase!");
    const Situation bought = after(PurchaseResult::accepted);
    CHECK(find_objections(thanks, bought).empty());    // the session goes on
    thanks["response"]["shouldEndSession"] = true;
    CHECK(find_objections(thanks, bought).size() == 1);
    const Json silence = {{"version", "1.0"}, {"response", {{"shouldEndSession", true}}}};
    CHECK(find_objections(silence, bought).size() == 1);
    Json music = thanks;
    music["response"]["directives"] = {{{"type", "AudioPlayer.Play"}}};
    CHECK(find_objections(music, bought).empty());
    Situation returned = bought;
    returned.purchase->flow = PurchaseFlow::cancel;
    CHECK(find_objections(thanks, returned).empty());
}

TEST_CASE("after a no nothing is offered again") {
    const auto objections =
        find_objections(selling("Upsell", question), after(PurchaseResult::declined));
    REQUIRE(objections.size() == 1);
    CHECK(objections[0] == "after DECLINED the skill offers something again");
    CHECK(find_objections(selling("Cancel"), after(PurchaseResult::declined)).empty());
}

TEST_CASE("a suggestion ends with a question, which is not whether to buy") {
    struct Case {
        const char* locale;
        const char* message;
        bool is_fine;
    };
    const Case cases[] = {
        {"en-US", "Cave Quest has more. Want to learn more?", true},
        {"en-US", "Want to learn more? Just say yes.", false},
        {"en-US", "Do you want to buy Cave Quest?", false},
        {"en-US", "You can buy more. Interested?", true},
        {"de-DE", "Möchtest du mehr darüber wissen?", true},
        {"de-DE", "Möchtest du es kaufen?", false},
        {"fr-FR", "Voulez-vous l'acheter ?", false},
        {"es-ES", "¿Quieres saber más?", true},
        {"ja-JP", "詳しく聞きますか？", true},
        {"ja-JP", "購入しますか？", false},
    };
    for (const Case& one : cases) {
        INFO(one.message);
        CHECK(find_objections(selling("Upsell", one.message), in(one.locale)).empty() ==
              one.is_fine);
    }
}

TEST_CASE("what is owned or not on sale is not sold") {
    const auto has = [](const Json& answer, const Situation& situation, const char* part) {
        return all(find_objections(answer, situation)).find(part) != std::string::npos;
    };
    CHECK(find_objections(selling("Buy"), with_product(false, true)).empty());
    CHECK(has(selling("Buy"), with_product(true, false), "owns already"));
    CHECK(has(selling("Upsell", question), with_product(true, false), "owns already"));
    CHECK(has(selling("Upsell", question), with_product(false, false), "cannot be bought"));
    CHECK(find_objections(selling("Cancel"), with_product(true, false)).empty());
    Situation elsewhere = with_product(false, true);
    elsewhere.products[ProductId("p.other")] =
        elsewhere.products.extract(ProductId("p.cave")).mapped();
    CHECK(has(selling("Buy"), elsewhere, "there is no product"));
}

TEST_CASE("what the customer asked to buy by name is bought, not suggested") {
    const Json request = Json::parse(R"({"type": "IntentRequest", "locale": "en-US",
        "intent": {"name": "BuyIntent", "slots": {"Product": {"name": "Product",
            "resolutions": {"resolutionsPerAuthority": [{"values": [
                {"value": {"name": "Cave Quest", "id": "cave_quest"}}]}]}}}}})");
    Situation situation = situation_of(request, with_product(false, true).products);
    CHECK(situation.meant == std::set<std::string>{"Cave Quest", "cave_quest"});
    CHECK(find_objections(selling("Upsell", question), situation).size() == 1);
    CHECK(find_objections(selling("Buy"), situation).empty());
    situation.intent = "PlayIntent";
    CHECK(find_objections(selling("Upsell", question), situation).empty());
    situation.intent = "BuyIntent";
    situation.meant = {"club"};
    CHECK(find_objections(selling("Upsell", question), situation).empty());
}

TEST_CASE("a situation is read from any request, well formed or not") {
    const Situation told = situation_of(
        Json::parse(R"({"type": "Connections.Response", "name": "Upsell", "locale": "de-DE",
            "payload": {"purchaseResult": "DECLINED"}})"),
        {});
    REQUIRE(told.purchase);
    CHECK(told.purchase->flow == PurchaseFlow::upsell);
    CHECK(told.purchase->result == PurchaseResult::declined);
    CHECK(told.locale == Locale("de-DE"));
    for (const char* text : {"null", "[]", "{}", R"({"intent": {"slots": [1, {}]}})",
                             R"({"intent": {"slots": {"a": {"resolutions": []}}}})",
                             R"({"intent": {"slots": {"a": {"resolutions":
                                 {"resolutionsPerAuthority": [1, {"values": [2]}]}}}}})",
                             R"({"type": "Connections.Response", "name": "AskFor"})"}) {
        INFO(text);
        CHECK_FALSE(situation_of(Json::parse(text), {}).purchase);
        CHECK(find_objections(Json::parse(text), in("en-US")).empty());
    }
}
