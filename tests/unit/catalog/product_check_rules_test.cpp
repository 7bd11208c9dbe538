#include <catch2/catch_test_macros.hpp>
#include <set>

#include "catalog/product_rules.hpp"
#include "product_examples.hpp"

using namespace ask;
using namespace ask::tests;
using catalog::Finding;
using catalog::Severity;

namespace {

std::vector<FieldExample> field_examples() {
    std::vector<FieldExample> all = schema_examples();
    for (const auto& more : {sale_examples(), text_examples()}) {
        all.insert(all.end(), more.begin(), more.end());
    }
    return all;
}

std::vector<PackageExample> all_package_examples() {
    std::vector<PackageExample> all = file_examples();
    const std::vector<PackageExample> more = package_examples();
    all.insert(all.end(), more.begin(), more.end());
    return all;
}

std::vector<Finding> check_with(const FieldExample& example, std::string_view value) {
    const ProductScene scene;
    scene.product(changed(right_product(), example.pointer, value));
    return scene.check();
}

// Where the finding of a bad value must stand.
std::string place_of(const FieldExample& example) {
    const bool is_absent = example.bad.empty();
    return example.told_at.empty() && !is_absent ? example.pointer : example.told_at;
}

}    // namespace

TEST_CASE("a product that keeps to every rule has no findings") {
    const ProductScene scene;
    scene.product(right_product());
    CHECK(text_of(scene.check()).empty());
}

TEST_CASE("each rule about a product's values takes the good example and finds the bad one") {
    for (const FieldExample& example : field_examples()) {
        INFO(example.rule << " " << example.pointer);
        const auto good = check_with(example, example.good);
        INFO(text_of(good));
        CHECK(find_rule_in(good, example.rule) == nullptr);
        const auto bad = check_with(example, example.bad);
        INFO(text_of(bad));
        const Finding* found = find_rule_in(bad, example.rule);
        REQUIRE(found);
        CHECK(found->pointer == place_of(example));
        CHECK(found->severity ==
              catalog::find_rule(catalog::product_rules(), example.rule)->severity);
        CHECK(found->line + found->column > 1);
    }
}

TEST_CASE("each rule about files and packages takes the good example and finds the bad one") {
    for (const PackageExample& example : all_package_examples()) {
        INFO(example.rule);
        const ProductScene kept;
        example.good(kept);
        const auto good = kept.check();
        INFO(text_of(good));
        CHECK(find_rule_in(good, example.rule) == nullptr);
        const ProductScene broken;
        example.bad(broken);
        const auto bad = broken.check();
        INFO(text_of(bad));
        const Finding* found = find_rule_in(bad, example.rule);
        REQUIRE(found);
        CHECK(found->severity ==
              catalog::find_rule(catalog::product_rules(), example.rule)->severity);
        CHECK(found->file.starts_with(broken.path().string()));
    }
}

TEST_CASE("every rule has examples, an id of its own, and a remedy that is a sentence") {
    std::set<std::string_view> shown{"schema-other"};    // for a validator of other words
    for (const FieldExample& example : field_examples()) shown.insert(example.rule);
    for (const PackageExample& example : all_package_examples()) shown.insert(example.rule);
    std::set<std::string_view> ids;
    for (const catalog::Rule& rule : catalog::product_rules()) {
        INFO(rule.id);
        CHECK(shown.contains(rule.id));
        CHECK(ids.insert(rule.id).second);
        CHECK(rule.remedy.ends_with('.'));
        CHECK(rule.what.ends_with('.'));
    }
}

TEST_CASE("what Amazon's pages leave open is a warning and no error") {
    for (const catalog::Rule& rule : catalog::product_rules()) {
        INFO(rule.id);
        const bool is_open = rule.basis == "inferred" || rule.basis == "uncertain" ||
                             rule.basis == "advice" || rule.basis == "convention" ||
                             rule.basis == "certification";
        if (is_open) CHECK(rule.severity == Severity::warning);
    }
}
