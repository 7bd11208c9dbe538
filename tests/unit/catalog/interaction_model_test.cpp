#include <catch2/catch_test_macros.hpp>
#include <string>

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
