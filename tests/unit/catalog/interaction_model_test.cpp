#include <catch2/catch_test_macros.hpp>
#include <string>
#include <vector>

#include "catalog/interaction_model.hpp"
#include "support/scratch_folder.hpp"

namespace {

using ask::catalog::load_interaction_model;
using ask::tests::ScratchFolder;

std::string model(const std::string& intents) {
    return R"({"interactionModel": {"languageModel": {"invocationName": "cave explorer",
        "intents": )" +
           intents + R"(,
        // what can be bought
        "types": [{"name": "PRODUCTS", "values": [
            {"id": "cave_quest", "name": {"value": "Cave Quest", "synonyms": ["the cave"]}},
            {"name": {"value": "Club"}}]}]}, "prompts": []}})";
}

}    // namespace

TEST_CASE("an interaction model gives intents with samples and slots, and types with values") {
    const ScratchFolder folder;
    const auto file = folder.write("en-US.json", model(R"([{"name": "AMAZON.HelpIntent"},
        {"name": "BuyIntent", "samples": ["buy {Product}"],
         "slots": [{"name": "Product", "type": "PRODUCTS"}]}])"));
    const auto loaded = load_interaction_model(file);
    REQUIRE(loaded);
    CHECK(loaded->invocation_name == "cave explorer");
    REQUIRE(loaded->find_intent("BuyIntent"));
    CHECK(loaded->find_intent("BuyIntent")->samples.front() == "buy {Product}");
    CHECK(loaded->find_intent("BuyIntent")->slots.front().type == "PRODUCTS");
    REQUIRE(loaded->find_type("PRODUCTS"));
    CHECK(loaded->find_type("PRODUCTS")->values.front().id == "cave_quest");
    CHECK(loaded->find_type("PRODUCTS")->values.back().id.empty());
    CHECK_FALSE(loaded->find_intent("NoIntent"));
}

TEST_CASE("an interaction model that contradicts itself is refused with file and pointer") {
    const ScratchFolder folder;
    const auto file = folder.write("en-US.json", model(R"([
        {"name": "BuyIntent", "samples": ["buy {Produkt}", "buy {Product"],
         "slots": [{"name": "Product", "type": "UNDEFINED"}]}])"));
    const auto loaded = load_interaction_model(file);
    REQUIRE_FALSE(loaded);
    const std::string text = loaded.error().context;
    CHECK(text.find("/intents/0/samples/0: names a slot {Produkt}") != std::string::npos);
    CHECK(text.find("/intents/0/samples/1: has a brace") != std::string::npos);
    CHECK(text.find("UNDEFINED, which is not defined") != std::string::npos);
}

TEST_CASE("an interaction model without its parts says which one is missing") {
    const ScratchFolder folder;
    const auto file = folder.write("x.json", R"({"interactionModel": {"languageModel": {}}})");
    const auto loaded = load_interaction_model(file);
    REQUIRE_FALSE(loaded);
    CHECK(loaded.error().context.find("needs a member \"invocationName\"") != std::string::npos);
    CHECK(loaded.error().context.find("needs a member \"intents\"") != std::string::npos);
    CHECK(load_interaction_model(folder.path() / "y.json").error().code == ask::errors::not_found);
}

TEST_CASE("an interaction model is read in each of the forms that people have") {
    const ScratchFolder folder;
    const std::string language = R"({"invocationName": "x", "intents": [
        {"name": "AIntent", "samples": null, "slots": null}], "types": null})";
    for (const std::string& text :
         {language, R"({"languageModel": )" + language + "}", "\xEF\xBB\xBF" + language,
          R"({"interactionModel": {"languageModel": )" + language + R"(, "dialog": null}})"}) {
        INFO(text);
        const auto loaded = load_interaction_model(folder.write("en-US.json", text));
        REQUIRE(loaded);
        CHECK(loaded->find_intent("AIntent"));
    }
}

TEST_CASE(
    "slots tell their own samples, whether they take several, and whether they are asked for") {
    const ScratchFolder folder;
    const auto loaded = load_interaction_model(folder.write("en-US.json", R"({"interactionModel": {
        "languageModel": {"invocationName": "x", "types": [{"name": "T", "values": [
            {"id": null, "name": {"value": "one", "synonyms": null}}]},
            {"name": "LIVE", "valueSupplier": {"type": "CatalogValueSupplier"}}],
        "intents": [{"name": "BuyIntent", "slots": [
            {"name": "A", "type": "T", "samples": ["the {A}"], "multipleValues": {"enabled": true}},
            {"name": "B", "type": "LIVE"}]}]},
        "dialog": {"intents": [{"name": "BuyIntent", "slots": [
            {"name": "A", "elicitationRequired": true}]}]}}})"));
    REQUIRE(loaded);
    const auto& slots = loaded->find_intent("BuyIntent")->slots;
    CHECK(slots[0].samples == std::vector<std::string>{"the {A}"});
    CHECK(slots[0].takes_several);
    CHECK_FALSE(slots[1].takes_several);
    CHECK(loaded->can_elicit("BuyIntent", "A"));
    CHECK_FALSE(loaded->can_elicit("BuyIntent", "B"));
    CHECK_FALSE(loaded->can_elicit("SellIntent", "A"));
}

TEST_CASE("what is declared twice is told with its place") {
    const ScratchFolder folder;
    const auto loaded = load_interaction_model(folder.write("x.json", R"({"invocationName": "x",
        "types": [{"name": "T"}, {"name": "T"}],
        "intents": [{"name": "AIntent", "slots": [{"name": "S", "type": "T"},
                                                  {"name": "S", "type": "T"}]},
                    {"name": "AIntent"}]})"));
    REQUIRE_FALSE(loaded);
    const std::string text = loaded.error().context;
    CHECK(text.find("/types/1: declares T a second time") != std::string::npos);
    CHECK(text.find("/intents/0/slots/1: declares S a second time") != std::string::npos);
    CHECK(text.find("/intents/1: declares AIntent a second time") != std::string::npos);
}

TEST_CASE("a file that is no JSON gives one line with its place or with what it is") {
    const ScratchFolder folder;
    const auto told = [&](const std::string& bytes) {
        const auto loaded = load_interaction_model(folder.write("x.json", bytes));
        REQUIRE_FALSE(loaded);
        CHECK(loaded.error().context.find("x.json") != std::string::npos);
        CHECK(loaded.error().context.find('\n') == std::string::npos);
        return loaded.error().context;
    };
    CHECK(told("{\n  \"a\": }").find(": line 2, column 8: ") != std::string::npos);
    CHECK(told("{\"a\": \"\xE4\"}").find("line 1") != std::string::npos);
    CHECK(told(std::string("\xFF\xFE{\0", 4)).find("UTF-16: save it as UTF-8") !=
          std::string::npos);
    CHECK(told(std::string("{\0}\0", 4)).find("save it as UTF-8") != std::string::npos);
    CHECK(told("").find("line 1") != std::string::npos);
    CHECK(told("[]").find("must be an object") != std::string::npos);
    CHECK(told(std::string((16U << 20U) + 1, ' ')).find("is larger than") != std::string::npos);
}
