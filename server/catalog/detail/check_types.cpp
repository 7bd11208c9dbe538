#include <algorithm>
#include <map>
#include <set>

#include "catalog/detail/built_in_names.hpp"
#include "catalog/detail/characters.hpp"
#include "catalog/detail/letters.hpp"
#include "catalog/detail/model_checks.hpp"
#include "catalog/detail/product_names.hpp"
#include "core/utf8.hpp"

namespace ask::catalog::detail {

namespace {

constexpr std::size_t longest_value = 140;
constexpr std::size_t most_intents = 250;
constexpr std::size_t most_values = 50'000;
constexpr std::size_t most_bytes = 1'500'000;

void check_text(const ModelScene& scene, const WrittenText& text, ModelFindings& findings) {
    const std::size_t length = count_code_points(text.text);
    if (length > longest_value) {
        findings.add("value-length", *text.at, "has " + std::to_string(length) + " characters");
    }
    const std::string said = sayable(text.text, scene.language);
    if (as_heard(said) != as_heard(text.text)) {
        findings.add("value-characters", *text.at,
                     in_quotes(text.text) + " has characters that are not said");
    }
}

// Where a name or a synonym leads: to the value with this number.
using Known = std::map<std::string, std::size_t>;

void check_name(const ModelScene& scene, const ValueView& value, std::size_t index, Known& known,
                ModelFindings& findings) {
    const std::string heard = as_heard(value.name.text);
    if (heard.empty()) {
        const bool is_text = value.name.at->is(WrittenKind::string);
        if (is_text) findings.add("value-empty", *value.name.at, "is empty");
        return;
    }
    check_text(scene, value.name, findings);
    if (known.emplace(heard, index).second) return;
    findings.add("value-repeated", *value.name.at,
                 in_quotes(value.name.text) + " is in this type already");
}

void check_synonym(const ModelScene& scene, const WrittenText& synonym, std::size_t index,
                   Known& known, ModelFindings& findings) {
    const std::string heard = as_heard(synonym.text);
    if (heard.empty()) {
        findings.add("value-empty", *synonym.at, "is empty");
        return;
    }
    check_text(scene, synonym, findings);
    if (known.emplace(heard, index).second) return;
    const bool is_own = known.at(heard) == index;
    findings.add("synonym-repeated", *synonym.at,
                 in_quotes(synonym.text) + (is_own ? " is a name of this value already"
                                                   : " leads to another value of this type too"));
}

// After all names: a synonym that is another value's name is the fault, not the name.
void check_synonyms(const ModelScene& scene, const TypeView& type, Known& known,
                    ModelFindings& findings) {
    for (std::size_t index = 0; index < type.values.size(); ++index) {
        for (const WrittenText& synonym : type.values[index].synonyms) {
            check_synonym(scene, synonym, index, known, findings);
        }
    }
}

void check_type(const ModelScene& scene, const TypeView& type, ModelFindings& findings) {
    const bool has_values = !type.values.empty() || type.has_supplier;
    if (!has_values) {
        findings.add("type-empty", *type.name.at, in_quotes(type.name.text) + " has no values");
    }
    Known known;
    std::set<std::string_view> ids;
    for (std::size_t index = 0; index < type.values.size(); ++index) {
        const ValueView& value = type.values[index];
        check_name(scene, value, index, known, findings);
        const bool is_new = value.id.text.empty() || ids.insert(value.id.text).second;
        if (is_new) continue;
        findings.add("value-id-repeated", *value.id.at,
                     in_quotes(value.id.text) + " is the id of another value too");
    }
    check_synonyms(scene, type, known, findings);
}

void check_type_of(const ModelScene& scene, const SlotView& slot, ModelFindings& findings) {
    const std::string_view name = slot.type.text;
    if (name.empty() || scene.model.find_type(name)) return;
    if (!name.starts_with("AMAZON.")) {
        findings.add("type-undefined", *slot.type.at, in_quotes(name) + " is not among the types");
    } else if (!is_built_in_type(name)) {
        findings.add("built-in-type-unknown", *slot.type.at,
                     in_quotes(name) + " is no built-in type that is known here");
    }
}

}    // namespace

void check_slot_types(const ModelScene& scene, ModelFindings& findings) {
    std::set<std::string_view> used;
    for (const IntentView& intent : scene.model.intents) {
        for (const SlotView& slot : intent.slots) {
            used.insert(slot.type.text);
            check_type_of(scene, slot, findings);
        }
    }
    for (const TypeView& type : scene.model.types) {
        if (type.name.text.empty() || used.contains(type.name.text)) continue;
        findings.add("type-unused", *type.name.at,
                     "no slot has the type " + in_quotes(type.name.text));
    }
}

void check_values(const ModelScene& scene, ModelFindings& findings) {
    for (const TypeView& type : scene.model.types) check_type(scene, type, findings);
}

void check_limits(const ModelScene& scene, ModelFindings& findings) {
    std::size_t values = 0;
    for (const TypeView& type : scene.model.types) {
        for (const ValueView& value : type.values) values += 1 + value.synonyms.size();
    }
    const auto over = [&](std::size_t count, std::size_t most, std::string_view what) {
        if (count <= most) return;
        findings.add("model-limits", *scene.model.language,
                     "has " + std::to_string(count) + " " + std::string(what) + ", and " +
                         std::to_string(most) + " is the most");
    };
    over(scene.model.intents.size(), most_intents, "intents");
    over(values, most_values, "values and synonyms");
    over(scene.document.bytes.size(), most_bytes, "bytes");
}

}    // namespace ask::catalog::detail
