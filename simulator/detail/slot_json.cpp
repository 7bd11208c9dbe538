#include "simulator/detail/slot_json.hpp"

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

}    // namespace

Json slot_json(const SlotContext& context, const catalog::IntentSlot& slot,
               const std::map<std::string, std::string>& said) {
    Json json = {{"name", slot.name}, {"confirmationStatus", "NONE"}};
    const auto found = said.find(slot.name);
    if (found == said.end() || found->second.empty()) return json;
    const std::string value = slot_value(slot.type, found->second);
    json["value"] = value;
    json["source"] = "USER";
    json["slotValue"] = {{"type", "Simple"}, {"value", value}};
    const catalog::SlotType* type = context.model.find_type(slot.type);
    if (!type) return json;
    json["resolutions"] = resolutions(context, *type, value);
    json["slotValue"]["resolutions"] = json["resolutions"];
    return json;
}

}    // namespace ask::simulator::detail
