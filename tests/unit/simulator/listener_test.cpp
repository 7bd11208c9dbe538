#include <catch2/catch_test_macros.hpp>
#include <chrono>

#include "simulator/utterance.hpp"

namespace {

using ask::Locale;
using ask::catalog::InteractionModel;
using ask::simulator::Elicitation;
using ask::simulator::Heard;
using ask::simulator::Listener;

const Locale english{"en-US"};

InteractionModel shop_model() {
    InteractionModel model{.invocation_name = "shop", .intents = {}, .types = {}};
    model.types = {{"PRODUCTS", {{"Cave Quest", "cave", {"the map"}}, {"Club", "club", {}}}},
                   {"STORIES", {{"Old Mill", "mill", {}}, {"Cave Quest", "quest", {}}}},
                   {"AMAZON.City", {{"Springfield", "spr", {}}}}};
    model.intents = {
        {"BuyIntent",
         {"buy {Product}", "buy {Product} now", "get {Product}"},
         {{"Product", "PRODUCTS"}}},
        {"PlayIntent", {"play {Story}", "get {Story}", "start"}, {{"Story", "STORIES"}}},
        {"BeginIntent", {"start", "begin"}, {}},
        {"OwnerIntent",
         {"what is {Name}'s {Product}"},
         {{"Name", "AMAZON.FirstName"}, {"Product", "PRODUCTS"}}},
        {"TripIntent", {"go to {City} {When}"}, {{"City", "AMAZON.City"}, {"When", "AMAZON.DATE"}}},
        {"SearchIntent", {"search for {Query}", "{Query}"}, {{"Query", "AMAZON.SearchQuery"}}},
        {"OrderIntent", {"order {Things}", "{Things}"}, {{"Things", "PRODUCTS", {}, true}}},
        {"AMAZON.StopIntent", {}, {}},
        {"AMAZON.FallbackIntent", {}, {}},
    };
    return model;
}

Heard hear(const char* said) {
    return Listener(shop_model(), english).hear(said);
}

std::string slot(const Heard& heard, const std::string& name) {
    return heard.understood && heard.understood->slots.contains(name)
               ? heard.understood->slots.at(name)
               : "";
}

}    // namespace

TEST_CASE("what was heard says how it was understood") {
    struct Case {
        const char* said;
        const char* intent;
        const char* how;
    };
    const Case cases[] = {
        {"buy cave quest", "BuyIntent", "sample \"buy {Product}\""},
        {"begin", "BeginIntent", "sample \"begin\""},
        {"Stop!", "AMAZON.StopIntent", "standard phrase of AMAZON.StopIntent"},
        {"purple rain", "AMAZON.FallbackIntent", "nothing fits: fallback"},
        {"get cave quest", "AMAZON.FallbackIntent",
         "BuyIntent and PlayIntent fit equally well: fallback"},
        {"start", "PlayIntent",
         "sample \"start\", which stands also in BeginIntent: the first in the model"},
    };
    for (const Case& one : cases) {
        INFO(one.said);
        const Heard heard = hear(one.said);
        REQUIRE(heard.understood);
        CHECK(heard.understood->intent == one.intent);
        CHECK(heard.how == one.how);
    }
}

TEST_CASE("intents that fit equally well are named, and known values decide between them") {
    CHECK(hear("get cave quest").also == std::vector<std::string>{"BuyIntent", "PlayIntent"});
    CHECK(hear("get the club").understood->intent == "BuyIntent");
    CHECK(hear("get old mill").understood->intent == "PlayIntent");
    CHECK(hear("get something else").also.size() == 2);
    CHECK(hear("start").also == std::vector<std::string>{"BeginIntent"});
    CHECK(hear("buy the club").also.empty());
}

TEST_CASE("ambiguous words are the first intent's where the model has no fallback") {
    InteractionModel model = shop_model();
    model.intents.pop_back();
    const Heard heard = Listener(model, english).hear("get cave quest");
    REQUIRE(heard.understood);
    CHECK(heard.understood->intent == "BuyIntent");
    CHECK(heard.how.find("though as much fits PlayIntent") != std::string::npos);
    const Heard nothing = Listener(model, english).hear("purple rain");
    CHECK_FALSE(nothing.understood);
    CHECK(nothing.how == "nothing fits, and the model has no AMAZON.FallbackIntent");
}

