#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "model/json.hpp"

namespace ask::catalog {

// Which keyword of a schema a value breaks. A required member that is absent has its name in
// `detail`; what the validator told in words of its own is `other`, with those words.
enum class SchemaKeyword {
    type,
    one_of_these,    // enum
    required,
    shortest,    // minLength; lengths are characters (code points)
    longest,     // maxLength
    fewest,      // minItems, minProperties
    most,        // maxItems
    range,       // minimum, maximum and the exclusive ones
    other
};

struct SchemaFault {
    std::string pointer;
    SchemaKeyword keyword;
    std::string detail{};
};

// A JSON Schema (draft 7) that values are held against. What may take long on hostile text or is
// told better by rules of their own is left to those: pattern, format, propertyNames, and
// conditions (allOf with if). Members that the schema does not name are `unknown_members`.
class JsonSchema {
 public:
    // The schema is a part of the program: a broken one throws.
    explicit JsonSchema(Json schema);
    ~JsonSchema();
    JsonSchema(JsonSchema&&) noexcept;
    JsonSchema& operator=(JsonSchema&&) noexcept;

    // In no order. One thread at a time.
    [[nodiscard]] std::vector<SchemaFault> check(const Json& value);
    // Pointers of members that are in an object whose schema forbids others than it names.
    [[nodiscard]] std::vector<std::string> unknown_members(const Json& value) const;
    // The part of the schema for the value at a pointer, references followed; null: there is none.
    [[nodiscard]] const Json* part_for(std::string_view pointer) const;

 private:
    struct Compiled;
    Json schema_;
    std::unique_ptr<Compiled> compiled_;
};

}    // namespace ask::catalog
