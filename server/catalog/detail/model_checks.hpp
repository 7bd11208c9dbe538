#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/detail/model_findings.hpp"
#include "catalog/detail/model_samples.hpp"
#include "catalog/model_package.hpp"

namespace ask::catalog::detail {

// One model with what it is held against. What is pointed to may be absent.
struct ModelScene {
    const ModelDocument& document;
    const ModelView& model;
    std::string locale;
    std::string_view language;
    const LanguageSamples* samples = nullptr;
    const ModelPackage& package;
    const std::set<std::string>* handled = nullptr;
};

// Each is a group of the rules of model_rules().
void check_invocation(const ModelScene& scene, ModelFindings& findings);
void check_intent_names(const ModelScene& scene, ModelFindings& findings);
void check_slot_names(const ModelScene& scene, ModelFindings& findings);
void check_built_ins(const ModelScene& scene, ModelFindings& findings);
void check_samples(const ModelScene& scene, ModelFindings& findings);
void check_repeated_samples(const ModelScene& scene, ModelFindings& findings);
void check_slot_types(const ModelScene& scene, ModelFindings& findings);
void check_values(const ModelScene& scene, ModelFindings& findings);
void check_limits(const ModelScene& scene, ModelFindings& findings);
void check_dialog(const ModelScene& scene, ModelFindings& findings);
void check_products(const ModelScene& scene, ModelFindings& findings);
void check_purchase_intents(const ModelScene& scene, ModelFindings& findings);
void check_handlers(const ModelScene& scene, ModelFindings& findings);

}    // namespace ask::catalog::detail
