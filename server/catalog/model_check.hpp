#pragma once

#include <cstddef>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "catalog/finding.hpp"
#include "catalog/model_package.hpp"

namespace ask::catalog {

// Every rule that `skilld model check` knows. What Amazon's build is known to refuse, what is
// documented, and drift between products, model and code are errors; what is inferred, uncertain,
// advice or a convention is a warning.
[[nodiscard]] std::span<const Rule> model_rules();

struct ModelCheckOptions {
    // Empty: all that have a model, and those that Alexa sells something in. Each needs to have a
    // locale's form or a model.
    std::vector<std::string> locales{};
    // The intents that the skill's code answers; none: the code is not looked at.
    std::optional<std::set<std::string>> handled{};
};

// What is wrong with the models of a package: in themselves, against its products, and against the
// code. In the order of locales, then of the text. A file that cannot be read is a finding.
[[nodiscard]] std::vector<Finding> check_models(const ModelPackage& package,
                                                const ModelCheckOptions& options);
// How many models that looks at; a locale without one counts not.
[[nodiscard]] std::size_t count_checked(const ModelPackage& package,
                                        const ModelCheckOptions& options);

}    // namespace ask::catalog
