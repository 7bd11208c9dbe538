#include "handlers/slot_choice.hpp"

#include <catch2/catch_test_macros.hpp>

using namespace ask;
using handlers::choose_product;
using handlers::judge;
using handlers::names;
using handlers::on_sale;
using Kind = handlers::SlotChoice::Kind;
using Product = handlers::ProductChoice::Kind;

namespace {

model::Slot slot_with(std::optional<std::string> spoken, std::vector<model::SlotMatch> matches) {
    model::Slot slot;
    slot.name = "ProductName";
    slot.spoken = std::move(spoken);
    slot.matches = std::move(matches);
    return slot;
}

model::Product product(const std::string& name, model::ProductType type, bool entitled,
                       bool purchasable) {
    model::Product made;
    made.id = ProductId("id." + name);
    made.reference_name = ReferenceName(name);
    made.type = type;
    made.name = name;
    made.entitled = entitled;
    made.purchasable = purchasable;
    return made;
}

const auto one_time = model::ProductType::entitlement;
const auto consumable = model::ProductType::consumable;

}    // namespace

TEST_CASE("a slot is judged by the ids it resolved to") {
    CHECK(judge(nullptr).kind == Kind::empty);
    const auto unfilled = slot_with(std::nullopt, {});
    CHECK(judge(&unfilled).kind == Kind::empty);
    const auto unknown = slot_with("moon quest", {});
    CHECK(judge(&unknown).kind == Kind::unknown);
    const auto without_id = slot_with("cave quest", {{"Cave Quest", ""}});
    CHECK(judge(&without_id).kind == Kind::unknown);
    const auto known = slot_with("the cave", {{"Cave Quest", "cave_quest"}});
    CHECK(judge(&known).ids == std::vector<std::string>{"cave_quest"});
    const auto twice = slot_with("cave", {{"Cave Quest", "a"}, {"Cave", "a"}});
    CHECK(judge(&twice).kind == Kind::one);
    const auto ambiguous = slot_with("cave", {{"Cave Quest", "a"}, {"Cave Fish", "b"}});
    CHECK(judge(&ambiguous).kind == Kind::several);
}

TEST_CASE("no product is ever chosen that was not named") {
    const isp::ProductList list({product("a", one_time, false, true)});
    CHECK(choose_product({}, list).kind == Product::not_named);
    CHECK(choose_product({Kind::unknown, {}}, list).kind == Product::no_such);
    CHECK(choose_product({Kind::one, {"gone"}}, list).kind == Product::not_available);
    CHECK(choose_product({Kind::one, {"a"}}, list).kind == Product::chosen);
    CHECK(choose_product({Kind::several, {"a", "gone"}}, list).kind == Product::chosen);
    CHECK(choose_product({}, isp::ProductList{}).products.empty());
}

TEST_CASE("on sale is what can be bought and is not owned") {
    const isp::ProductList list(
        {product("fresh", one_time, false, true), product("owned", one_time, true, true),
         product("withdrawn", one_time, false, false), product("hints", consumable, true, true)});
    const std::vector<std::string> wanted{"fresh", "hints"};
    CHECK(names(on_sale(list)) == wanted);
}
