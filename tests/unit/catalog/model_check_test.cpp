#include <catch2/catch_test_macros.hpp>
#include <filesystem>
#include <set>
#include <string>

#include "model_scene.hpp"

using namespace ask::catalog;
using ask::tests::ModelScene;
using ask::tests::with;

namespace {

std::set<std::string> rules_in(const std::vector<Finding>& findings) {
    std::set<std::string> rules;
    for (const Finding& finding : findings) rules.insert(finding.rule);
    return rules;
}

}    // namespace

TEST_CASE("a finding tells its file, pointer, line, column and remedy") {
    const ModelScene scene;
    const std::string text = scene.generate().front();
    scene.write_model("en-US", with(text, {"\"buy {ProductName}\"", "\"buy {Product}\""}));
    const auto findings = scene.check();
    REQUIRE(findings.size() == 1);
    const Finding& finding = findings.front();
    CHECK(finding.file.ends_with("interactionModels/custom/en-US.json"));
    CHECK(finding.pointer == "/interactionModel/languageModel/intents/6/samples/2");
    CHECK(finding.line == 56);
    CHECK(finding.column == 13);
    CHECK(finding.rule == "sample-slot-undefined");
    CHECK(finding.severity == Severity::error);
    CHECK(finding.message.find("\"Product\", which \"BuyIntent\" has not") != std::string::npos);
    CHECK_FALSE(finding.remedy.empty());
}

TEST_CASE("a file that is no model is one finding with its place") {
    const std::pair<std::string, std::string> bad[] = {
        {"{\n \"a\" }", "json-syntax"},
        {"{\"a\": 1,\n\"a\": 2}", "json-repeated-key"},
        {"{\n\"a\": \"\xE4\"}", "json-encoding"},
        {std::string("{\0}\0", 4), "json-encoding"},
        {std::string(300, '['), "json-depth"},
        {std::string((16U << 20U) + 1, ' '), "file-too-large"},
        {R"({"intents": [], "inputTypes": []})", "model-format"},
        {R"({"interactionModel": []})", "model-shape"}};
    for (const auto& [text, rule] : bad) {
        const ModelScene scene;
        scene.write_model("en-US", text);
        const auto findings = scene.check();
        CAPTURE(rule);
        REQUIRE(findings.size() == 1);
        CHECK(findings.front().rule == rule);
        CHECK(findings.front().severity == Severity::error);
        CHECK(findings.front().line == (text.find('\n') == std::string::npos ? 1 : 2));
    }
}

TEST_CASE("a model that is a folder or a pipe is not opened") {
    const ModelScene scene;
    scene.write("interactionModels/custom/x", "");
    std::filesystem::create_symlink(scene.path() / "nowhere",
                                    scene.path() / "interactionModels/custom/en-US.json");
    CHECK(rules_in(scene.check()) == std::set<std::string>{"file-unreadable"});
}

TEST_CASE("a locale in which something is sold needs a model") {
    const ModelScene scene({"en-US", "de-DE"});
    scene.generate();
    std::filesystem::remove(scene.path() / "interactionModels/custom/de-DE.json");
    const auto findings = scene.check();
    REQUIRE(findings.size() == 1);
    CHECK(findings.front().rule == "model-missing");
    CHECK(findings.front().file.ends_with("custom/de-DE.json"));
    CHECK(scene.check({.locales = {"en-US"}, .handled = {}}).empty());
    CHECK(rules_in(scene.check({.locales = {"it-IT"}, .handled = {}})).contains("model-missing"));
}

TEST_CASE("a product that is not sold in a locale is not named there") {
    const ModelScene scene;
    const std::string text = scene.generate().front();
    scene.write_model("en-GB", text);
    CHECK(rules_in(scene.check()) == std::set<std::string>{"value-not-sold-here"});
}

TEST_CASE("where nothing is sold, no purchase intent is asked for") {
    const ask::tests::ScratchFolder folder;
    folder.write("models/en-AU.json", R"({"interactionModel": {"languageModel": {
        "invocationName": "bright lantern", "intents": [
        {"name": "AMAZON.HelpIntent"}, {"name": "AMAZON.StopIntent"},
        {"name": "AMAZON.CancelIntent"}, {"name": "AMAZON.NavigateHomeIntent"}]}}})");
    const auto package = open_model_package(folder.path());
    REQUIRE(package);
    CHECK(package->models.size() == 1);
    CHECK(check_models(*package, {}).empty());
}

TEST_CASE("models and the skill's code are held against each other") {
    const ModelScene scene;
    scene.generate();
    std::set<std::string> handled{"AMAZON.HelpIntent",
                                  "AMAZON.StopIntent",
                                  "AMAZON.CancelIntent",
                                  "AMAZON.FallbackIntent",
                                  "AMAZON.NavigateHomeIntent",
                                  "WhatCanIBuyIntent",
                                  "BuyIntent",
                                  "ProductDetailIntent",
                                  "RefundSkillItemIntent",
                                  "CancelSubscriptionIntent",
                                  "InventoryIntent"};
    CHECK(scene.check({.locales = {}, .handled = handled}).empty());
    handled.erase("BuyIntent");
    handled.insert("PlayIntent");
    const auto findings = scene.check({.locales = {}, .handled = handled});
    CHECK(rules_in(findings) ==
          std::set<std::string>{"intent-without-handler", "handler-without-intent"});
    CHECK(findings.front().pointer == "/interactionModel/languageModel/intents");
}

TEST_CASE("a file that is not called after a locale, and one that is too large, are told") {
    const ModelScene scene;
    const std::string text = scene.generate().front();
    scene.write_model("english", text);
    CHECK(rules_in(scene.check({.locales = {"english"}, .handled = {}})).contains("model-locale"));
    std::string intents;
    for (char first = 'A'; first <= 'P'; ++first) {
        for (char second = 'a'; second <= 'p'; ++second) {
            const std::string name{first, second};
            intents += R"({"name": ")" + name + R"(", "samples": ["say )" + name + R"("]},)";
        }
    }
    const std::string at = "\"intents\": [";
    scene.write_model("en-US", with(text, {at, at + intents}));
    const auto rules = rules_in(scene.check({.locales = {"en-US"}, .handled = {}}));
    CHECK(rules == std::set<std::string>{"model-limits"});
}

TEST_CASE("of a rule that is broken everywhere a hundred places are told") {
    const ModelScene scene;
    std::string samples;
    for (int i = 0; i < 150; ++i) samples += "\"" + std::to_string(i) + "\",";
    const std::string text = scene.generate().front();
    scene.write_model("en-US",
                      with(text, {"\"what can i buy\",", samples + "\"what can i buy\","}));
    const auto findings = scene.check();
    CHECK(findings.size() == 101);
    CHECK(findings.back().message == "is broken 50 times more in this file");
}
