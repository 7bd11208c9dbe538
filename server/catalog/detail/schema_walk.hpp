#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/json.hpp"

namespace ask::catalog::detail {

// A schema without the keywords that JsonSchema leaves to rules.
[[nodiscard]] Json without_delegated_keywords(const Json& schema);

// The part of `schema` for the value at `pointer`, with references ("#/definitions/x") followed;
// null where the schema says nothing about it.
[[nodiscard]] const Json* schema_part(const Json& schema, std::string_view pointer);

// Pointers of members that an object's schema neither names nor allows.
void collect_unknown_members(const Json& schema, const Json& value,
                             std::vector<std::string>& unknown);

}    // namespace ask::catalog::detail
