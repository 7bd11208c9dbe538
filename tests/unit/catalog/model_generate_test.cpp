#include <catch2/catch_test_macros.hpp>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

#include "catalog/marketplaces.hpp"
#include "catalog/model_diff.hpp"
#include "model/json.hpp"
#include "model_scene.hpp"

using namespace ask::catalog;
using ask::Json;
using ask::tests::ModelScene;
using ask::tests::with;

namespace {

std::vector<std::string> sale_locale_names() {
    std::vector<std::string> names;
    for (const SaleLocale& locale : sale_locales()) {
        if (!locale.is_retired) names.emplace_back(locale.name);
    }
    return names;
}

Json language_of_model(const std::string& text) {
    return Json::parse(text).at("interactionModel").at("languageModel");
}

std::set<std::string> names_in(const Json& list) {
    std::set<std::string> names;
    for (const Json& one : list) names.insert(one.at("name"));
    return names;
}

// A model of a hand of its own: order, blanks, unknown members, own names.
const std::string own_model = R"({
   "_note" : "ours",
   "interactionModel": {
      "prompts": [
         { "id": "Ask.Thing", "variations": [ { "type": "PlainText", "value": "Which?" } ] }
      ],
      "languageModel": {
         "types": [
            { "name": "PRODUCTS", "values": [
               { "id": "cave_quest", "name": { "value": "Cave Quest", "synonyms": [ "the cave" ] } }
            ] }
         ],
         "intents": [
            { "name": "AMAZON.HelpIntent" },
            { "name": "BuyThingIntent", "samples": [ "buy {Thing}", "tell me about {Thing}" ],
              "slots": [ { "name": "Thing", "type": "PRODUCTS" } ] },
            { "name": "TalkIntent", "samples": [ "What can I buy", "i want a refund" ] }
         ],
         "invocationName": "bright lantern"
      }
   }
}
)";

}    // namespace

TEST_CASE("a package of products alone gets models that the check accepts, in every sale locale") {
    const auto locales = sale_locale_names();
    REQUIRE(locales.size() == 10);
    const ModelScene scene(locales);
    CHECK(scene.generate().size() == 10);
    for (const Finding& finding : scene.check()) {
        FAIL_CHECK(finding.file << ": " << finding.rule << ": " << finding.message);
    }
    for (const ModelChange& change : scene.plan().changes) CHECK_FALSE(change.is_needed());
}

TEST_CASE("languages that Alexa does not sell in are left out unless they are asked for") {
    const ModelScene scene({"en-US", "pt-BR", "hi-IN", "nl-NL"});
    const ModelPlan plan = scene.plan();
    REQUIRE(plan.changes.size() == 1);
    CHECK(plan.notes.size() == 3);
    const ModelPlan asked = scene.plan({.locales = {"pt-BR", "hi-IN"}, .invocation_name = ""});
    REQUIRE(asked.changes.size() == 2);
    for (const ModelChange& change : asked.changes) scene.write_model(change.locale, change.after);
    CHECK(scene.check({.locales = {"pt-BR", "hi-IN"}, .handled = {}}).empty());
    const ModelPlan unknown = scene.plan({.locales = {"nl-NL", "it-IT"}, .invocation_name = ""});
    CHECK(unknown.changes.empty());
    REQUIRE(unknown.problems.size() == 2);
    CHECK(unknown.problems[0].find("it-IT: no product has texts") != std::string::npos);
    CHECK(unknown.problems[1].find("nl-NL: there are no sample utterances") == 0);
}

TEST_CASE("a model that is made has all that every skill needs, and only what its products need") {
    const ModelScene scene;
    const std::string text = scene.generate().front();
    const Json language = language_of_model(text);
    CHECK(language.at("invocationName") == "bright lantern");
    CHECK(names_in(language.at("intents")) ==
          std::set<std::string>{"AMAZON.HelpIntent", "AMAZON.StopIntent", "AMAZON.CancelIntent",
                                "AMAZON.FallbackIntent", "AMAZON.NavigateHomeIntent",
                                "WhatCanIBuyIntent", "BuyIntent", "ProductDetailIntent",
                                "RefundSkillItemIntent", "CancelSubscriptionIntent",
                                "InventoryIntent"});
    const Json value = language.at("types").at(0).at("values").at(2);
    CHECK(value == Json::parse(R"({"id": "hint_pack", "name": {"value": "The Hint Pack",
        "synonyms": ["hint pack", "hint"]}})"));
    std::filesystem::remove_all(scene.path() / "isps/consumable");
    std::filesystem::remove_all(scene.path() / "isps/subscription");
    std::filesystem::remove_all(scene.path() / "interactionModels");
    const auto names = names_in(language_of_model(scene.generate().front()).at("intents"));
    CHECK(names.contains("RefundSkillItemIntent"));
    CHECK_FALSE(names.contains("CancelSubscriptionIntent"));
    CHECK_FALSE(names.contains("InventoryIntent"));
}

