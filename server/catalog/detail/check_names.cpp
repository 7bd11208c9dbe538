#include <algorithm>
#include <array>
#include <set>

#include "catalog/detail/built_in_names.hpp"
#include "catalog/detail/characters.hpp"
#include "catalog/detail/invocation.hpp"
#include "catalog/detail/model_checks.hpp"

namespace ask::catalog::detail {

namespace {

constexpr std::array<std::string_view, 3> needed_intents{"AMAZON.HelpIntent", "AMAZON.StopIntent",
                                                         "AMAZON.CancelIntent"};

bool is_ascii_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool has_digit(std::string_view name) {
    return name.find_first_of("0123456789") != name.npos;
}

// What is wrong with a name of letters and underscores; empty: nothing.
std::string wrong_in_name(std::string_view name, bool digits_may_be) {
    if (name.empty()) return {};    // the shape's fault
    if (!is_ascii_letter(name.front())) return "begins with no letter";
    for (const char c : name) {
        const bool is_digit = c >= '0' && c <= '9';
        if (is_ascii_letter(c) || c == '_' || (is_digit && digits_may_be)) continue;
        return is_digit ? "has a digit" : "has a character that is no letter and no underscore";
    }
    return {};
}

void check_name(std::string_view rule, const WrittenText& name, ModelFindings& findings) {
    const std::string wrong = wrong_in_name(name.text, true);
    if (!wrong.empty()) {
        findings.add(rule, *name.at, in_quotes(name.text) + " " + wrong);
    } else if (has_digit(name.text)) {
        findings.add("name-digit", *name.at, in_quotes(name.text) + " has a digit");
    }
}

// Amazon takes names for the same whose letters differ in size only.
void check_new(const WrittenText& name, std::set<std::string>& known, ModelFindings& findings) {
    if (name.text.empty() || known.insert(lower_ascii(name.text)).second) return;
    findings.add("name-repeated", *name.at, in_quotes(name.text) + " is declared already");
}

void check_built_in(const WrittenText& name, ModelFindings& findings) {
    if (is_built_in_intent(name.text)) return;
    const std::string near = near_built_in_intent(name.text);
    findings.add("built-in-unknown", *name.at,
                 in_quotes(name.text) + " is no built-in intent" +
                     (near.empty() ? "" : ": do you mean " + near + "?"));
}

}    // namespace

void check_invocation(const ModelScene& scene, ModelFindings& findings) {
    const WrittenText& name = scene.model.invocation;
    const bool is_there = name.at && name.at->is(WrittenKind::string);
    if (!is_there) return;
    for (const InvocationFault& fault : invocation_faults(name.text, scene.locale, scene.samples)) {
        findings.add(fault.rule, *name.at, in_quotes(name.text) + " " + fault.message);
    }
}

void check_intent_names(const ModelScene& scene, ModelFindings& findings) {
    std::set<std::string> names;
    for (const IntentView& intent : scene.model.intents) {
        const WrittenText& name = intent.name;
        check_new(name, names, findings);
        if (name.text.starts_with("AMAZON.")) {
            check_built_in(name, findings);
            continue;
        }
        const std::string wrong = wrong_in_name(name.text, false);
        if (!wrong.empty()) {
            findings.add("intent-name", *name.at, in_quotes(name.text) + " " + wrong);
        }
    }
}

void check_slot_names(const ModelScene& scene, ModelFindings& findings) {
    std::set<std::string> intents;
    for (const IntentView& intent : scene.model.intents) {
        intents.insert(lower_ascii(intent.name.text));
    }
    for (const IntentView& intent : scene.model.intents) {
        std::set<std::string> names;
        for (const SlotView& slot : intent.slots) {
            check_new(slot.name, names, findings);
            check_name("slot-name", slot.name, findings);
            if (!intents.contains(lower_ascii(slot.name.text)) || slot.name.text.empty()) continue;
            findings.add("name-overlap", *slot.name.at,
                         in_quotes(slot.name.text) + " is an intent's name too");
        }
    }
    std::set<std::string> types;
    for (const TypeView& type : scene.model.types) {
        check_new(type.name, types, findings);
        const bool is_extended = type.name.text.starts_with("AMAZON.");
        if (!is_extended) check_name("type-name", type.name, findings);
    }
}

void check_built_ins(const ModelScene& scene, ModelFindings& findings) {
    const WrittenNode* intents = scene.model.language->find("intents");
    const WrittenNode& at = intents ? *intents : *scene.model.language;
    for (const std::string_view name : needed_intents) {
        if (scene.model.find_intent(name)) continue;
        findings.add("built-in-missing", at, std::string(name) + " is not there");
    }
    if (!scene.model.find_intent("AMAZON.NavigateHomeIntent")) {
        findings.add("built-in-home-missing", at, "AMAZON.NavigateHomeIntent is not there");
    }
}

}    // namespace ask::catalog::detail
