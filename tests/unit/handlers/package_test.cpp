#include <catch2/catch_test_macros.hpp>
#include <fstream>
#include <regex>
#include <set>

#include "handlers/content.hpp"
#include "handlers/skill.hpp"
#include "model/json.hpp"

namespace fs = std::filesystem;
using ask::Json;

namespace {

const fs::path config = fs::path(SKILLD_SOURCE_DIR) / "config";
const fs::path package = config / "skill-package";

Json read(const fs::path& file) {
    std::ifstream in(file);
    return Json::parse(in);
}

const char* const locales[] = {"en-US", "en-GB", "de-DE"};

Json model_of(const std::string& locale) {
    const fs::path file = package / "interactionModels/custom" / (locale + ".json");
    return read(file).at("interactionModel").at("languageModel");
}

std::set<std::string> handled_intents() {
    std::set<std::string> names;
    const auto registry = handlers::make_skill(config);
    if (!registry) throw std::runtime_error(registry.error().context);
    for (const auto& route : registry->routes()) {
        if (route.key.starts_with("intent ")) names.insert(route.key.substr(7));
    }
    return names;
}

std::set<std::string> ids_of(const Json& model, const std::string& type) {
    std::set<std::string> ids;
    for (const Json& one : model.at("types")) {
        if (one.at("name") != type) continue;
        for (const Json& value : one.at("values")) ids.insert(value.at("id"));
    }
    return ids;
}

std::set<std::string> product_names() {
    std::set<std::string> names;
    for (const auto& entry : fs::recursive_directory_iterator(package / "isps")) {
        if (entry.path().extension() == ".json")
            names.insert(read(entry.path()).at("referenceName"));
    }
    return names;
}

}    // namespace

TEST_CASE("the registry is complete") {
    const auto registry = handlers::make_skill(config);
    REQUIRE(registry);
    CHECK(registry->problems().empty());
}

TEST_CASE("every intent of a model is handled, and every intent handled is in each model") {
    for (const char* locale : locales) {
        std::set<std::string> modelled;
        const Json model = model_of(locale);
        for (const Json& intent : model.at("intents")) modelled.insert(intent.at("name"));
        CAPTURE(locale);
        CHECK(modelled == handled_intents());
    }
}

TEST_CASE("sample utterances keep Alexa's rules and belong to one intent only") {
    const std::regex shape(
        "^(\\{[A-Za-z]+\\}|[a-zäöüß]+(['’.][a-zäöüß]+)*)"
        "( (\\{[A-Za-z]+\\}|[a-zäöüß]+(['’.][a-zäöüß]+)*))*$");
    for (const char* locale : locales) {
        std::set<std::string> seen;
        const Json model = model_of(locale);
        for (const Json& intent : model.at("intents")) {
            for (const Json& sample : intent.at("samples")) {
                CAPTURE(locale, sample.get<std::string>());
                CHECK(std::regex_match(sample.get<std::string>(), shape));
                CHECK(seen.insert(sample).second);
            }
        }
    }
}

TEST_CASE("slots are declared where samples use them") {
    for (const char* locale : locales) {
        const Json model = model_of(locale);
        for (const Json& intent : model.at("intents")) {
            std::set<std::string> slots;
            for (const Json& slot : intent.value("slots", Json::array())) {
                slots.insert("{" + slot.at("name").get<std::string>() + "}");
            }
            for (const Json& sample : intent.at("samples")) {
                const std::string text = sample;
                const auto open = text.find('{');
                if (open == std::string::npos) continue;
                CAPTURE(locale, text);
                CHECK(slots.contains(text.substr(open, text.find('}') - open + 1)));
            }
        }
    }
}

TEST_CASE("slot values are the products and the adventures") {
    const auto content = handlers::load_content(config);
    REQUIRE(content);
    std::set<std::string> adventures;
    for (const auto& adventure : content->adventures.all()) adventures.insert(adventure.id);
    for (const char* locale : locales) {
        CAPTURE(locale);
        CHECK(ids_of(model_of(locale), "LIST_OF_PRODUCT_NAMES") == product_names());
        CHECK(ids_of(model_of(locale), "ADVENTURE_NAMES") == adventures);
    }
}

TEST_CASE("customers can ask what they can buy in each language") {
    for (const char* locale : locales) {
        const std::string wanted =
            std::string(locale) == "de-DE" ? "was kann ich kaufen" : "what can i buy";
        bool found = false;
        const Json model = model_of(locale);
        for (const Json& intent : model.at("intents")) {
            for (const Json& sample : intent.at("samples")) {
                if (sample == wanted) found = intent.at("name") == "WhatCanIBuyIntent";
            }
        }
        CHECK(found);
    }
}

TEST_CASE("the manifest allows purchases and subscribes to the skill's events") {
    const Json manifest = read(package / "skill.json").at("manifest");
    CHECK(manifest.at("privacyAndCompliance").at("allowsPurchases") == true);
    CHECK(manifest.at("events").at("subscriptions").size() == 2);
    for (const char* locale : locales) {
        CHECK(manifest.at("publishingInformation").at("locales").contains(locale));
        CHECK(manifest.at("privacyAndCompliance").at("locales").contains(locale));
    }
}