TEST_CASE("a product that is added is the only difference") {
    const ModelScene scene({"en-US", "de-DE"});
    const std::vector<std::string> before = scene.generate();
    scene.add_product("entitlement", "deep_sea", "The Deep Sea");
    const ModelPlan plan = scene.plan();
    REQUIRE(plan.changes.size() == 2);
    CHECK(plan.changes[1].before == before[1]);
    CHECK(plan.changes[1].added == std::vector<std::string>{"product deep_sea"});
    CHECK(line_diff("f", plan.changes[1].before, plan.changes[1].after).substr(12) ==
          R"(@@ -202,0 +203,9 @@
+            },
+            {
+              "id": "deep_sea",
+              "name": {
+                "value": "The Deep Sea",
+                "synonyms": [
+                  "deep sea"
+                ]
+              }
)");
}

TEST_CASE("what the author wrote keeps its bytes, and its own names are understood") {
    const ModelScene scene;
    scene.write_model("en-US", own_model);
    const ModelChange change = scene.plan().changes.front();
    // Buying and "what can I buy" are covered; the products go into the author's own type.
    CHECK(change.added ==
          std::vector<std::string>{"intent ProductDetailIntent", "intent RefundSkillItemIntent",
                                   "intent CancelSubscriptionIntent", "intent InventoryIntent",
                                   "product explorer_club", "product hint_pack"});
    std::size_t at = 0;    // all of it is there, in its order
    std::istringstream lines(own_model);
    for (std::string line; std::getline(lines, line);) {
        at = change.after.find(line, at);
        CAPTURE(line);
        REQUIRE(at != std::string::npos);
        at += line.size();
    }
    CHECK(change.after.find(
              R"(               { "id": "hint_pack", "name": { "value": "The Hint Pack",)"
              R"( "synonyms": [ "hint pack", "hint" ] } })") != std::string::npos);
    const Json language = language_of_model(change.after);
    CHECK(language.at("types").size() == 1);
    for (const Json& intent : language.at("intents")) {
        if (intent.at("name") != "RefundSkillItemIntent") continue;
        CHECK(intent.at("slots").at(0).at("type") == "PRODUCTS");
        for (const Json& sample : intent.at("samples")) CHECK(sample != "i want a refund");
    }
    scene.write_model("en-US", change.after);
    CHECK_FALSE(scene.plan().changes.front().is_needed());
}

TEST_CASE("parts that a model lacks or has as null are made where they belong") {
    const std::string language = R"("languageModel": {"invocationName": "bright lantern", )";
    const std::string texts[] = {
        "{\"interactionModel\": {" + language + R"("intents": null, "types": null}, "x": 1}})",
        "{\"interactionModel\": {" + language +
            R"("intents": []}, "dialog": null, "prompts": null}})",
        "{" + language + R"("intents": [], "types": [{"name": "LIST_OF_PRODUCT_NAMES"}]},
            "dialog": {"intents": []}})",
        R"({"invocationName": "bright lantern", "intents": []})"};
    for (const std::string& text : texts) {
        const ModelScene scene;
        scene.write_model("en-US", text);
        CAPTURE(text);
        const ModelPlan plan = scene.plan();
        REQUIRE(plan.problems.empty());
        scene.write_model("en-US", plan.changes.front().after);
        CHECK(plan.changes.front().added.size() == 9);
        CHECK(scene.broken_rules() ==
              std::multiset<std::string>{"built-in-home-missing", "built-in-missing",
                                         "built-in-missing", "built-in-missing"});
    }
}

TEST_CASE("a value of the product's name without its id is left to the author") {
    const ModelScene scene;
    scene.generate();
    const std::string text = scene.plan().changes.front().before;
    scene.write_model("en-US", with(text, {"\"id\": \"cave_quest\",", ""}));
    const ModelChange change = scene.plan().changes.front();
    CHECK_FALSE(change.is_needed());
    REQUIRE(change.notes.size() == 1);
    CHECK(change.notes[0].find("write \"id\": \"cave_quest\"") != std::string::npos);
}

