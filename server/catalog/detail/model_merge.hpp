#pragma once

#include <span>
#include <string>
#include <vector>

#include "catalog/detail/json_edit.hpp"
#include "catalog/detail/model_document.hpp"
#include "catalog/detail/model_samples.hpp"
#include "catalog/model_generate.hpp"

namespace ask::catalog::detail {

// What one locale's model must know.
struct LocaleNeeds {
    std::string locale;
    std::string skill_name;                       // empty: not known
    std::vector<const ProductFile*> products;     // sold in this locale
    std::span<const ProductFile> all_products;    // of the package
    LanguageSamples samples;
};

// What a model lacks, as parts of one.
struct MissingParts {
    std::vector<OrderedJson> intents;
    std::vector<OrderedJson> dialog_intents;
    std::vector<OrderedJson> prompts;
    std::vector<OrderedJson> values;
    std::string product_type;          // where the values belong
    std::vector<std::string> added;    // as ModelChange tells it
    std::vector<std::string> notes;
};

[[nodiscard]] MissingParts missing_parts(const ModelView& model, const LocaleNeeds& needs);

// The text of a model to which these parts were added.
[[nodiscard]] std::string merged(const ModelDocument& document, const ModelView& model,
                                 const MissingParts& parts);

// The text of a model that consists of these parts and the built-in intents that every skill has.
[[nodiscard]] std::string whole_model(const std::string& invocation_name,
                                      const MissingParts& parts);

}    // namespace ask::catalog::detail
