#include "simulator/detail/slot_json.hpp"

#include <utility>

#include "simulator/built_in_types.hpp"
#include "simulator/entity_resolution.hpp"

namespace ask::simulator::detail {

namespace {

Json value_json(const catalog::TypeValue& value) {
    Json named = {{"name", value.name}};
    if (!value.id.empty()) named["id"] = value.id;
    return {{"value", named}};
}

Json resolutions(const SlotContext& context, const catalog::SlotType& type,
                 const std::string& phrase) {
    Json authority = {{"authority", "amzn1.er-authority.echo-sdk." + context.application_id.text() +
                                        "." + type.name}};
    const auto meant = resolve(type, phrase);
    authority["status"]["code"] = meant.empty() ? "ER_SUCCESS_NO_MATCH" : "ER_SUCCESS_MATCH";
    for (const catalog::TypeValue* value : meant) {
        authority["values"].push_back(value_json(*value));
    }
    return {{"resolutionsPerAuthority", Json::array({authority})}};
}

// Amazon's types resolve nothing, unless the model adds values to them.
Json simple_value(const SlotContext& context, const std::string& type_name,
                  const std::string& phrase) {
    const std::string value =
        slot_value(type_name, phrase, language_of(context.locale), context.now);
    Json simple = {{"type", "Simple"}, {"value", value}};
    const catalog::SlotType* type = context.model.find_type(type_name);
    if (type) simple["resolutions"] = resolutions(context, *type, value);
    return simple;
}

Json list_value(const SlotContext& context, const std::string& type, const std::string& phrase) {
    Json values = Json::array();
    for (const std::string& one : split_values(phrase)) {
        values.push_back(simple_value(context, type, one));
    }
    return {{"type", "List"}, {"values", std::move(values)}};
}

}    // namespace

Json slot_json(const SlotContext& context, const catalog::IntentSlot& slot,
               const std::map<std::string, std::string>& said) {
    Json json = {{"name", slot.name}, {"confirmationStatus", "NONE"}};
    const auto found = said.find(slot.name);
    if (found == said.end() || found->second.empty()) return json;
    json["source"] = "USER";
    if (slot.takes_several) {
        json["slotValue"] = list_value(context, slot.type, found->second);
        return json;
    }
    json["slotValue"] = simple_value(context, slot.type, found->second);
    json["value"] = json["slotValue"]["value"];
    if (json["slotValue"].contains("resolutions")) {
        json["resolutions"] = json["slotValue"]["resolutions"];
    }
    return json;
}

}    // namespace ask::simulator::detail
