#include "simulator/skill_under_test.hpp"

#include <algorithm>
#include <utility>

#include "simulator/detail/identifiers.hpp"

namespace ask::simulator {

Result<SkillUnderTest> load_skill(const std::filesystem::path& package,
                                  ApplicationId application_id) {
    Result<std::vector<catalog::ProductFile>> products = catalog::load_products(package);
    if (!products) return propagate(products, "load products");
    SkillUnderTest skill{std::move(application_id), std::move(*products), {}};
    std::error_code absent;
    const auto models = package / "interactionModels" / "custom";
    for (const auto& entry : std::filesystem::directory_iterator(models, absent)) {
        if (entry.path().extension() != ".json") continue;
        auto model = catalog::load_interaction_model(entry.path());
        if (!model) return propagate(model, "load interaction models");
        skill.models.emplace(Locale(entry.path().stem().string()), std::move(*model));
    }
    if (skill.models.empty()) {
        return fail(errors::not_found, models.string() + ": there is no interaction model");
    }
    return skill;
}

ProductId product_id_of(const ReferenceName& reference_name) {
    return ProductId("amzn1.adg.product." + detail::uuid_of(reference_name.text()));
}

}    // namespace ask::simulator
