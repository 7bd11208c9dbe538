#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/ids.hpp"
#include "core/result.hpp"
#include "simulator/script.hpp"
#include "simulator/skill_under_test.hpp"

namespace ask::simulator::certify {

// Turns of the script language. "{product}" in what is said, or in a slot, stands for the
// product's name in the plan's language.
using Turns = std::vector<Turn>;

// How something is used, and how one hears that it is.
struct Use {
    Turns turns;
    std::optional<TextPattern> heard;    // none: any answer will do
};

// A way to a suggestion.
struct Suggestion {
    ReferenceName product;    // that is suggested there
    Turns turns;
};

// How to reach things in a skill. What is not there could not be tested.
struct Plan {
    std::string source;    // the file, or where it comes from otherwise
    Locale locale;
    Turns begin;    // every visit begins so
    Turns what_can_i_buy{};
    Turns detail{};
    Turns buy{};
    Turns refund{};
    Turns cancel{};
    Turns inventory{};
    std::vector<Suggestion> suggestions{};
    std::optional<Use> free_content{};
    std::map<ReferenceName, Use> use{};
    std::map<ReferenceName, int> units{};    // that a consumable gives at each purchase
};

// Reads docs/certification.md's file. Errors: errors::not_found; errors::too_large;
// errors::invalid with every fault, a line each with file and JSON pointer; also for products,
// intents and a locale that the skill does not have.
[[nodiscard]] Result<Plan> load_plan(const std::filesystem::path& file,
                                     const SkillUnderTest& skill);

// A plan for a skill that keeps to the intent names of Amazon's samples: what its model has of
// them. The locale is the first of the model's that is English, else the first.
[[nodiscard]] Plan usual_plan(const SkillUnderTest& skill);

// The turn with the product's name filled in.
[[nodiscard]] Turn about(const Turn& turn, const std::string& product_name);

}    // namespace ask::simulator::certify
