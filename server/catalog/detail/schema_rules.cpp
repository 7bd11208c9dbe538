#include <array>

#include "catalog/detail/rule_tables.hpp"

namespace ask::catalog::detail {

namespace {

// The remedies of lengths, counts, ranges and sets are written from the schema where they occur.
constexpr std::array table{
    Rule{"schema-type", Severity::error, "Every value has the JSON type of the schema.",
         "Write the type that the schema asks for.", "documented"},
    Rule{"null-value", Severity::warning, "No member is null.",
         "Remove the member, or give it a value; null is read as absent.", "advice"},
    Rule{"missing-field", Severity::warning,
         "Everything is there that a product needs to be certified.",
         "Add it; Amazon keeps a product without it as INCOMPLETE.", "inferred"},
    Rule{"unknown-field", Severity::warning,
         "Only members of the in-skill product schema are there.",
         "Check the spelling, or remove it.", "advice"},
    Rule{"value-unknown", Severity::error, "Where the schema lists values, one of them is given.",
         "Write one of the listed values.", "documented"},
    Rule{"text-length", Severity::error, "Texts are within their limits, counted in characters.",
         "Write a text within the limits.", "documented"},
    Rule{"list-length", Severity::error, "At most 3 example phrases and 30 keywords.",
         "Remove some.", "documented"},
    Rule{"empty-list", Severity::warning, "Lists and maps that a product needs are not empty.",
         "Add at least one.", "inferred"},
    Rule{"number-range", Severity::error,
         "Prices are above 0, those for Prime members not below 0, trials have 0 to 365 days.",
         "Write a number within the range.", "documented"},
    Rule{"schema-other", Severity::error, "The file keeps to the schema.",
         "Compare it with config/schemas/in-skill-product.schema.json.", "documented"},
};

}    // namespace

std::span<const Rule> schema_rules() {
    return table;
}

}    // namespace ask::catalog::detail
