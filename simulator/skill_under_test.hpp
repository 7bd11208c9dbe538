#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/interaction_model.hpp"
#include "catalog/product_file.hpp"
#include "core/ids.hpp"
#include "core/result.hpp"
#include "simulator/utterance.hpp"

namespace ask::simulator {

// What Amazon knows of a skill: its id, its products and what customers may say to it.
struct SkillUnderTest {
    ApplicationId application_id;
    std::vector<catalog::ProductFile> products;
    std::map<Locale, catalog::InteractionModel> models;
    std::map<Locale, Listener> listeners{};    // of the models; load_skill makes them
};

// Reads a skill package. Errors: errors::not_found, errors::invalid with file and pointer.
[[nodiscard]] Result<SkillUnderTest> load_skill(const std::filesystem::path& package,
                                                ApplicationId application_id);

// Who understands the words of a locale whose model the skill has: the skill's own listener, or,
// where it was put together without, a new one.
[[nodiscard]] Listener listener_of(const SkillUnderTest& skill, const Locale& locale);

// The product id that the stand-in gives to a reference name: invented, always the same.
[[nodiscard]] ProductId product_id_of(const ReferenceName& reference_name);

}    // namespace ask::simulator
