#include "simulator/utterance.hpp"

#include <catch2/catch_test_macros.hpp>

#include "simulator/entity_resolution.hpp"
#include "simulator/words.hpp"

namespace {

using ask::Locale;
using ask::catalog::InteractionModel;
using ask::simulator::Listener;
using ask::simulator::understand;

InteractionModel example_model() {
    InteractionModel model{.invocation_name = "cave explorer", .intents = {}, .types = {}};
    model.types.push_back({.name = "PRODUCTS",
                           .values = {{"Cave Quest", "cave_quest", {"the cave", "adventure"}},
                                      {"Jo's Quest", "jos_quest", {"adventure"}},
                                      {"Höhlenreise", "cave_quest", {}}}});
    model.intents = {
        {"BuyIntent",
         {"buy {Product}", "i want {Product}", "buy {Product} please"},
         {{"Product", "PRODUCTS"}}},
        {"WhatCanIBuyIntent", {"what can i buy", "what's for sale", "buy something"}, {}},
        {"UseIntent",
         {"use {Count} of {Product}"},
         {{"Count", "AMAZON.NUMBER"}, {"Product", "PRODUCTS"}}},
        {"ChooseIntent", {"{Product}"}, {{"Product", "PRODUCTS"}}},
        {"AMAZON.HelpIntent", {}, {}},
        {"AMAZON.StopIntent", {"let me out"}, {}},
        {"AMAZON.FallbackIntent", {}, {}},
    };
    return model;
}

struct Case {
    const char* said;
    const char* intent;
    const char* product;    // nullptr: no slot
};

}    // namespace

TEST_CASE("an utterance is matched without regard to case, punctuation and apostrophes") {
    const InteractionModel model = example_model();
    const Case cases[] = {
        {"What can I buy?", "WhatCanIBuyIntent", nullptr},
        {"whats for sale", "WhatCanIBuyIntent", nullptr},
        {"What’s for sale", "WhatCanIBuyIntent", nullptr},
        {"Buy Cave-Quest!", "BuyIntent", "cave quest"},
        {"buy Jo's quest", "BuyIntent", "jo's quest"},
        {"BUY HÖHLENREISE", "BuyIntent", "höhlenreise"},
        {"buy the unknown thing", "BuyIntent", "the unknown thing"},
        {"buy cave quest please", "BuyIntent", "cave quest"},
        {"buy something", "WhatCanIBuyIntent", nullptr},
        {"use two of cave quest", "UseIntent", "cave quest"},
        {"use many of cave quest", "AMAZON.FallbackIntent", nullptr},
        {"cave quest", "ChooseIntent", "cave quest"},
        {"blue bananas", "AMAZON.FallbackIntent", nullptr},
        {"buy", "AMAZON.FallbackIntent", nullptr},
        {"...!", "AMAZON.FallbackIntent", nullptr},
        {"", "AMAZON.FallbackIntent", nullptr},
        {"Help!", "AMAZON.HelpIntent", nullptr},
        {"let me out", "AMAZON.StopIntent", nullptr},
        {"cancel", "AMAZON.FallbackIntent", nullptr},    // not declared in this model
    };
    for (const Case& one : cases) {
        INFO(one.said);
        const auto understood = understand(model, Locale("en-US"), one.said);
        REQUIRE(understood);
        CHECK(understood->intent == one.intent);
        CHECK(understood->slots.contains("Product") == (one.product != nullptr));
        if (one.product) CHECK(understood->slots.at("Product") == one.product);
    }
}

TEST_CASE("built-in phrases are those of the locale's language") {
    const InteractionModel model = example_model();
    CHECK(understand(model, Locale("de-DE"), "Hilfe")->intent == "AMAZON.HelpIntent");
    CHECK(understand(model, Locale("en-GB"), "Hilfe")->intent == "AMAZON.FallbackIntent");
}

TEST_CASE("a reply to a question for a slot fills it, unless it means something else") {
    const Listener listener(example_model(), Locale("en-US"));
    const ask::simulator::Elicitation asked{{"UseIntent", {{"Count", "2"}}}, "Product"};
    const Case cases[] = {
        {"The cave", "UseIntent", "the cave"},
        {"something unheard of", "UseIntent", "something unheard of"},
        {"what can i buy", "WhatCanIBuyIntent", nullptr},
        {"help", "AMAZON.HelpIntent", nullptr},
    };
    for (const Case& one : cases) {
        INFO(one.said);
        const auto understood = listener.hear_reply(asked, one.said).understood;
        REQUIRE(understood);
        CHECK(understood->intent == one.intent);
        if (!one.product) continue;
        CHECK(understood->slots.at("Product") == one.product);
        CHECK(understood->slots.at("Count") == "2");
    }
}

TEST_CASE("without a fallback intent in the model nothing is understood where nothing fits") {
    InteractionModel model = example_model();
    model.intents.pop_back();
    CHECK_FALSE(understand(model, Locale("en-US"), "blue bananas"));
}

TEST_CASE("a phrase resolves to the values that it names, articles aside") {
    const InteractionModel model = example_model();
    const auto& type = *model.find_type("PRODUCTS");
    CHECK(ask::simulator::resolve(type, "The Cave").front()->id == "cave_quest");
    CHECK(ask::simulator::resolve(type, "the cave quest").size() == 1);
    CHECK(ask::simulator::resolve(type, "adventure").size() == 2);
    CHECK(ask::simulator::resolve(type, "the adventures of tom").empty());
    CHECK(ask::simulator::resolve(type, "").empty());
}

TEST_CASE("words are lower case in every western European language") {
    CHECK(ask::simulator::comparable("ÄÖÜ × Éclair’s") == "äöü × éclairs");
    CHECK(ask::simulator::join_said(ask::simulator::split_words("'tis  What's 'left'?")) ==
          "tis what's left");
    CHECK(ask::simulator::comparable("¿Qué puedo “comprar” aquí…?") == "qué puedo comprar aquí");
}
