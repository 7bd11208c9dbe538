#pragma once

#include <memory>
#include <string>
#include <utility>

#include "core/timestamp.hpp"
#include "simulator/desk/desk.hpp"
#include "support/scratch_folder.hpp"
#include "unit/simulator/fake_skill.hpp"
#include "unit/simulator/shop.hpp"

namespace ask::tests {

// A skill's books as a test has written them.
class FakeBooks final : public simulator::SkillBooks {
 public:
    Result<std::vector<simulator::ProductBalance>> balances_of(const UserId&) override {
        return balances;
    }
    Result<std::vector<simulator::ProductBalance>> balances =
        std::vector<simulator::ProductBalance>{};
};

inline simulator::SkillUnderTest skill_at_desk() {
    catalog::InteractionModel model{.invocation_name = "explorer", .intents = {}, .types = {}};
    model.types = {{"PRODUCTS", {{"Cave Quest", "quest", {"the cave"}}}}};
    model.intents = {{"BuyIntent", {"buy {Product}"}, {{"Product", "PRODUCTS"}}},
                     {"HintIntent", {"give me a hint"}, {}},
                     {"AMAZON.FallbackIntent", {}, {}}};
    std::vector<catalog::ProductFile> products = product_files();
    products.back().purchasable = false;    // "local"
    return {ApplicationId("amzn1.ask.skill.test"),
            std::move(products),
            {{english, model}, {german, model}}};
}

// A desk with a fake skill, and its customers in a scratch folder.
struct DeskScene {
    ScratchFolder folder;
    FakeSkill skill;
    FakeBooks books;
    simulator::SkillUnderTest tested = skill_at_desk();
    FakeClock clock{*parse_timestamp("2026-01-15T09:30:00Z")};
    std::unique_ptr<simulator::Desk> desk = *make();
    ProductId quest = simulator::product_id_of(ReferenceName("quest"));

    simulator::World open_world() {
        auto amazon =
            std::make_shared<simulator::SharedAmazon>(simulator::open_shop(tested.products));
        const simulator::AlexaParts parts{skill, *amazon, tested, clock};
        return {std::move(amazon), parts};
    }
    Result<std::unique_ptr<simulator::Desk>> make() {
        simulator::DeskParts parts{
            .world = open_world(), .open_world = [this] { return open_world(); }, .books = &books};
        return simulator::Desk::make(std::move(parts),
                                     {.endpoint = "https://localhost:8443/",
                                      .is_signed = false,
                                      .curl_options = "--cacert 'ca.pem'",
                                      .why_no_books = "",
                                      .state_file = folder.path() / "customers.json"});
    }
    Json play(const Json& turn) {
        auto record = desk->play("1", turn);
        return record ? *record : Json(record.error().context);
    }
    Json customer() { return *desk->customer("1"); }
    Json on_shelf(const std::string& product) {
        const Json shelf = customer().at("shelf");
        for (const Json& item : shelf) {
            if (item.at("product") == product) return item;
        }
        return nullptr;
    }
};

}    // namespace ask::tests
