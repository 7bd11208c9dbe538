#include "simulator/skill_under_test.hpp"

#include <algorithm>
#include <utility>

#include "catalog/project_layout.hpp"
#include "simulator/detail/identifiers.hpp"

namespace ask::simulator {

namespace {

// Packages of the first ASK CLI have them in models/.
std::filesystem::path models_in(const std::filesystem::path& package) {
    const auto models = package / "interactionModels" / "custom";
    std::error_code absent;
    return std::filesystem::exists(models, absent) ? models : package / "models";
}

}    // namespace

Result<SkillUnderTest> load_skill(const std::filesystem::path& package,
                                  ApplicationId application_id) {
    Result<std::vector<catalog::ProductFile>> products = catalog::load_products(package);
    if (!products) return propagate(products, "load products");
    SkillUnderTest skill{std::move(application_id), std::move(*products), {}, {}};
    std::error_code absent;
    const auto models = models_in(catalog::project_layout_of(package).package);
    for (const auto& entry : std::filesystem::directory_iterator(models, absent)) {
        if (entry.path().extension() != ".json") continue;
        auto model = catalog::load_interaction_model(entry.path());
        if (!model) return propagate(model, "load interaction models");
        const Locale locale(entry.path().stem().string());
        skill.listeners.emplace(locale, Listener(*model, locale));
        skill.models.emplace(locale, std::move(*model));
    }
    if (skill.models.empty()) {
        return fail(errors::not_found, models.string() + ": there is no interaction model");
    }
    return skill;
}

Listener listener_of(const SkillUnderTest& skill, const Locale& locale) {
    const auto made = skill.listeners.find(locale);
    if (made != skill.listeners.end()) return made->second;
    return Listener(skill.models.at(locale), locale);
}

ProductId product_id_of(const ReferenceName& reference_name) {
    return ProductId("amzn1.adg.product." + detail::uuid_of(reference_name.text()));
}

}    // namespace ask::simulator
