#include <catch2/catch_test_macros.hpp>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "shop.hpp"
#include "simulator/certify/package_tests.hpp"

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

std::set<std::string> failing(const Json& manifest) {
    std::set<std::string> ids;
    for (const TestResult& test : judge_package(manifest, skill())) {
        if (test.verdict == Verdict::fail) ids.emplace(test.subject.id);
    }
    return ids;
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
        {english + "/description", "Go down into the caves.", "P3"},
        {german + "/description", "Geh in die Höhlen hinab.", "P3"},
        {english + "/examplePhrases", {"Alexa, ask caves to buy the quest"}, "P4"},
        {german + "/examplePhrases", {"Alexa, kaufe die Höhle"}, "P4"},
        {"/manifest/publishingInformation/testingInstructions", "Say hello.", "P5"},
    };
    CHECK(failing(good_manifest()).empty());
    for (const Row& row : rows) {
        INFO(row.pointer << " " << row.value);
        Json manifest = good_manifest();
        manifest[Json::json_pointer(row.pointer)] = row.value;
        CHECK(failing(manifest) == std::set{row.id});
    }
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
