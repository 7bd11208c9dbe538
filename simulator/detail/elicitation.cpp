#include "simulator/detail/elicitation.hpp"

#include "simulator/detail/json_text.hpp"

namespace ask::simulator::detail {

namespace {

Understood updated(const Json& intent) {
    Understood understood{text_at(intent, "/name"), {}};
    const auto slots = intent.find("slots");
    if (slots == intent.end() || !slots->is_object()) return understood;
    for (const auto& [name, slot] : slots->items()) {
        const std::string value = text_at(slot, "/value");
        if (!value.empty()) understood.slots[name] = value;
    }
    return understood;
}

std::optional<Elicitation> read(const Json& directive, const Understood& answered) {
    if (text_at(directive, "/type") != "Dialog.ElicitSlot") return std::nullopt;
    const auto intent = directive.find("updatedIntent");
    const bool has_intent = intent != directive.end() && intent->is_object();
    return Elicitation{has_intent ? updated(*intent) : answered,
                       text_at(directive, "/slotToElicit")};
}

}    // namespace

std::optional<Elicitation> find_elicitation(const Json& answer, const Understood& answered) {
    const Json::json_pointer at("/response/directives");
    if (!answer.is_object() || !answer.contains(at) || !answer.at(at).is_array()) return {};
    for (const Json& directive : answer.at(at)) {
        if (auto elicitation = read(directive, answered)) return elicitation;
    }
    return std::nullopt;
}

}    // namespace ask::simulator::detail
