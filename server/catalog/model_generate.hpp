#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "catalog/model_package.hpp"
#include "core/result.hpp"

namespace ask::catalog {

struct GenerateOptions {
    // Empty: all in which something is sold and Alexa sells.
    std::vector<std::string> locales{};
    // For models that are made; empty: the skill's name in skill.json.
    std::string invocation_name{};
};

// What would be done to the model of one locale. Nothing was written.
struct ModelChange {
    std::string locale;
    std::filesystem::path file;
    bool is_new = false;
    std::string before;
    std::string after;                 // the same as before: nothing is missing
    std::vector<std::string> added;    // "intent BuyIntent", "product cave_quest"
    std::vector<std::string> notes;    // what it leaves to the author, a sentence each

    [[nodiscard]] bool is_needed() const { return before != after; }
};

struct ModelPlan {
    std::vector<ModelChange> changes;
    std::vector<std::string> notes;       // about the package: a line each
    std::vector<std::string> problems;    // models that were left alone, and why: a line each
};

// Merges into each model what the products need and the model has not: the purchase intents with
// sample utterances, the slot type that lists the products, one value per product with its
// reference name as id, and for intents that are made the dialog that asks for the product. What
// the author wrote keeps its bytes. A file that a link leads out of the package to is left alone.
// Errors: errors::not_found where nothing is sold;
// errors::invalid where skill.json cannot be read.
[[nodiscard]] Result<ModelPlan> plan_models(const ModelPackage& package,
                                            const GenerateOptions& options);

}    // namespace ask::catalog
