#include "catalog/json_schema.hpp"

#include <array>
#include <utility>
#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validator.hpp>

#include "catalog/detail/schema_walk.hpp"
#include "catalog/located_json.hpp"

namespace ask::catalog {

namespace {

using Adapter = valijson::adapters::NlohmannJsonAdapter;

// How the validator's sentences begin.
struct Sentence {
    std::string_view begin;
    SchemaKeyword keyword;
};

constexpr std::string_view absent_member = "Missing required property '";

constexpr std::array sentences{
    Sentence{"Value type not permitted", SchemaKeyword::type},
    Sentence{"Failed to match against any enum values", SchemaKeyword::one_of_these},
    Sentence{absent_member, SchemaKeyword::required},
    Sentence{"String should be no fewer than", SchemaKeyword::shortest},
    Sentence{"String should be no more than", SchemaKeyword::longest},
    Sentence{"Array should contain no fewer than", SchemaKeyword::fewest},
    Sentence{"Object should have no fewer than", SchemaKeyword::fewest},
    Sentence{"Array should contain no more than", SchemaKeyword::most},
    Sentence{"Expected number", SchemaKeyword::range},
};

// What only repeats that something inside is wrong, and members that unknown_members tells.
bool is_repetition(std::string_view sentence) {
    return sentence.starts_with("Failed to validate ") ||
           sentence.starts_with("Object contains a property that could not be validated");
}

// {"<root>", "[publishingInformation]", "[0]"} → "/publishingInformation/0".
std::string pointer_of(const std::vector<std::string>& context) {
    std::string pointer;
    for (std::size_t i = 1; i < context.size(); ++i) {
        const std::string_view step = context[i];
        const bool is_in_brackets = step.starts_with('[') && step.ends_with(']');
        pointer = join_pointer(pointer, is_in_brackets ? step.substr(1, step.size() - 2) : step);
    }
    return pointer;
}

SchemaFault fault_of(const valijson::ValidationResults::Error& error) {
    const std::string_view told = error.description;
    for (const auto& [begin, keyword] : sentences) {
        if (!told.starts_with(begin)) continue;
        const bool names_member = keyword == SchemaKeyword::required;
        const auto name = told.substr(begin.size(), told.rfind('\'') - begin.size());
        return {pointer_of(error.context), keyword, names_member ? std::string(name) : ""};
    }
    return {pointer_of(error.context), SchemaKeyword::other, error.description};
}

}    // namespace

struct JsonSchema::Compiled {
    valijson::Schema schema;
    valijson::Validator validator;
};

JsonSchema::JsonSchema(Json schema)
    : schema_(std::move(schema)), compiled_(std::make_unique<Compiled>()) {
    const Json enforced = detail::without_delegated_keywords(schema_);
    const Adapter adapter(enforced);
    valijson::SchemaParser(valijson::SchemaParser::kDraft7)
        .populateSchema(adapter, compiled_->schema);
}

JsonSchema::~JsonSchema() = default;
JsonSchema::JsonSchema(JsonSchema&&) noexcept = default;
JsonSchema& JsonSchema::operator=(JsonSchema&&) noexcept = default;

std::vector<SchemaFault> JsonSchema::check(const Json& value) {
    valijson::ValidationResults results;
    const Adapter target(value);
    std::vector<SchemaFault> faults;
    if (compiled_->validator.validate(compiled_->schema, target, &results)) return faults;
    for (const auto& error : results) {
        if (!is_repetition(error.description)) faults.push_back(fault_of(error));
    }
    return faults;
}

std::vector<std::string> JsonSchema::unknown_members(const Json& value) const {
    std::vector<std::string> unknown;
    detail::collect_unknown_members(schema_, value, unknown);
    return unknown;
}

const Json* JsonSchema::part_for(std::string_view pointer) const {
    return detail::schema_part(schema_, pointer);
}

}    // namespace ask::catalog
