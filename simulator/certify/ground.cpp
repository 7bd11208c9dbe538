#include "simulator/certify/ground.hpp"

#include <algorithm>
#include <utility>

#include "catalog/json_place.hpp"
#include "simulator/detail/json_text.hpp"

namespace ask::simulator::certify {

namespace {

using simulator::detail::text_at;

std::string purchase_prompt(const catalog::ProductFile& product, const Locale& locale) {
    const Result<Json> file = catalog::read_json_file(product.file);
    if (!file) return "";
    const std::string below = "/publishingInformation/locales/" + locale.text() +
                              "/customProductPrompts/purchasePromptDescription";
    const std::string text = text_at(*file, below);
    return text.empty() ? text_at(*file, "/inSkillProductDefinition" + below) : text;
}

bool subscribes_to(const Json& manifest, const std::string& event) {
    const Json::json_pointer at("/manifest/events/subscriptions");
    if (!manifest.is_object() || !manifest.contains(at) || !manifest.at(at).is_array()) {
        return false;
    }
    const Json& subscriptions = manifest.at(at);
    return std::any_of(subscriptions.begin(), subscriptions.end(),
                       [&](const Json& one) { return text_at(one, "/eventName") == event; });
}

}    // namespace

const Ware* Ground::find(const ReferenceName& reference) const {
    const auto found = std::find_if(wares.begin(), wares.end(),
                                    [&](const Ware& ware) { return ware.reference == reference; });
    return found == wares.end() ? nullptr : &*found;
}

Ground make_ground(Plan plan, const SkillUnderTest& skill, const Json& manifest) {
    Ground ground{.plan = std::move(plan), .wares = {}};
    ground.hears_of_disabling = subscribes_to(manifest, "SKILL_DISABLED");
    for (const catalog::ProductFile& product : skill.products) {
        const auto text = product.texts.find(ground.plan.locale);
        if (!product.purchasable || text == product.texts.end()) continue;
        ground.wares.push_back({.reference = product.reference_name,
                                .type = product.type,
                                .name = text->second.name,
                                .purchase_prompt = purchase_prompt(product, ground.plan.locale)});
    }
    return ground;
}

}    // namespace ask::simulator::certify
