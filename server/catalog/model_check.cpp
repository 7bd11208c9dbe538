#include "catalog/model_check.hpp"

#include <algorithm>
#include <iterator>
#include <set>

#include "catalog/detail/letters.hpp"
#include "catalog/detail/model_checks.hpp"
#include "catalog/marketplaces.hpp"

namespace ask::catalog {

namespace {

using detail::ModelFindings;
using detail::ModelScene;

void check_file(const ModelScene& scene, ModelFindings& findings) {
    if (scene.document.json.comment_at) {
        findings.add_at("json-comment", *scene.document.json.comment_at, "has a comment");
    }
    if (!has_locale_form(scene.locale)) {
        findings.add("model-locale", scene.document.json.root,
                     scene.locale + ".json is not called after a locale");
    }
    for (const detail::ShapeFault& fault : scene.model.faults) {
        findings.add("model-shape", *fault.at, fault.message);
    }
}

std::vector<Finding> check_document(const ModelScene& scene) {
    ModelFindings findings(scene.document);
    check_file(scene, findings);
    if (!scene.model.language) return findings.take();
    check_invocation(scene, findings);
    check_intent_names(scene, findings);
    check_slot_names(scene, findings);
    check_built_ins(scene, findings);
    check_samples(scene, findings);
    check_repeated_samples(scene, findings);
    check_slot_types(scene, findings);
    check_values(scene, findings);
    check_limits(scene, findings);
    check_dialog(scene, findings);
    check_products(scene, findings);
    check_purchase_intents(scene, findings);
    check_handlers(scene, findings);
    return findings.take();
}

std::vector<Finding> check_locale(const ModelPackage& package, const std::string& locale,
                                  const ModelCheckOptions& options) {
    const std::filesystem::path file = package.model_file(locale);
    if (!package.models.contains(locale)) {
        return {detail::finding_of(
            file,
            {.rule = "model-missing", .at = {}, .message = "there is no model for " + locale})};
    }
    const auto document = detail::load_model_document(file);
    if (!document) return {detail::finding_of(file, document.error())};
    const detail::ModelView model = detail::view_of(*document);
    const Result<detail::LanguageSamples> samples = detail::samples_for(locale);
    return check_document({.document = *document,
                           .model = model,
                           .locale = locale,
                           .language = detail::language_of(locale),
                           .samples = samples ? &*samples : nullptr,
                           .package = package,
                           .handled = options.handled ? &*options.handled : nullptr});
}

std::set<std::string> locales_of(const ModelPackage& package, const ModelCheckOptions& options) {
    if (!options.locales.empty()) return {options.locales.begin(), options.locales.end()};
    std::set<std::string> locales;
    for (const auto& [locale, file] : package.models) locales.insert(locale);
    for (const std::string& locale : package.sale_locales()) {
        if (is_sold_in(locale)) locales.insert(locale);    // others need no model: nothing is sold
    }
    return locales;
}

// So that the remedy's command can be copied.
void name_package(Finding& finding, const std::filesystem::path& folder) {
    constexpr std::string_view command = "skilld model generate";
    const auto at = finding.remedy.find(command);
    if (at != finding.remedy.npos)
        finding.remedy.insert(at + command.size(), " " + folder.string());
}

}    // namespace

std::vector<Finding> check_models(const ModelPackage& package, const ModelCheckOptions& options) {
    std::vector<Finding> findings;
    for (const std::string& locale : locales_of(package, options)) {
        std::vector<Finding> some = check_locale(package, locale, options);
        std::move(some.begin(), some.end(), std::back_inserter(findings));
    }
    for (Finding& finding : findings) name_package(finding, package.named);
    return findings;
}

std::size_t count_checked(const ModelPackage& package, const ModelCheckOptions& options) {
    const std::set<std::string> locales = locales_of(package, options);
    return static_cast<std::size_t>(
        std::count_if(locales.begin(), locales.end(),
                      [&](const std::string& locale) { return package.models.contains(locale); }));
}

}    // namespace ask::catalog
