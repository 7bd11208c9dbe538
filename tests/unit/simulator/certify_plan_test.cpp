#include <catch2/catch_test_macros.hpp>
#include <string>
#include <vector>

#include "core/text_file.hpp"
#include "shop.hpp"
#include "simulator/certify/plan.hpp"
#include "support/scratch_folder.hpp"

using namespace ask;
using namespace ask::simulator;
using certify::load_plan;
using certify::Plan;

namespace {

SkillUnderTest skill() {
    const catalog::IntentSlot slot{.name = "ProductName", .type = "LIST_OF_PRODUCT_NAMES"};
    const catalog::InteractionModel model{
        .invocation_name = "test",
        .intents = {{.name = "BuyIntent", .samples = {"buy {ProductName}"}, .slots = {slot}},
                    {.name = "WhatCanIBuyIntent", .samples = {"what can i buy"}, .slots = {}}},
        .types = {}};
    return {.application_id = ApplicationId("amzn1.ask.skill.test"),
            .products = ask::tests::product_files(),
            .models = {{ask::tests::english, model}}};
}

Result<Plan> plan_of(const std::string& json) {
    const ask::tests::ScratchFolder folder;
    return load_plan(folder.write("plan.json", json), skill());
}

std::string fault_of(const std::string& json) {
    const auto plan = plan_of(json);
    if (plan) return "";
    const std::string text = plan.error().context;
    return text.substr(text.find("plan.json: ") + std::string("plan.json: ").size());
}

std::string many_turns() {
    std::string list = "[\"buy\"";
    for (int more = 0; more < 100; ++more) list += ",\"buy\"";
    return list + "]";
}

std::string words_of(const Turn& turn) {
    return std::get<Say>(turn.action).words;
}

}    // namespace

TEST_CASE("a plan says how to reach things, in words or in turns of a script") {
    const auto plan = plan_of(R"({
        "locale": "en-US",
        "what_can_i_buy": "what can i buy",
        "buy": {"intent": "BuyIntent", "slots": {"ProductName": "{product}"}},
        "upsell": {"product": "quest", "turns": ["play", {"say": "play the quest"}]},
        "use": {"quest": {"turns": ["play the quest"], "heard": "/dark|deep/"}},
        "consumable_units": {"hints": 5}
    })");
    REQUIRE(plan);
    CHECK(words_of(plan->what_can_i_buy.at(0)) == "what can i buy");
    CHECK(std::get<SendIntent>(plan->buy.at(0).action).understood.intent == "BuyIntent");
    CHECK(std::holds_alternative<OpenSkill>(plan->begin.at(0).action));
    CHECK(plan->suggestions.at(0).turns.size() == 2);
    CHECK(plan->use.at(ReferenceName("quest")).heard->is_in("a deep cave"));
    CHECK(plan->units.at(ReferenceName("hints")) == 5);
    CHECK(plan->refund.empty());
}

TEST_CASE("a product's name is filled in wherever it is said") {
    const auto plan = plan_of(R"({"locale": "en-US", "detail": "{product}? {product}!",
        "buy": {"intent": "BuyIntent", "slots": {"ProductName": "{product}"}}})");
    REQUIRE(plan);
    CHECK(words_of(certify::about(plan->detail[0], "Cave")) == "Cave? Cave!");
    CHECK(words_of(certify::about(plan->detail[0], "{product}")) == "{product}? {product}!");
    const Turn bought = certify::about(plan->buy[0], "Cave");
    CHECK(std::get<SendIntent>(bought.action).understood.slots.at("ProductName") == "Cave");
}

