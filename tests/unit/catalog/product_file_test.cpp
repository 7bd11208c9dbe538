#include <catch2/catch_test_macros.hpp>
#include <string>
#include <utility>

#include "catalog/product_file.hpp"
#include "support/scratch_folder.hpp"

namespace {

using ask::catalog::load_products;
using ask::tests::ScratchFolder;

std::string product(const std::string& type, const std::string& reference_name,
                    const std::string& state = "PURCHASABLE") {
    return R"({"version": "1.0", "type": ")" + type + R"(", "referenceName": ")" + reference_name +
           R"(", "purchasableState": ")" + state + R"(",
        "publishingInformation": {"locales": {
            "en-US": {"name": "Cave Quest", "summary": "Five adventures."},
            "de-DE": {"name": "Höhlenreise", "summary": "Fünf Abenteuer."}}}})";
}

bool contains(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

}    // namespace

TEST_CASE("product files of all three folders are loaded, sorted by reference name") {
    const ScratchFolder folder;
    folder.write("isps/subscription/club.json", product("SUBSCRIPTION", "club"));
    folder.write("isps/entitlement/quest.json", product("ENTITLEMENT", "quest", "NOT_PURCHASABLE"));
    folder.write("isps/consumable/hints.json", product("CONSUMABLE", "hints"));
    folder.write("isps/consumable/notes.txt", "not a product");
    const auto products = load_products(folder.path());
    REQUIRE(products);
    REQUIRE(products->size() == 3);
    CHECK((*products)[0].reference_name.text() == "club");
    CHECK((*products)[1].type == ask::model::ProductType::consumable);
    CHECK((*products)[1].purchasable);
    CHECK_FALSE((*products)[2].purchasable);
    CHECK((*products)[2].texts.at(ask::Locale("de-DE")).name == "Höhlenreise");
}

TEST_CASE("a package without products sells nothing, a missing package is an error") {
    const ScratchFolder folder;
    CHECK(load_products(folder.path())->empty());
    CHECK(load_products(folder.path() / "nowhere").error().code == ask::errors::not_found);
}

TEST_CASE("every fault of every product file is told with its file and pointer") {
    const ScratchFolder folder;
    folder.write("isps/entitlement/a.json", product("GIFT", "a"));
    folder.write("isps/entitlement/b.json", product("ENTITLEMENT", "b", "MAYBE"));
    folder.write("isps/entitlement/c.json", "{ not json");
    folder.write("isps/entitlement/d.json", R"({"type": "ENTITLEMENT", "referenceName": 7})");
    const auto products = load_products(folder.path());
    REQUIRE_FALSE(products);
    const std::string text = products.error().context;
    CHECK(contains(text, "a.json: /type: must be ENTITLEMENT, CONSUMABLE or SUBSCRIPTION"));
    CHECK(contains(text, "b.json: /purchasableState: must be"));
    CHECK(contains(text, "c.json: /: "));
    CHECK(contains(text, "line 1, column 4"));
    CHECK(contains(text, "d.json: /referenceName: must be a text"));
    CHECK(contains(text, "d.json: /: needs a member \"publishingInformation\""));
}

TEST_CASE("what products check takes is loaded: wrappers, few members, another folder") {
    const ScratchFolder folder;
    folder.write("isps/entitlement/wrapped.json",
                 R"({"vendorId": "M1", "inSkillProductDefinition": )" +
                     product("ENTITLEMENT", "wrapped") + "}");
    folder.write("isps/entitlement/short.json",
                 R"({"type": "CONSUMABLE", "referenceName": "short", "purchasableState": null,
                     "publishingInformation": {"locales": {"en-US": {"name": "Short"}}}})");
    const auto products = load_products(folder.path());
    REQUIRE(products);
    REQUIRE(products->size() == 2);
    const auto& few = (*products)[0];
    const auto& wrapped = (*products)[1];
    CHECK(few.type == ask::model::ProductType::consumable);
    CHECK(few.purchasable);
    CHECK(few.texts.at(ask::Locale("en-US")).summary.empty());
    CHECK(wrapped.texts.at(ask::Locale("de-DE")).name == "Höhlenreise");
}

TEST_CASE("what products check calls no product is not loaded either") {
    const std::pair<std::string, std::string> bad[] = {
        {"// ours\n" + product("ENTITLEMENT", "a"), "/: line 1, column 1: has a comment"},
        {R"({"type": "ENTITLEMENT", "type": "CONSUMABLE"})", "/type: stands twice"},
        {R"({"interactionModel": {}})", "/: is no in-skill product"},
        {R"({"inSkillProductDefinition": 7})", "/: is no in-skill product"},
        {R"({"inSkillProductDefinition": {"type": "GIFT"}})",
         "/inSkillProductDefinition/type: must be ENTITLEMENT"},
        {product("ENTITLEMENT", ""), "/referenceName: must not be empty"},
        {R"({"type": "ENTITLEMENT", "referenceName": "a",
             "publishingInformation": {"locales": {"en-US": {}}}})",
         "/publishingInformation/locales/en-US: needs a member \"name\""},
        {R"({"type": "ENTITLEMENT", "referenceName": "a",
             "publishingInformation": {"locales": []}})",
         "/publishingInformation/locales: needs at least one locale"}};
    for (const auto& [text, told] : bad) {
        const ScratchFolder folder;
        folder.write("isps/entitlement/a.json", text);
        const auto products = load_products(folder.path());
        REQUIRE_FALSE(products);
        INFO(products.error().context);
        CHECK(contains(products.error().context, "a.json: " + told));
        CHECK(products.error().code == ask::errors::invalid);
    }
}

TEST_CASE("two product files with one reference name are refused") {
    const ScratchFolder folder;
    folder.write("isps/entitlement/a.json", product("ENTITLEMENT", "quest"));
    folder.write("isps/consumable/b.json", product("CONSUMABLE", "quest"));
    const auto products = load_products(folder.path());
    REQUIRE_FALSE(products);
    CHECK(contains(products.error().context, "is also the reference name of"));
}