TEST_CASE("slots take the words that are theirs") {
    CHECK(slot(hear("buy cave quest now"), "Product") == "cave quest");
    CHECK(slot(hear("what is Jo's club"), "Name") == "jo");
    CHECK(slot(hear("what is jos club"), "Name") == "jo");
    CHECK(slot(hear("go to new york next friday"), "City") == "new york");
    CHECK(slot(hear("go to new york next friday"), "When") == "next friday");
    CHECK(slot(hear("go to springfield tomorrow"), "City") == "springfield");
    CHECK(slot(hear("search for a red dress"), "Query") == "a red dress");
    CHECK(slot(hear("order cave quest, the club"), "Things") == "cave quest, the club");
    CHECK(slot(hear("cave quest and the club"), "Things") == "cave quest and the club");
    CHECK(slot(hear("cave quest, club"), "Things") == "cave quest, club");
    CHECK(slot(hear("cave quest club"), "Things").empty());
}

TEST_CASE("a date slot takes nothing but dates, and a search query needs a word to carry it") {
    CHECK(hear("go to new york somehow").understood->intent == "AMAZON.FallbackIntent");
    CHECK(hear("a red dress").understood->intent == "AMAZON.FallbackIntent");
}

TEST_CASE("a sample that is said literally wins over a standard phrase, one with slots does not") {
    InteractionModel model = shop_model();
    model.intents.push_back({"HaltIntent", {"stop"}, {}});
    CHECK(Listener(model, english).hear("stop").understood->intent == "HaltIntent");
    model.intents.back() = {
        "HaltIntent", {"{Product} it", "skip {Product}"}, {{"Product", "PRODUCTS"}}};
    model.intents.push_back({"AMAZON.NextIntent", {}, {}});
    CHECK(Listener(model, english).hear("skip it").understood->intent == "AMAZON.NextIntent");
}

TEST_CASE("samples that cannot be said are passed over") {
    InteractionModel model{.invocation_name = "x", .intents = {}, .types = {}};
    model.intents = {{"OddIntent",
                      {"", "{", "}", "{}", "{Nobody}", "say {Word", "say }", "{Word|Name} please",
                       "...", "{Word}{Word}", "fine {Word}"},
                      {{"Word", "AMAZON.City"}}}};
    const Listener listener(model, english);
    CHECK(listener.hear("fine thing").understood);
    for (const char* said : {"say", "say it", "please", "{", "{}", "it please"}) {
        INFO(said);
        (void)listener.hear(said);
    }
}

TEST_CASE("a slot's own samples answer the question for it") {
    InteractionModel model = shop_model();
    model.intents[0].slots[0].samples = {"the one called {Product}", "{Product} please",
                                         "play {Product}"};
    const Listener listener(model, english);
    const Elicitation asked{{"BuyIntent", {}}, "Product"};
    const auto reply = [&](const char* said) { return listener.hear_reply(asked, said); };
    CHECK(slot(reply("cave quest please"), "Product") == "cave quest");
    CHECK(slot(reply("the one called nonsense"), "Product") == "nonsense");
    CHECK(slot(reply("cave quest"), "Product") == "cave quest");
    CHECK(reply("cave quest").how == "fills the slot that was asked for");
    CHECK(slot(reply("play the club"), "Product") == "the club");
    CHECK(reply("play a tune").understood->intent == "PlayIntent");
    CHECK(reply("stop").understood->intent == "AMAZON.StopIntent");
    CHECK(slot(reply("something new"), "Product") == "something new");
}

TEST_CASE("a question for a number is not answered with other words") {
    InteractionModel model = shop_model();
    model.intents.insert(model.intents.begin(),
                         {"CountIntent", {"count {Many}"}, {{"Many", "AMAZON.NUMBER"}}});
    const Listener listener(model, english);
    const Elicitation asked{{"CountIntent", {}}, "Many"};
    CHECK(slot(listener.hear_reply(asked, "twenty one"), "Many") == "twenty one");
    CHECK(listener.hear_reply(asked, "purple").understood->intent == "AMAZON.FallbackIntent");
    CHECK(listener.hear_reply({{"NoIntent", {}}, "x"}, "begin").understood->intent ==
          "BeginIntent");
}

