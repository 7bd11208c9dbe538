#include <catch2/catch_test_macros.hpp>
#include <string>

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
    folder.write("isps/entitlement/a.json", product("CONSUMABLE", "a"));
    folder.write("isps/entitlement/b.json", product("ENTITLEMENT", "b", "MAYBE"));
    folder.write("isps/entitlement/c.json", "{ not json");
    folder.write("isps/entitlement/d.json", R"({"type": "ENTITLEMENT", "referenceName": 7})");
    const auto products = load_products(folder.path());
    REQUIRE_FALSE(products);
    const std::string text = products.error().context;
    CHECK(contains(text, "a.json: /type: must be ENTITLEMENT"));
    CHECK(contains(text, "b.json: /purchasableState: must be"));
    CHECK(contains(text, "c.json: /: "));
    CHECK(contains(text, "line 1"));
    CHECK(contains(text, "d.json: /referenceName: must be a text"));
    CHECK(contains(text, "d.json: /: needs a member \"publishingInformation\""));
}

TEST_CASE("two product files with one reference name are refused") {
    const ScratchFolder folder;
    folder.write("isps/entitlement/a.json", product("ENTITLEMENT", "quest"));
    folder.write("isps/consumable/b.json", product("CONSUMABLE", "quest"));
    const auto products = load_products(folder.path());
    REQUIRE_FALSE(products);
    CHECK(contains(products.error().context, "is also the reference name of"));
}
