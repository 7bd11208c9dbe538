#include <algorithm>
#include <string>
#include <utility>

#include "catalog/detail/characters.hpp"
#include "catalog/detail/product_checks.hpp"
#include "core/utf8.hpp"

namespace ask::catalog::detail {

namespace {

std::string number_text(const Json& part, const char* keyword) {
    return part.contains(keyword) ? part.at(keyword).dump() : std::string();
}

// "2 to 50 characters", "at most 3 items", "at least 1 item".
std::string limits_text(const Json& part, const char* least, const char* most,
                        std::string_view unit) {
    const std::string from = number_text(part, least);
    const std::string to = number_text(part, most);
    std::string text = from.empty() ? "at most " + to : from + " to " + to;
    if (to.empty()) text = "at least " + from;
    return text + " " + std::string(unit);
}

std::string listed(const Json& part) {
    std::string text;
    if (!part.contains("enum")) return text;
    for (const Json& value : part.at("enum")) {
        if (!text.empty()) text += ", ";
        text += value.is_string() ? value.get_ref<const std::string&>() : value.dump();
    }
    return text;
}

std::string range_text(const Json& part) {
    if (part.contains("exclusiveMinimum")) {
        return "above " + number_text(part, "exclusiveMinimum");
    }
    if (!part.contains("maximum")) return "at least " + number_text(part, "minimum");
    return "from " + number_text(part, "minimum") + " to " + number_text(part, "maximum");
}

std::string shown(const Json& value) {
    if (value.is_string()) return in_quotes(value.get_ref<const std::string&>());
    return value.is_structured() ? "an " + std::string(value.type_name()) : value.dump();
}

// One fault of the schema, with what it is about.
struct Case {
    const SchemaFault& fault;
    std::string pointer;    // in the file
    const Json& value;
    const Json& part;    // of the schema
};

void tell_length(const Case& is, FileReport& report) {
    const auto length = count_code_points(is.value.get_ref<const std::string&>());
    const std::string limits = limits_text(is.part, "minLength", "maxLength", "characters");
    report.at_value("text-length", is.pointer,
                    "has " + std::to_string(length) + " characters; allowed are " + limits,
                    "Write " + limits + ".");
}

void tell_type(const Case& is, FileReport& report) {
    if (is.value.is_null()) return report.at_value("null-value", is.pointer, "is null");
    const std::string wanted = is.part.value("type", "other value");
    report.at_value("schema-type", is.pointer,
                    "is " + shown(is.value) + ", but must be a JSON " + wanted);
}

void tell_unlisted(const Case& is, FileReport& report) {
    if (!is.value.is_string()) return;    // its type is told
    report.at_value("value-unknown", is.pointer, shown(is.value) + " is not a value of this member",
                    "Write one of " + listed(is.part) + ".");
}

void tell_fewest(const Case& is, FileReport& report) {
    report.at_value("empty-list", is.pointer, "is empty");
}

void tell_most(const Case& is, FileReport& report) {
    const std::string limits = limits_text(is.part, "none", "maxItems", "items");
    report.at_value("list-length", is.pointer,
                    "has " + std::to_string(is.value.size()) + " items; allowed are " + limits);
}

void tell(const Case& is, FileReport& report) {
    switch (is.fault.keyword) {
        case SchemaKeyword::type:
            return tell_type(is, report);
        case SchemaKeyword::one_of_these:
            return tell_unlisted(is, report);
        case SchemaKeyword::required:
            return report.at_value("missing-field", is.pointer,
                                   "has no member " + in_quotes(is.fault.detail));
        case SchemaKeyword::shortest:
        case SchemaKeyword::longest:
            return tell_length(is, report);
        case SchemaKeyword::fewest:
            return tell_fewest(is, report);
        case SchemaKeyword::most:
            return tell_most(is, report);
        case SchemaKeyword::range:
            return report.at_value(
                "number-range", is.pointer,
                is.value.dump() + " is out of range; it must be " + range_text(is.part));
        case SchemaKeyword::other:
            return report.at_value("schema-other", is.pointer, is.fault.detail);
    }
}

// The rules of subscriptions tell these better.
bool is_told_elsewhere(std::string_view pointer) {
    return pointer == "/subscriptionInformaton";
}

}    // namespace

void check_schema(const Place& product, JsonSchema& schema, FileReport& report) {
    static const Json nothing = Json::object();
    for (const SchemaFault& fault : schema.check(product.value())) {
        const Json* part = schema.part_for(fault.pointer);
        tell({fault, product.pointer() + fault.pointer,
              product.value().at(Json::json_pointer(fault.pointer)), part ? *part : nothing},
             report);
    }
    for (const std::string& pointer : schema.unknown_members(product.value())) {
        if (is_told_elsewhere(pointer)) continue;
        report.at_key("unknown-field", product.pointer() + pointer,
                      "is not a member that the schema knows");
    }
}

}    // namespace ask::catalog::detail
