#include "certify/small_shop.hpp"

#include <utility>

#include "simulator/pki.hpp"

namespace ask::tests {

namespace {

using catalog::IntentModel;
using catalog::ProductFile;
using model::ProductType;
using simulator::Certificates;
using simulator::certify::Plan;
using simulator::certify::Turns;

const Locale english("en-US");

ProductFile product(const std::string& reference, const std::string& name, ProductType type) {
    return {.file = reference + ".json",
            .reference_name = ReferenceName(reference),
            .type = type,
            .texts = {{english, {.name = name, .summary = name + " for quiet evenings."}}},
            .purchasable = true};
}

IntentModel intent(const std::string& name, const std::string& sample) {
    IntentModel made{.name = name, .samples = {sample}, .slots = {}};
    if (sample.ends_with("{ProductName}")) {
        made.slots = {{.name = "ProductName", .type = "LIST_OF_PRODUCT_NAMES"}};
    }
    return made;
}

catalog::InteractionModel small_model() {
    return {.invocation_name = "small shop",
            .intents = {intent("WhatCanIBuyIntent", "what can i buy"),
                        intent("ProductDetailIntent", "tell me about {ProductName}"),
                        intent("BuyIntent", "buy {ProductName}"),
                        intent("RefundSkillItemIntent", "refund {ProductName}"),
                        intent("CancelSubscriptionIntent", "cancel {ProductName}"),
                        intent("StoryIntent", "tell the night story"),
                        intent("ClubIntent", "tell a club story"),
                        intent("MoreStoriesIntent", "are there more stories"),
                        intent("MoreEveningsIntent", "are there more evenings"),
                        intent("MoreLightIntent", "is there more light"),
                        intent("FreeIntent", "tell a free story"),
                        intent("LightIntent", "light a spark"),
                        intent("CountIntent", "how many sparks do i have"),
                        {.name = "AMAZON.FallbackIntent", .samples = {}, .slots = {}}},
            .types = {{.name = "LIST_OF_PRODUCT_NAMES",
                       .values = {{.name = "Night Story", .id = "story", .synonyms = {}},
                                  {.name = "Story Club", .id = "club", .synonyms = {}},
                                  {.name = "Spark Pack", .id = "sparks", .synonyms = {}}}}}};
}

Turns saying(const std::vector<std::string>& sentences) {
    Turns turns;
    for (const std::string& words : sentences) {
        turns.push_back({.pointer = "",
                         .action = simulator::Say{words},
                         .expected = {},
                         .request_id = "",
                         .written = nullptr});
    }
    return turns;
}

Turns opening() {
    Turns turns = saying({""});
    turns.front().action = simulator::OpenSkill{};
    return turns;
}

simulator::certify::Use use(const std::string& words, const std::string& heard) {
    return {.turns = saying({words}), .heard = *simulator::TextPattern::make(heard)};
}

Plan small_plan() {
    Plan plan{.source = "test", .locale = english, .begin = opening()};
    plan.what_can_i_buy = saying({"what can i buy"});
    plan.detail = saying({"tell me about {product}"});
    plan.buy = saying({"buy {product}"});
    plan.refund = saying({"refund {product}"});
    plan.cancel = saying({"cancel {product}"});
    plan.inventory = saying({"how many sparks do i have"});
    plan.suggestions = {{ReferenceName("story"), saying({"are there more stories"})},
                        {ReferenceName("club"), saying({"are there more evenings"})},
                        {ReferenceName("sparks"), saying({"is there more light"})}};
    plan.free_content = use("tell a free story", "a free story begins");
    plan.use = {{ReferenceName("story"), use("tell the night story", "owl in the night")},
                {ReferenceName("club"), use("tell a club story", "members of the club")},
                {ReferenceName("sparks"), use("light a spark", "a spark lights up")}};
    plan.units = {{ReferenceName("sparks"), 5}};
    return plan;
}

}    // namespace

simulator::SkillUnderTest small_package() {
    simulator::SkillUnderTest skill{
        .application_id = ApplicationId("amzn1.ask.skill.small"),
        .products = {product("story", "Night Story", ProductType::entitlement),
                     product("club", "Story Club", ProductType::subscription),
                     product("sparks", "Spark Pack", ProductType::consumable)},
        .models = {{english, small_model()}}};
    skill.listeners.emplace(english, simulator::Listener(skill.models.at(english), english));
    return skill;
}

simulator::certify::Ground small_ground() {
    const simulator::SkillUnderTest skill = small_package();
    simulator::certify::Ground ground = make_ground(small_plan(), skill, nullptr);
    ground.hears_of_disabling = true;
    for (auto& ware : ground.wares) {
        ware.purchase_prompt = "The {PREMIUM_CONTENT_TITLE} is full of wonders. Curious?";
    }
    return ground;
}

std::shared_ptr<const simulator::SigningChains> small_chains() {
    static const auto chains = [] {
        const simulator::SigningKey good(
            simulator::make_self_signed({.common_name = "Signer", .dns_names = {}})
                .private_key_pem);
        const simulator::SigningKey bad(
            simulator::make_self_signed({.common_name = "Signer", .dns_names = {}})
                .private_key_pem);
        auto made = std::make_shared<simulator::SigningChains>();
        for (const Certificates certificates : simulator::all_certificates) {
            const bool is_good = certificates == Certificates::good;
            made->emplace(certificates, simulator::SigningChain{"", is_good ? good : bad});
        }
        return made;
    }();
    return chains;
}

}    // namespace ask::tests
