#pragma once

#include <string>
#include <vector>

#include "core/ids.hpp"
#include "model/product.hpp"
#include "simulator/certify/plan.hpp"
#include "simulator/skill_under_test.hpp"

namespace ask::simulator::certify {

// A product that is for sale in the plan's language.
struct Ware {
    ReferenceName reference;
    model::ProductType type = model::ProductType::unknown;
    std::string name;               // as customers know it
    std::string purchase_prompt;    // what Alexa reads out before a purchase; may be empty
};

// What the tests stand on.
struct Ground {
    Plan plan;
    std::vector<Ware> wares;
    bool hears_of_disabling = true;    // the manifest subscribes to it

    [[nodiscard]] const Ware* find(const ReferenceName& reference) const;
};

// Reads the manifest and the product files once more, for what a running skill does not need.
// What cannot be read counts as not there.
[[nodiscard]] Ground make_ground(Plan plan, const SkillUnderTest& skill, const Json& manifest);

}    // namespace ask::simulator::certify
