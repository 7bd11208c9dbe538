#include "catalog/detail/schema_walk.hpp"

#include <array>

#include "catalog/located_json.hpp"

namespace ask::catalog::detail {

namespace {

constexpr std::array delegated{"pattern", "format", "propertyNames", "allOf"};

const Json* member(const Json* object, std::string_view name) {
    if (!object || !object->is_object()) return nullptr;
    const auto found = object->find(name);
    return found == object->end() ? nullptr : &*found;
}

const Json* follow(const Json& schema, const Json* part) {
    const Json* reference = member(part, "$ref");
    if (!reference) return part;
    return &schema.at(Json::json_pointer(reference->get_ref<const std::string&>().substr(1)));
}

// The part for a member or an item of what `part` is for.
const Json* step(const Json& schema, const Json* part, std::string_view token) {
    if (const Json* named = member(member(part, "properties"), token)) {
        return follow(schema, named);
    }
    const Json* any = member(part, "additionalProperties");
    if (!any) any = member(part, "items");
    return any && any->is_object() ? follow(schema, any) : nullptr;
}

bool forbids_others(const Json* part) {
    const Json* others = member(part, "additionalProperties");
    return others && others->is_boolean() && !others->get<bool>();
}

struct Walk {
    const Json& schema;
    std::vector<std::string>& unknown;

    void into(const Json* part, const Json& value, const std::string& pointer) const;
    void into_object(const Json* part, const Json& value, const std::string& pointer) const;
};

void Walk::into_object(const Json* part, const Json& value, const std::string& pointer) const {
    for (const auto& [name, inner] : value.get_ref<const Json::object_t&>()) {
        const Json* inner_part = step(schema, part, name);
        if (!inner_part && forbids_others(part)) unknown.push_back(join_pointer(pointer, name));
        if (inner_part && inner.is_structured())
            into(inner_part, inner, join_pointer(pointer, name));
    }
}

void Walk::into(const Json* part, const Json& value, const std::string& pointer) const {
    if (value.is_object()) return into_object(part, value, pointer);
    const Json* items = member(part, "items");
    if (!items || !value.is_array()) return;
    for (std::size_t i = 0; i < value.size(); ++i) {
        if (value[i].is_object()) {
            into(follow(schema, items), value[i], join_pointer(pointer, std::to_string(i)));
        }
    }
}

}    // namespace

Json without_delegated_keywords(const Json& schema) {
    if (!schema.is_object()) return schema;
    Json kept = Json::object();
    for (const auto& [name, value] : schema.items()) {
        const bool is_delegated = std::ranges::find(delegated, name) != delegated.end();
        if (!is_delegated) kept[name] = without_delegated_keywords(value);
    }
    return kept;
}

const Json* schema_part(const Json& schema, std::string_view pointer) {
    const Json* part = &schema;
    for (const std::string& token : split_pointer(pointer)) {
        part = part ? step(schema, part, token) : nullptr;
    }
    return part;
}

void collect_unknown_members(const Json& schema, const Json& value,
                             std::vector<std::string>& unknown) {
    Walk{schema, unknown}.into(&schema, value, "");
}

}    // namespace ask::catalog::detail
