#include "catalog/model_generate.hpp"

#include <algorithm>
#include <filesystem>
#include <map>
#include <optional>
#include <system_error>
#include <utility>

#include "catalog/detail/characters.hpp"
#include "catalog/detail/inside.hpp"
#include "catalog/detail/invocation.hpp"
#include "catalog/detail/json_text.hpp"
#include "catalog/detail/letters.hpp"
#include "catalog/detail/model_merge.hpp"
#include "catalog/detail/skill_names.hpp"
#include "catalog/marketplaces.hpp"

namespace ask::catalog {

namespace {

using detail::LocaleNeeds;
using detail::MissingParts;

// A model that lies elsewhere, by a link, is not this package's to change.
bool leads_out(const std::filesystem::path& package, const std::filesystem::path& file) {
    std::error_code failed;
    const auto real = std::filesystem::weakly_canonical(package, failed);
    const auto target = failed ? real : std::filesystem::weakly_canonical(file, failed);
    return failed || !detail::is_inside(target, real);
}

// The locales to work on; what is left out is told.
std::vector<std::string> chosen_locales(const ModelPackage& package, const GenerateOptions& options,
                                        ModelPlan& plan) {
    const std::vector<std::string> sold = package.sale_locales();
    std::vector<std::string> chosen;
    for (const std::string& locale : options.locales.empty() ? sold : options.locales) {
        if (!has_locale_form(locale)) {
            plan.problems.push_back(locale + ": is no locale: write it like en-US");
        } else if (std::find(sold.begin(), sold.end(), locale) == sold.end()) {
            plan.problems.push_back(locale +
                                    ": no product has texts for this locale: add them to " +
                                    "publishingInformation.locales");
        } else if (options.locales.empty() && !is_sold_in(locale)) {
            plan.notes.push_back(locale + ": Alexa sells nothing in this locale: left out");
        } else {
            chosen.push_back(locale);
        }
    }
    return chosen;
}

Result<std::string> invocation_for(const LocaleNeeds& needs, const GenerateOptions& options) {
    const bool is_given = !options.invocation_name.empty();
    if (!is_given && needs.skill_name.empty()) {
        return fail(errors::not_found,
                    "there is no model yet, and skill.json has no name for this locale to call it "
                    "by: give --invocation NAME");
    }
    std::string name =
        is_given ? options.invocation_name
                 : detail::invocation_from(needs.skill_name, detail::language_of(needs.locale));
    for (const detail::InvocationFault& fault :
         detail::invocation_faults(name, needs.locale, &needs.samples)) {
        if (fault.rule == "invocation-one-word") continue;
        return fail(errors::invalid, detail::in_quotes(name) + " is no invocation name: it " +
                                         fault.message + ": give --invocation NAME");
    }
    return name;
}

Result<ModelChange> new_model(const LocaleNeeds& needs, const GenerateOptions& options,
                              ModelChange change) {
    const Result<std::string> name = invocation_for(needs, options);
    if (!name) return std::unexpected(name.error());
    MissingParts parts = detail::missing_parts(detail::ModelView{}, needs);
    change.is_new = true;
    change.after = detail::whole_model(*name, parts);
    change.added = std::move(parts.added);
    change.notes = std::move(parts.notes);
    return change;
}

Result<ModelChange> merged_model(const detail::ModelDocument& document, const LocaleNeeds& needs,
                                 ModelChange change) {
    const detail::ModelView model = detail::view_of(document);
    if (!model.faults.empty()) {
        const detail::ShapeFault& first = model.faults.front();
        return fail(errors::invalid, document.file.string() + ": " +
                                         (first.at->pointer.empty() ? "/" : first.at->pointer) +
                                         ": " + first.message);
    }
    MissingParts parts = detail::missing_parts(model, needs);
    change.before = document.bytes;
    change.after = parts.added.empty() ? document.bytes : detail::merged(document, model, parts);
    change.added = std::move(parts.added);
    change.notes = std::move(parts.notes);
    return change;
}

Result<ModelChange> plan_locale(const ModelPackage& package, const LocaleNeeds& needs,
                                const GenerateOptions& options) {
    ModelChange change;
    change.locale = needs.locale;
    change.file = package.model_file(needs.locale);
    if (leads_out(package.folder, change.file)) {
        return fail(errors::invalid, change.file.string() +
                                         ": a link leads out of the package: put the file or "
                                         "folder itself in its place");
    }
    if (!package.models.contains(needs.locale)) {
        Result<ModelChange> made = new_model(needs, options, std::move(change));
        if (!made) return propagate(made, needs.locale);
        return made;
    }
    const auto document = detail::load_model_document(change.file);
    if (!document)
        return fail(errors::invalid,
                    change.file.string() + ": " + detail::placed_message(document.error()));
    return merged_model(*document, needs, std::move(change));
}

}    // namespace

Result<ModelPlan> plan_models(const ModelPackage& package, const GenerateOptions& options) {
    if (package.products.empty()) {
        return fail(errors::not_found,
                    package.folder.string() +
                        ": has no in-skill products: write one to "
                        "isps/entitlement, isps/consumable or isps/subscription");
    }
    const auto names = detail::load_skill_names(package.folder);
    if (!names) return std::unexpected(names.error());
    ModelPlan plan;
    for (const std::string& locale : chosen_locales(package, options, plan)) {
        Result<detail::LanguageSamples> samples = detail::samples_for(locale);
        if (!samples) {
            plan.problems.push_back(samples.error().context);
            continue;
        }
        const auto name = names->find(locale);
        Result<ModelChange> change =
            plan_locale(package,
                        {.locale = locale,
                         .skill_name = name == names->end() ? std::string() : name->second,
                         .products = package.sold_in(locale),
                         .all_products = package.products,
                         .samples = std::move(*samples)},
                        options);
        if (change)
            plan.changes.push_back(std::move(*change));
        else
            plan.problems.push_back(change.error().context);
    }
    return plan;
}

}    // namespace ask::catalog
