#include <catch2/catch_test_macros.hpp>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "shop.hpp"
#include "simulator/certify/package_tests.hpp"
#include "support/scratch_folder.hpp"

using namespace ask;
using namespace ask::simulator;
using namespace ask::simulator::certify;

namespace {

SkillUnderTest skill() {
    return {.application_id = ApplicationId("amzn1.ask.skill.test"),
            .products = {ask::tests::product_file("quest", model::ProductType::entitlement)},
            .models = {}};
}

Json good_manifest() {
    return Json::parse(R"({"manifest": {
        "privacyAndCompliance": {"allowsPurchases": true},
        "publishingInformation": {
            "testingInstructions": "Say: open quest in English.",
            "locales": {
                "en-US": {"name": "Caves", "summary": "Go down.",
                          "description": "There are in-skill purchases.",
                          "examplePhrases": ["Alexa, open caves"]},
                "de-DE": {"name": "Höhlen", "summary": "Geh hinab.",
                          "description": "Es gibt In-Skill-Käufe.",
                          "examplePhrases": ["Alexa, öffne Höhlen"]}}}}})");
}

std::set<std::string> ids_with(Verdict verdict, const Json& manifest) {
    std::set<std::string> ids;
    for (const TestResult& test : judge_package(manifest, skill())) {
        if (test.verdict == verdict) ids.emplace(test.subject.id);
    }
    return ids;
}

std::set<std::string> failing(const Json& manifest) {
    return ids_with(Verdict::fail, manifest);
}

const std::string store = "/manifest/publishingInformation";

Json with(const std::string& pointer, const Json& value) {
    Json manifest = good_manifest();
    manifest[Json::json_pointer(store + pointer)] = value;
    return manifest;
}

std::string advice_on(const std::string& pointer, const Json& value) {
    const Json manifest = with(pointer, value);
    CHECK(failing(manifest).empty());
    std::string text;
    for (const TestResult& test : judge_package(manifest, skill())) {
        if (test.verdict != Verdict::advice) continue;
        text += std::string(test.subject.id) + ": " + test.findings.front().text;
    }
    return text;
}

}    // namespace

TEST_CASE("a manifest with one thing wrong fails the test that is about it") {
    struct Row {
        std::string pointer;
        Json value;
        std::string id;
    };
    const std::string english = "/manifest/publishingInformation/locales/en-US";
    const std::string german = "/manifest/publishingInformation/locales/de-DE";
    const std::vector<Row> rows{
        {"/manifest/privacyAndCompliance/allowsPurchases", false, "P1"},
        {english + "/description", "In-skill purchases, only $1.99.", "P2"},
        {german + "/summary", "Nur 1,99 Euro.", "P2"},
        {english + "/description", "", "P3"},
        {english + "/examplePhrases", {"Alexa, ask caves to buy the quest"}, "P4"},
        {german + "/examplePhrases", {"Alexa, kaufe die Höhle"}, "P4"},
        {"/manifest/publishingInformation/testingInstructions", "", "P5"},
    };
    CHECK(failing(good_manifest()).empty());
    for (const Row& row : rows) {
        INFO(row.pointer << " " << row.value);
        Json manifest = good_manifest();
        manifest[Json::json_pointer(row.pointer)] = row.value;
        CHECK(failing(manifest) == std::set{row.id});
    }
}

TEST_CASE("what words alone tell is advice, with what was found") {
    const std::string english = "/locales/en-US/description";
    const std::string german = "/locales/de-DE/description";
    CHECK(advice_on(english, "Go down into the caves.") ==
          "P3: en-US: no word of in-skill purchases was recognised in description");
    CHECK(advice_on(german, "Geh in die Höhlen hinab.").starts_with("P3: de-DE: no word"));
    CHECK(advice_on(english, "Caves! Buy the Deep Quest now! It is deep.") ==
          "P3: en-US: description calls to buy: \"Buy the Deep Quest now!\"");
    CHECK(advice_on(english, "Purchases are possible.\nSubscribe to the club.") ==
          "P3: en-US: description calls to buy: \"Subscribe to the club.\"");
    CHECK(advice_on(german, "Es gibt In-Skill-Käufe. Kaufen Sie die Höhle!").starts_with("P3"));
    CHECK(advice_on("/testingInstructions", "Say hello.") ==
          "P5: testingInstructions do not name quest");
}

TEST_CASE("to say that something can be bought is no call to buy it") {
    for (const char* text : {"You can buy more caves while you play.",
                             "There are in-skill purchases.", "More caves are premium content."}) {
        INFO(text);
        CHECK(advice_on("/locales/en-US/description", text).empty());
    }
    CHECK(failing(with("/locales/en-US/examplePhrases", {"Alexa, ask caves to sort them in order"}))
              .empty());
}

TEST_CASE("instructions may call a product by a part of its name, which is shown") {
    SkillUnderTest hints = skill();
    for (auto& [locale, text] : hints.products.front().texts) text.name = "Five-Hint Pack";
    Json manifest = with("/testingInstructions", "Ask for the hint pack.");
    const auto results = judge_package(manifest, hints);
    const TestResult& p5 = results.at(4);
    CHECK(p5.verdict == Verdict::advice);
    CHECK(p5.findings.front().text ==
          "testingInstructions do not name quest; of its name they say \"hint pack\"");
}

TEST_CASE("a manifest that is not there is nothing to read, one that is broken is told of") {
    const ask::tests::ScratchFolder folder;
    const auto none = read_manifest(folder.path());
    REQUIRE(none);
    CHECK(none->is_null());
    folder.write("skill.json", "{\n  \"manifest\": {,}\n}");
    const auto broken = read_manifest(folder.path());
    REQUIRE_FALSE(broken);
    CHECK(broken.error().code == errors::invalid);
    CHECK(broken.error().context.find("skill.json: line 2, column 16") != std::string::npos);
    folder.write("skill.json", "[]");
    CHECK(read_manifest(folder.path()).error().context.ends_with("must be a JSON object"));
}

TEST_CASE("the manifest of a project is that of the package in it") {
    const ask::tests::ScratchFolder folder;
    folder.write("skill-package/skill.json", R"({"manifest": {}})");
    const auto manifest = read_manifest(folder.path());
    REQUIRE(manifest);
    CHECK(manifest->contains("manifest"));
}

TEST_CASE("without a manifest its tests are not run") {
    for (const TestResult& test : judge_package(nullptr, skill())) {
        const bool is_for_eyes = test.subject.id == "P6";
        CHECK(test.verdict == (is_for_eyes ? Verdict::for_a_person : Verdict::not_run));
    }
}

TEST_CASE("a manifest of odd shapes harms nobody") {
    for (const char* text :
         {"{}", R"({"manifest": []})",
          R"({"manifest": {"publishingInformation": {"locales": [1]}}})",
          R"({"manifest": {"publishingInformation": {"locales": {"en-US": 1}}}})",
          R"({"manifest": {"publishingInformation": {"locales": {"en-US":
                                 {"examplePhrases": [7, null]}}}}})"}) {
        CHECK(judge_package(Json::parse(text), skill()).size() == 6);
    }
}

TEST_CASE("a skill is called as the store calls it in the language at hand") {
    CHECK(name_in_store(good_manifest(), Locale("de-DE")) == "Höhlen");
    CHECK_FALSE(name_in_store(good_manifest(), Locale("ja-JP")).empty());
    CHECK(name_in_store(nullptr, Locale("en-US")).empty());
}