TEST_CASE("every fault of a plan is told with its place") {
    struct Row {
        std::string json;
        std::string fault;
    };
    const std::vector<Row> rows{
        {R"({})", "/: needs a member \"locale\""},
        {R"({"locale": "fr-FR"})", "/locale: the skill has no interaction model for fr-FR"},
        {R"({"locale": "en-US", "locale": "en-US"})", "/locale: is there twice"},
        {R"({"locale": "en-US", "buy": [{"say": "x"}, {"say": "x", "say": "y"}]})",
         "/buy/1/say: is there twice"},
        {R"({"locale": "en-US", "by": ""})", "/by: "},
        {R"({"locale": "en-US", "buy": ""})", "/buy: is empty"},
        {R"({"locale": "en-US", "buy": []})", "/buy: needs at least one turn"},
        {R"({"locale": "en-US", "buy": "buy {foo}"})",
         "/buy: says {foo}; only {product} is filled in"},
        {R"({"locale": "en-US", "buy": [{"say": "buy {product} {x"}]})", "/buy/0: says {x; only"},
        {R"({"locale": "en-US", "buy": )" + many_turns() + "}", "/buy: has more than 100 turns"},
        {R"({"locale": "en-US", "buy": [{"say": 7}]})", "/buy/0/say: must be a text"},
        {R"({"locale": "en-US", "buy": {"shout": "x"}})", "/buy: must be one of"},
        {R"({"locale": "en-US", "buy": {"intent": "Get"}})", "/buy: the model has no intent Get"},
        {R"({"locale": "en-US", "buy": {"intent": "BuyIntent", "slots": {"x": "y"}}})",
         "/buy: BuyIntent has no slot x"},
        {R"({"locale": "en-US", "use": {"cave": {"turns": "x"}}})",
         "/use/cave: there is no product cave"},
        {R"({"locale": "en-US", "use": {"quest": {}}})", "/use/quest: needs a member \"turns\""},
        {R"({"locale": "en-US", "free": {"turns": "x", "heard": "/(/"}})", "/free/heard: "},
        {R"({"locale": "en-US", "upsell": {"turns": "x"}})", "/upsell: needs a member \"product\""},
        {R"({"locale": "en-US", "upsell": [{"turns": "x", "product": "y"}]})",
         "/upsell/0/product: there is no product y"},
        {R"({"locale": "en-US", "consumable_units": {"quest": 5}})",
         "/consumable_units/quest: quest is no consumable"},
        {R"({"locale": "en-US", "consumable_units": {"hints": 0}})", "/consumable_units/hints: "},
    };
    for (const Row& row : rows) {
        INFO(row.json);
        CHECK(fault_of(row.json).substr(0, row.fault.size()) == row.fault);
    }
    const std::string both = fault_of(R"({"locale": "fr-FR", "buy": ""})");
    CHECK(both.find("/locale") != both.npos);
    CHECK(both.find("/buy") != both.npos);
}

TEST_CASE("a plan that is no JSON, or not there, is one line with its file") {
    CHECK(plan_of("{").error().context.find("plan.json") != std::string::npos);
    CHECK(load_plan("/nowhere/plan.json", skill()).error().code == errors::not_found);
}

TEST_CASE("without a plan the intents of Amazon's samples are asked, those that are there") {
    const Plan plan = certify::usual_plan(skill());
    CHECK(plan.locale == ask::tests::english);
    CHECK(plan.begin.size() == 1);
    CHECK(plan.what_can_i_buy.size() == 1);
    const Turn bought = certify::about(plan.buy.at(0), "Cave");
    CHECK(std::get<SendIntent>(bought.action).understood.slots.at("ProductName") == "Cave");
    CHECK(plan.refund.empty());
    CHECK(plan.suggestions.empty());
}

TEST_CASE("the schema for editors knows the members that a plan may have, and no other") {
    const auto schema =
        read_text_file(SKILLD_SOURCE_DIR "/config/schemas/certification.schema.json");
    REQUIRE(schema);

    const Json properties = Json::parse(*schema).at("properties");
    const std::string told = fault_of(R"({"locale": "en-US", "x": 1})");
    std::size_t letters = std::string("/x: is not known here; there could be: ").size();
    for (const auto& [name, property] : properties.items()) {
        INFO(name);
        CHECK((told + ",").find(" " + name + ",") != told.npos);
        letters += name.size() + 2;
    }
    CHECK(told.size() == letters - 2);
}

TEST_CASE("the example's plan fits the example skill") {
    const auto example = load_skill(SKILLD_SOURCE_DIR "/config/skill-package",
                                    ApplicationId("amzn1.ask.skill.test"));
    REQUIRE(example);
    const auto plan = load_plan(SKILLD_SOURCE_DIR "/config/certification.json", *example);
    REQUIRE(plan);
    CHECK(plan->suggestions.size() == 3);
    CHECK(plan->use.size() == 3);
}
