#include "catalog/product_check.hpp"

#include <catch2/catch_test_macros.hpp>

#include "product_scene.hpp"

using namespace ask;
using namespace ask::tests;
using catalog::check_products;
using catalog::Severity;

namespace {

namespace fs = std::filesystem;

const std::string texts = "/publishingInformation/locales/en-US";

// As Amazon's own example files are: dates without seconds, a price below the least, icons and
// policies left to be replaced, spaces before a text, a price for a country that is not named.
Json example_of_amazons() {
    Json product = changed(right_product(), "/type", R"("CONSUMABLE")");
    auto& publishing = product["publishingInformation"];
    publishing["locales"]["en-US"]["summary"] = "  Five hints";
    publishing["locales"]["en-US"]["smallIconUri"] = "small-icon-uri";
    publishing["locales"]["en-US"]["largeIconUri"] = "large-icon-uri";
    publishing["locales"]["en-GB"] = publishing["locales"]["en-US"];
    publishing["pricing"]["amazon.com"]["releaseDate"] = "2018-12-28T01:25Z";
    publishing["pricing"]["amazon.co.uk"] = Json::parse(R"({"releaseDate": "2018-12-28T01:25Z",
        "defaultPriceListing": {"price": 0.54, "currency": "GBP"}})");
    for (const char* locale : {"en-US", "en-GB"}) {
        product["privacyAndCompliance"]["locales"][locale]["privacyPolicyUrl"] =
            "url-to-privacy-policy";
    }
    return product;
}

std::size_t errors_in(const std::vector<catalog::Finding>& findings) {
    return catalog::count_findings(findings, Severity::error);
}

std::string repeated(std::string_view character, std::size_t times) {
    std::string text;
    for (std::size_t i = 0; i < times; ++i) text += character;
    return "\"" + text + "\"";
}

}    // namespace

TEST_CASE("the example skill's products are clean") {
    const auto check = check_products({fs::path(SKILLD_SOURCE_DIR) / "config/skill-package/isps"});
    REQUIRE(check);
    CHECK(check->files == 3);
    CHECK(text_of(check->findings).empty());
}

TEST_CASE("a file as Amazon's own examples are passes with warnings only") {
    const ProductScene scene;
    scene.product(example_of_amazons(), "isps/consumable/cave_quest.json");
    const auto findings = scene.check();
    INFO(text_of(findings));
    CHECK(errors_in(findings) == 0);
    for (const char* rule : {"placeholder", "price-too-low", "text-spaces"}) {
        CHECK(find_rule_in(findings, rule));
    }
    CHECK(find_rule_in(findings, "release-date-form") == nullptr);
}

TEST_CASE("strictly, every warning is an error") {
    const ProductScene scene;
    scene.product(example_of_amazons(), "isps/consumable/cave_quest.json");
    const auto findings = scene.check(true);
    CHECK(!findings.empty());
    CHECK(errors_in(findings) == findings.size());
}

TEST_CASE("a product without all that certification needs passes with warnings") {
    const ProductScene scene;
    scene.product(Json::parse(R"({"type": "ENTITLEMENT", "referenceName": "cave_quest"})"));
    const auto findings = scene.check();
    CHECK(findings.size() == 5);
    CHECK(errors_in(findings) == 0);
}

TEST_CASE("lengths are counted in characters, not in bytes") {
    const ProductScene scene;
    struct Row {
        std::string value;
        bool is_right;
    };
    for (const auto& [value, is_right] :
         {Row{repeated("ü", 50), true}, Row{repeated("ü", 51), false},
          Row{repeated("家", 50), true}, Row{repeated("𝄞", 50), true},
          Row{repeated("𝄞", 51), false}, Row{repeated("é", 1), false}}) {
        INFO(value);
        scene.product(changed(right_product(), texts + "/name", value));
        CHECK((find_rule_in(scene.check(), "text-length") == nullptr) == is_right);
    }
}

TEST_CASE("the management API's wrapper is looked into, and pointers lead through it") {
    const ProductScene scene;
    const Json product = changed(right_product(), "/purchasableState", R"("PERHAPS")");
    scene.product({{"vendorId", "M123"}, {"inSkillProductDefinition", product}});
    const auto findings = scene.check();
    REQUIRE(findings.size() == 1);
    CHECK(findings[0].pointer == "/inSkillProductDefinition/purchasableState");
    CHECK(findings[0].line > 1);
    scene.product({{"inSkillProductDefinition", 7}});
    CHECK(find_rule_in(scene.check(), "not-a-product"));
}

TEST_CASE("findings of a file stand in the order of its text") {
    const ProductScene scene;
    scene.write(product_place,
                "{\n  \"version\": 1,\n  \"referenceName\": \"cave quest\",\n"
                "  \"type\": \"GIFT\"\n}");
    const auto findings = scene.check();
    CHECK(std::ranges::is_sorted(findings, {}, &catalog::Finding::line));
    const auto* name = find_rule_in(findings, "reference-name");
    REQUIRE(name);
    CHECK(name->line == 3);
    CHECK(name->column == 20);
}

