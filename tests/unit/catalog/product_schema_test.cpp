#include <algorithm>
#include <catch2/catch_test_macros.hpp>

#include "catalog/json_schema.hpp"
#include "catalog/marketplaces.hpp"
#include "core/text_file.hpp"
#include "product_scene.hpp"

using namespace ask;
using namespace ask::tests;
using catalog::JsonSchema;
using catalog::SchemaKeyword;

namespace {

Json schema_of_products() {
    const auto file = read_text_file(std::filesystem::path(SKILLD_SOURCE_DIR) /
                                     "config/schemas/in-skill-product.schema.json");
    return Json::parse(file.value());
}

// Every part of a schema that is for a value, by its place.
void collect_parts(const Json& part, const std::string& place, Json& parts) {
    if (!part.is_object()) return;
    if (part.contains("type") && part.at("type").is_string()) parts[place] = part;
    for (const auto& [name, inner] : part.items()) {
        if (name != "examples") collect_parts(inner, place + "/" + name, parts);
    }
}

}    // namespace

TEST_CASE("every value of the schema has a title and a description for editors") {
    Json parts = Json::object();
    collect_parts(schema_of_products(), "", parts);
    CHECK(parts.size() > 30);
    for (const auto& [place, part] : parts.items()) {
        INFO(place);
        CHECK(part.contains("title"));
        CHECK(part.contains("description"));
        const bool is_plain = part.at("type") == "string" || part.at("type") == "number";
        if (is_plain) CHECK((part.contains("examples") || part.contains("enum")));
    }
}

TEST_CASE("the schema lists the locales, marketplaces and currencies of the sale table") {
    const Json schema = schema_of_products();
    const Json& publishing = schema.at("definitions").at("publishingInformation").at("properties");
    Json locales = Json::array();
    for (const auto& one : catalog::sale_locales()) locales.push_back(one.name);
    CHECK(publishing.at("locales").at("propertyNames").at("enum") == locales);
    Json names = Json::array();
    const Json::json_pointer listing(
        "/definitions/marketplacePrice/properties/defaultPriceListing");
    const Json& currencies = schema.at(listing / "properties" / "currency" / "enum");
    for (const auto& one : catalog::marketplaces()) {
        names.push_back(one.name);
        CHECK(std::ranges::find(currencies, Json(one.currency)) != currencies.end());
    }
    CHECK(publishing.at("pricing").at("propertyNames").at("enum") == names);
}

TEST_CASE("each keyword that a value breaks is told by its kind and place") {
    JsonSchema schema(Json::parse(R"({"type": "object", "required": ["it's"], "minProperties": 2,
        "additionalProperties": false, "properties": {
        "it's": {"type": "string", "minLength": 2, "maxLength": 3, "enum": ["ab", "x", "abcd"]},
        "list": {"type": "array", "minItems": 1, "maxItems": 2,
                 "items": {"$ref": "#/definitions/n"}},
        "a/b]": {"type": "integer"}},
        "definitions": {"n": {"type": "number", "minimum": 1, "exclusiveMaximum": 5}}})"));
    struct Row {
        const char* value;
        SchemaKeyword keyword;
        const char* pointer;
    };
    for (const auto& [value, keyword, pointer] :
         {Row{R"({"list": [1], "a/b]": 1})", SchemaKeyword::required, ""},
          Row{R"({"it's": "ab"})", SchemaKeyword::fewest, ""},
          Row{R"({"it's": 7, "list": [1]})", SchemaKeyword::type, "/it's"},
          Row{R"({"it's": "xy", "list": [1]})", SchemaKeyword::one_of_these, "/it's"},
          Row{R"({"it's": "x", "list": [1]})", SchemaKeyword::shortest, "/it's"},
          Row{R"({"it's": "abcd", "list": [1]})", SchemaKeyword::longest, "/it's"},
          Row{R"({"it's": "ab", "list": []})", SchemaKeyword::fewest, "/list"},
          Row{R"({"it's": "ab", "list": [1, 2, 3]})", SchemaKeyword::most, "/list"},
          Row{R"({"it's": "ab", "list": [1, 0]})", SchemaKeyword::range, "/list/1"},
          Row{R"({"it's": "ab", "list": [1, 5]})", SchemaKeyword::range, "/list/1"},
          Row{R"({"it's": "ab", "a/b]": "1"})", SchemaKeyword::type, "/a~1b]"}}) {
        INFO(value);
        const auto faults = schema.check(Json::parse(value));
        const auto found = std::ranges::find(faults, keyword, &catalog::SchemaFault::keyword);
        REQUIRE(found != faults.end());
        CHECK(found->pointer == pointer);
        CHECK(schema.part_for(pointer) != nullptr);
    }
    CHECK(schema.check(Json::parse(R"({"it's": "ab", "list": [1, 4.5]})")).empty());
    CHECK(schema.check(Json::parse(R"({"list": [1], "a/b]": 1})")).at(0).detail == "it's");
}

TEST_CASE("all members that a schema does not know are told, not the first alone") {
    const JsonSchema schema(schema_of_products());
    Json product = right_product();
    product["x"] = 1;
    product["y/z"] = Json::object();
    product["publishingInformation"]["locales"]["en-US"]["title"] = "x";
    CHECK(schema.unknown_members(product) ==
          std::vector<std::string>{"/publishingInformation/locales/en-US/title", "/x", "/y~1z"});
}

TEST_CASE("what a schema leaves to rules is not held against values") {
    JsonSchema schema(Json::parse(R"({"pattern": "^(a+)+$", "allOf": [{"type": "number"}]})"));
    CHECK(schema.check(std::string(1'000'000, 'a') + "!").empty());
}