TEST_CASE("Japanese needs no spaces, French writes its articles against the name") {
    InteractionModel model{.invocation_name = "x", .intents = {}, .types = {}};
    model.types = {{"PRODUCTS", {{"洞窟", "cave", {}}, {"aventure", "adv", {}}}}};
    model.intents = {
        {"BuyIntent", {"{Product} を 買う", "achète l'{Product}"}, {{"Product", "PRODUCTS"}}},
        {"AMAZON.YesIntent", {}, {}}};
    const Listener japanese(model, Locale("ja-JP"));
    CHECK(slot(japanese.hear("洞窟を買う"), "Product") == "洞窟");
    CHECK(japanese.hear("はい。").understood->intent == "AMAZON.YesIntent");
    const Listener french(model, Locale("fr-FR"));
    CHECK(slot(french.hear("Achète l’aventure !"), "Product") == "aventure");
    CHECK_FALSE(french.hear("achète lampe").understood);
    CHECK(french.hear("s'il").how.find("nothing fits") == 0);
}

TEST_CASE("built-in intents have standard phrases in every language of in-skill products") {
    InteractionModel model{.invocation_name = "x", .intents = {}, .types = {}};
    for (const char* name :
         {"Stop", "Cancel", "Help", "Yes", "No", "Repeat", "Next", "StartOver"}) {
        model.intents.push_back({std::string("AMAZON.") + name + "Intent", {}, {}});
    }
    const char* cases[][3] = {
        {"en-AU", "no thanks", "AMAZON.NoIntent"},
        {"de-DE", "Von vorn!", "AMAZON.StartOverIntent"},
        {"fr-CA", "Arrête", "AMAZON.StopIntent"},
        {"fr-FR", "d'accord", "AMAZON.YesIntent"},
        {"es-US", "Sí, por favor", "AMAZON.YesIntent"},
        {"it-IT", "ripeti", "AMAZON.RepeatIntent"},
        {"ja-JP", "ヘルプ", "AMAZON.HelpIntent"},
        {"pt-BR", "próximo", "AMAZON.NextIntent"},
        {"hi-IN", "नहीं", "AMAZON.NoIntent"},
        {"es-ES", "cancela", "AMAZON.CancelIntent"},
    };
    for (const auto& [locale, said, intent] : cases) {
        INFO(said);
        const auto understood = Listener(model, Locale(locale)).hear(said).understood;
        REQUIRE(understood);
        CHECK(understood->intent == intent);
    }
}

TEST_CASE("what is longer than anybody speaks is not looked into") {
    const Listener listener(shop_model(), english);
    std::string words = "buy";
    for (int count = 0; count < 201; ++count) words += " cave";
    CHECK(listener.hear(words).how == "longer than 200 words: fallback");
    CHECK(listener.hear(std::string(8001, 'x')).how == "longer than 8000 characters: fallback");
    CHECK(listener.hear("buy " + std::string(7000, 'x')).understood->intent == "BuyIntent");
}

TEST_CASE("hostile samples cost bounded time") {
    InteractionModel model{.invocation_name = "x", .intents = {}, .types = {}};
    model.types = {{"T", {{"a", "", {}}, {"a a", "", {}}, {"a a a", "", {}}}}};
    for (int count = 0; count < 200; ++count) {
        model.intents.push_back(
            {"I" + std::to_string(count),
             {"{a} {b} {c} {d} {e}", "a {a} {b} a {c} {d} a", "{a} a {b} a {c}"},
             {{"a", "T"}, {"b", "T"}, {"c", "T"}, {"d", "T"}, {"e", "T"}}});
    }
    const Listener listener(model, english);
    std::string words = "a";
    for (int count = 0; count < 199; ++count) words += " a";
    const auto start = std::chrono::steady_clock::now();
    (void)listener.hear(words);
    CHECK(std::chrono::steady_clock::now() - start < std::chrono::seconds{5});
}