TEST_CASE("a file with hundreds of warnings still passes, and the rest is told as one") {
    const ProductScene scene;
    Json product = right_product();
    Json& countries = product["publishingInformation"]["distributionCountries"];
    for (char first = 'A'; first < 'K'; ++first) {
        for (char second = 'P'; second < 'Z'; ++second) {
            countries.push_back(std::string{first, second});
            countries.push_back(std::string{first, second});
        }
    }
    scene.product(product);
    const auto findings = scene.check();
    CHECK(findings.size() == 101);
    CHECK(errors_in(findings) == 0);
    CHECK(findings.back().rule == "more-findings");
}

TEST_CASE("tens of thousands of findings in one line are counted, and told as fast as a few") {
    const ProductScene scene;
    Json product = right_product();
    product["publishingInformation"]["distributionCountries"] = std::vector<int>(45'000);
    scene.write(product_place, product.dump());
    const auto findings = scene.check();
    REQUIRE(findings.size() == 101);
    CHECK(findings.back().message == "44900 more findings are not told");
    CHECK(findings[99].pointer == "/publishingInformation/distributionCountries/99");
    CHECK(findings[99].column == findings[0].column + 99 * 2);
}

TEST_CASE("consumables have a lower most, and yen no decimals") {
    const ProductScene scene;
    const std::string price = "/publishingInformation/pricing/amazon.com/defaultPriceListing/price";
    Json product = changed(right_product(), "/type", R"("CONSUMABLE")");
    scene.product(changed(product, price, "9.99"), "isps/consumable/cave_quest.json");
    CHECK(text_of(scene.check()).empty());
    scene.product(changed(product, price, "10"), "isps/consumable/cave_quest.json");
    CHECK(find_rule_in(scene.check(), "price-too-high"));
    product["publishingInformation"]["pricing"] =
        Json::parse(R"({"amazon.co.jp": {"releaseDate": "2026-02-01",
            "defaultPriceListing": {"price": 120.5, "currency": "JPY"}}})");
    scene.product(product, "isps/consumable/cave_quest.json");
    CHECK(find_rule_in(scene.check(), "price-decimals"));
}

TEST_CASE(
    "a price for Prime members is free where Amazon tells nothing of it, and never an error") {
    const ProductScene scene;
    const std::string prime =
        "/publishingInformation/pricing/amazon.com/defaultPriceListing/primeMemberPrice";
    for (const char* value : {"0", "0.0", "2.49", "100", "0.999"}) {
        scene.product(changed(right_product(), prime, value));
        const auto findings = scene.check();
        INFO(value << ": " << text_of(findings));
        REQUIRE(findings.size() == 1);
        CHECK(findings[0].severity == Severity::warning);
    }
    scene.product(changed(right_product(), prime, "0.01"));
    CHECK(scene.check().empty());
    scene.product(changed(right_product(), prime, "-1"));
    const auto below = scene.check();
    REQUIRE(below.size() == 1);
    CHECK(below[0].rule == "number-range");
    CHECK(below[0].message == "-1 is out of range; it must be at least 0");
}

TEST_CASE("products of different packages may have one reference name, with a warning") {
    const ProductScene first;
    const ProductScene second;
    first.product(right_product());
    second.product(right_product());
    const auto findings = check_products({first.path(), second.path()})->findings;
    INFO(text_of(findings));
    REQUIRE(findings.size() == 1);
    CHECK(findings[0].rule == "name-in-other-package");
    CHECK(findings[0].severity == Severity::warning);
    CHECK(findings[0].message.contains(first.path().string()));
    second.product(right_product(), "isps/entitlement/copy.json");
    const auto more = check_products({first.path(), second.path()})->findings;
    INFO(text_of(more));
    CHECK(find_rule_in(more, "name-repeated"));
}

TEST_CASE("an icon that a link leads out of the package is outside") {
    const ProductScene scene;
    const ScratchFolder other;
    const auto picture = other.write("small.png", png(0, 108, 6));
    fs::create_symlink(picture, scene.path() / "small.png");
    scene.product(changed(right_product(), texts + "/smallIconUri", R"("file://small.png")"));
    CHECK(find_rule_in(scene.check(), "icon-outside"));
    scene.product(changed(right_product(), texts + "/smallIconUri", R"("file:///etc/passwd")"));
    CHECK(find_rule_in(scene.check(), "icon-outside"));
}

TEST_CASE("values of any kind in any place are told, and nothing else happens") {
    const Json product = right_product().flatten();
    for (const auto& [pointer, value] : product.items()) {
        for (const char* other : {"null", "7", "\"\"", "[[1]]", "{\"a\": {\"b\": 1}}"}) {
            INFO(pointer << " = " << other);
            const ProductScene scene;
            scene.product(changed(right_product(), pointer, other));
            const bool is_right = pointer.ends_with("/price") && std::string(other) == "7";
            CHECK(scene.check().empty() == is_right);
        }
    }
}
