#include <catch2/catch_test_macros.hpp>
#include <set>
#include <string>
#include <utility>

#include "good_model.hpp"

using namespace ask::catalog;
using ask::tests::good_model;
using ask::tests::ModelScene;
using ask::tests::Replacement;
using ask::tests::rules_of;
using ask::tests::with;

TEST_CASE("the settings that Amazon's schema knows are right") {
    std::string model = with(good_model, {R"("dialog": {"intents": [{"name": "PlayIntent",)",
                                          R"("dialog": {"delegationStrategy": "ALWAYS",
        "intents": [{"name": "PlayIntent", "delegationStrategy": "SKILL_RESPONSE",
        "confirmationRequired": true, "prompts": {"confirmation": "Ask.Game"},)"});
    model = with(model, {"\"PlainText\"", "\"SSML\""});
    for (const std::string level : {"HIGH", "MEDIUM", "LOW"}) {
        const std::string settings = R"("modelConfiguration": {"fallbackIntentSensitivity":
            {"level": ")" + level + R"("}}, "invocationName")";
        CHECK(rules_of(with(model, {"\"invocationName\"", settings})) == std::set<std::string>{});
    }
}

TEST_CASE("a model without ids for its products, as Amazon's own sample, has warnings only") {
    std::string model = good_model;
    for (const char* id : {"cave_quest", "hint_pack", "explorer_club"}) {
        model = with(model, {std::string("\"id\": \"") + id + "\", ", ""});
    }
    const ModelScene scene;
    scene.write_model("en-US", model);
    const auto findings = scene.check();
    CHECK(findings.size() == 3);
    for (const Finding& finding : findings) {
        CHECK(finding.rule == "value-without-id");
        CHECK(finding.severity == Severity::warning);
    }
    // Under a name of its own the type is known by the products' names.
    std::string own = model;
    while (own.contains("LIST_OF_PRODUCT_NAMES")) {
        own = with(own, {"LIST_OF_PRODUCT_NAMES", "SHELF"});
    }
    scene.write_model("en-US", own);
    CHECK(scene.broken_rules() ==
          std::multiset<std::string>{"value-without-id", "value-without-id", "value-without-id"});
    CHECK_FALSE(scene.plan().changes.front().is_needed());
}

TEST_CASE("a name like a purchase intent's is none without the phrase or a slot of the products") {
    const std::pair<Replacement, std::string_view> rows[] = {
        {{R"("name": "WhatCanIBuyIntent", "samples": ["What can I buy"])",
          R"("name": "ShoppingListIntent", "samples": ["my shopping list"])"},
         "purchase-intent-missing"},
        {{R"("name": "BuyIntent", "samples": ["buy {ProductName}"],
         "slots": [{"name": "ProductName", "type": "LIST_OF_PRODUCT_NAMES"}])",
          R"("name": "BuyTicketIntent", "samples": ["buy {Event}"],
         "slots": [{"name": "Event", "type": "AMAZON.Event"}])"},
         "purchase-intent-missing"},
        {{R"("name": "RefundSkillItemIntent", "samples": ["refund {ProductName}"],
         "slots": [{"name": "ProductName", "type": "LIST_OF_PRODUCT_NAMES"}])",
          R"("name": "RefundPolicyIntent", "samples": ["what about refunds"])"},
         "purchase-intent-missing"},
        {{"HintInventoryIntent", "WeaponInventoryIntent"}, "purchase-intent-advised"}};
    for (const auto& [replacement, rule] : rows) {
        CAPTURE(replacement.second);
        CHECK(rules_of(with(good_model, replacement)).contains(std::string(rule)));
    }
    const Replacement named_otherwise[] = {
        {"\"BuyIntent\"", "\"BuyLampIntent\""},
        {"\"RefundSkillItemIntent\"", "\"RefundLampIntent\""},
        {"\"WhatCanIBuyIntent\"", "\"StoreIntent\""},
        {"\"RefundSkillItemIntent\"", "\"CancelSkillItemIntent\""}};
    for (const Replacement& replacement : named_otherwise) {
        CAPTURE(replacement.second);
        CHECK(rules_of(with(good_model, replacement)) == std::set<std::string>{});
    }
}