TEST_CASE("a model that cannot be read is left alone with one line, and the others are done") {
    const std::string jovo = R"({"invocation": "x", "intents": [{"name": "A", "phrases": []}]})";
    const std::pair<std::string, std::string> bad[] = {
        {"{\n  \"a\": }", "en-US.json: line 2, column 8: expected a value"},
        {"{\"a\": 1, \"a\": 2}", "line 1, column 10: the member \"a\" is there twice"},
        {std::string("\xFF\xFE{\0", 4), "is written in UTF-16: save it as UTF-8"},
        {"{\"a\": \"\xE4\"}", "line 1, column 8: is not UTF-8: the byte 0xE4 stands here"},
        {std::string((16U << 20U) + 1, ' '), "is larger than"},
        {jovo, "is a model of Jovo's"},
        {R"({"intents": {"A": {"phrases": []}}})", "is a model of Jovo's"},
        {R"({"manifest": {}})", "is a skill manifest"},
        {R"({"nodes": []})", "it has no member \"interactionModel\""},
        {"[]", "it must be an object"},
        {R"({"interactionModel": {}})", "needs a member \"languageModel\""},
        {R"({"languageModel": {"invocationName": "a b", "intents": {}}})",
         "/languageModel/intents: must be a list"}};
    for (const auto& [text, told] : bad) {
        const ModelScene scene({"en-US", "de-DE"});
        scene.write_model("en-US", text);
        const ModelPlan plan = scene.plan();
        CAPTURE(told);
        REQUIRE(plan.problems.size() == 1);
        CHECK(plan.problems[0].find(told) != std::string::npos);
        CHECK(plan.problems[0].find('\n') == std::string::npos);
        CHECK(plan.changes.size() == 1);
    }
}

TEST_CASE("a new model needs a name that Alexa can be asked for") {
    const ModelScene scene;
    const std::pair<std::string, std::string> names[] = {
        {R"({"manifest": {}})", "en-US: there is no model yet, and skill.json has no name"},
        {R"({"manifest": {"publishingInformation": {"locales": {"en-US": {"name": "Quiz 2"}}}}})",
         "\"quiz 2\" is no invocation name: it has a digit"},
        {R"({"manifest": {"publishingInformation": {"locales": {"en-US": {"name": "Echo It"}}}}})",
         "it has the word \"echo\": give --invocation"}};
    for (const auto& [manifest, told] : names) {
        scene.write("skill.json", manifest);
        const ModelPlan plan = scene.plan();
        REQUIRE(plan.problems.size() == 1);
        CAPTURE(plan.problems[0]);
        CHECK(plan.problems[0].find(told) != std::string::npos);
        const ModelPlan named = scene.plan({.locales = {}, .invocation_name = "lamp quiz"});
        CHECK(named.problems.empty());
        CHECK(named.changes.front().after.find("\"lamp quiz\"") != std::string::npos);
    }
}

TEST_CASE("where nothing is sold, nothing is made, and where no package is, that is said") {
    const ask::tests::ScratchFolder folder;
    CHECK(open_model_package(folder.path() / "nowhere").error().context.find("no such") !=
          std::string::npos);
    CHECK(open_model_package(folder.path()).error().context.find("is no skill package") !=
          std::string::npos);
    folder.write("skill.json", "{}");
    const auto package = open_model_package(folder.path());
    REQUIRE(package);
    CHECK(plan_models(*package, {}).error().context.find("has no in-skill products") !=
          std::string::npos);
    const ModelScene scene;
    scene.write("skill.json", "{\n]");
    const auto plan = plan_models(scene.package(), {});
    REQUIRE_FALSE(plan);
    CHECK(plan.error().context.find("skill.json: line 2") != std::string::npos);
}

TEST_CASE("the package of the example lacks nothing") {
    const auto package = open_model_package(std::filesystem::path(SKILLD_SOURCE_DIR) / "config");
    REQUIRE(package);
    const auto plan = plan_models(*package, {});
    REQUIRE(plan);
    CHECK(plan->changes.size() == 3);
    for (const ModelChange& change : plan->changes) CHECK_FALSE(change.is_needed());
    for (const Finding& finding : check_models(*package, {})) FAIL_CHECK(finding.message);
}
