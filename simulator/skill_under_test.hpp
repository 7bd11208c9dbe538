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

namespace ask::simulator {

// What Amazon knows of a skill: its id, its products and what customers may say to it.
struct SkillUnderTest {
    ApplicationId application_id;
    std::vector<catalog::ProductFile> products;
    std::map<Locale, catalog::InteractionModel> models;
};

// Reads a skill package. Errors: errors::not_found, errors::invalid with file and pointer.
[[nodiscard]] Result<SkillUnderTest> load_skill(const std::filesystem::path& package,
                                                ApplicationId application_id);

// The product id that the stand-in gives to a reference name: invented, always the same.
[[nodiscard]] ProductId product_id_of(const ReferenceName& reference_name);

}    // namespace ask::simulator
