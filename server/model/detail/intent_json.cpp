#include "model/detail/intent_json.hpp"

#include <algorithm>

#include "model/detail/read.hpp"

namespace ask::model::detail {

namespace {

constexpr std::string_view dynamic_authority = "amzn1.er-authority.echo-sdk.dynamic.";

Confirmation read_confirmation(const Json& object) {
    const std::string status = text(object, "confirmationStatus");
    if (status == "CONFIRMED") return Confirmation::confirmed;
    if (status == "DENIED") return Confirmation::denied;
    return Confirmation::none;
}

std::string_view to_text(Confirmation confirmation) {
    switch (confirmation) {
        case Confirmation::none:
            return "NONE";
        case Confirmation::confirmed:
            return "CONFIRMED";
        case Confirmation::denied:
            return "DENIED";
    }
    return "NONE";
}

// The same id is the same value, however the authorities name it.
bool same_value(const SlotMatch& one, const SlotMatch& other) {
    if (!one.id.empty() && one.id == other.id) return true;
    return one == other;
}

void add_match(std::vector<SlotMatch>& matches, SlotMatch match) {
    if (match.name.empty() && match.id.empty()) return;
    const bool known = std::ranges::any_of(
        matches, [&](const SlotMatch& earlier) { return same_value(earlier, match); });
    if (!known) matches.push_back(std::move(match));
}

void add_authority(std::vector<SlotMatch>& matches, const Json& authority) {
    if (text(at(authority, "status"), "code") != "ER_SUCCESS_MATCH") return;
    const Json& values = at(authority, "values");
    if (!values.is_array()) return;
    for (const Json& entry : values) {
        const Json& value = at(entry, "value");
        add_match(matches, SlotMatch{text(value, "name"), text(value, "id")});
    }
}

std::vector<SlotMatch> read_matches(const Json& resolutions) {
    std::vector<SlotMatch> matches;
    const Json& authorities = at(resolutions, "resolutionsPerAuthority");
    if (!authorities.is_array()) return matches;
    for (const bool dynamic : {true, false}) {
        for (const Json& authority : authorities) {
            const bool is_dynamic = text(authority, "authority").starts_with(dynamic_authority);
            if (is_dynamic == dynamic) add_authority(matches, authority);
        }
    }
    return matches;
}

std::optional<std::string> read_spoken(const Json& value) {
    std::optional<std::string> spoken = optional_text(value, "value");
    if (spoken && spoken->empty()) spoken.reset();
    return spoken;
}

std::vector<Slot> read_list(const Json& slot_value, const std::string& name);

// A slot, or a slotValue inside a list: both have value, resolutions and slotValue or values.
Slot read_slot(const Json& slot, const Json& slot_value, const std::string& name) {
    Slot read;
    read.name = name;
    read.confirmation = read_confirmation(slot);
    read.spoken = read_spoken(slot);
    if (!read.spoken) read.spoken = read_spoken(slot_value);
    const Json& resolutions = at(slot, "resolutions");
    read.matches =
        read_matches(resolutions.is_object() ? resolutions : at(slot_value, "resolutions"));
    read.list = read_list(slot_value, name);
    return read;
}

std::vector<Slot> read_list(const Json& slot_value, const std::string& name) {
    std::vector<Slot> list;
    const Json& values = at(slot_value, "values");
    if (text(slot_value, "type") != "List" || !values.is_array()) return list;
    for (const Json& value : values) {
        if (value.is_object()) list.push_back(read_slot(value, value, name));
    }
    return list;
}

Json write_list(const std::vector<Slot>& list) {
    Json values = Json::array();
    for (const Slot& value : list) {
        if (value.spoken) values.push_back({{"type", "Simple"}, {"value", *value.spoken}});
    }
    return Json{{"type", "List"}, {"values", std::move(values)}};
}

Json write_slot(const std::string& name, const Slot& slot) {
    Json written{{"name", name}, {"confirmationStatus", to_text(slot.confirmation)}};
    if (slot.spoken) written["value"] = *slot.spoken;
    if (!slot.list.empty()) written["slotValue"] = write_list(slot.list);
    return written;
}

}    // namespace

Intent read_intent(const Json& intent) {
    Intent read;
    read.name = text(intent, "name");
    read.confirmation = read_confirmation(intent);
    const Json& slots = at(intent, "slots");
    if (!slots.is_object()) return read;
    for (const auto& [name, slot] : slots.items()) {
        if (slot.is_object()) {
            read.slots.emplace(name, read_slot(slot, at(slot, "slotValue"), name));
        }
    }
    return read;
}

Json write_intent(const Intent& intent) {
    Json slots = Json::object();
    for (const auto& [name, slot] : intent.slots) slots[name] = write_slot(name, slot);
    return Json{{"name", intent.name},
                {"confirmationStatus", to_text(intent.confirmation)},
                {"slots", std::move(slots)}};
}

}    // namespace ask::model::detail
