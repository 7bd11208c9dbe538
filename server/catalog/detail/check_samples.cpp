#include <algorithm>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "catalog/detail/built_in_names.hpp"
#include "catalog/detail/characters.hpp"
#include "catalog/detail/letters.hpp"
#include "catalog/detail/model_checks.hpp"
#include "catalog/detail/sample_utterance.hpp"

namespace ask::catalog::detail {

namespace {

using Names = std::set<std::string, std::less<>>;
using DialogsByIntent = std::multimap<std::string_view, const DialogIntentView*>;

bool is_phrase_slot(const IntentView& intent, const std::string& slot) {
    const SlotView* found = intent.find_slot(slot);
    return found && is_phrase_type(found->type.text);
}

void check_phrase_slots(const IntentView& intent, const WrittenText& sample,
                        const SampleUtterance& read, ModelFindings& findings) {
    const bool has_phrase =
        std::any_of(read.slots.begin(), read.slots.end(),
                    [&](const std::string& slot) { return is_phrase_slot(intent, slot); });
    if (!has_phrase) return;
    if (!read.has_words) {
        findings.add("sample-carrier-phrase", *sample.at,
                     in_quotes(sample.text) + " is a phrase slot without words");
    }
    if (read.slots.size() > 1) {
        findings.add("sample-phrase-alone", *sample.at,
                     in_quotes(sample.text) + " has a slot beside a phrase slot");
    }
}

// Reads one sample of an intent or of a slot; the slots that it names are added to `used`.
void check_sample(const ModelScene& scene, const IntentView& intent, const WrittenText& sample,
                  Names& used, ModelFindings& findings) {
    const SampleUtterance read = read_sample(sample.text, scene.language);
    for (const SampleFault& fault : read.faults) {
        findings.add(fault.rule, *sample.at, in_quotes(sample.text) + " " + fault.message);
    }
    for (const std::string& slot : read.slots) {
        used.insert(slot);
        if (intent.find_slot(slot)) continue;
        findings.add("sample-slot-undefined", *sample.at,
                     in_quotes(sample.text) + " names the slot " + in_quotes(slot) + ", which " +
                         in_quotes(intent.name.text) + " has not");
    }
    check_phrase_slots(intent, sample, read, findings);
}

void add_dialog_slots(const DialogsByIntent& dialogs, const IntentView& intent, Names& used) {
    const auto [begin, end] = dialogs.equal_range(intent.name.text);
    for (auto dialog = begin; dialog != end; ++dialog) {
        for (const DialogSlotView& slot : dialog->second->slots) used.emplace(slot.name.text);
    }
}

void check_unused(const IntentView& intent, const Names& used, ModelFindings& findings) {
    for (const SlotView& slot : intent.slots) {
        if (used.contains(slot.name.text) || slot.name.text.empty()) continue;
        findings.add("slot-unused", *slot.name.at,
                     "no sample of " + in_quotes(intent.name.text) + " has the slot " +
                         in_quotes(slot.name.text));
    }
}

// "buy {ProductName}" → "buy {LIST_OF_PRODUCT_NAMES}": what Alexa tells apart.
std::string with_types(const IntentView& intent, std::string_view sample) {
    std::string text;
    while (!sample.empty()) {
        const auto open = sample.find('{');
        const auto close = sample.find('}', open);
        if (close == sample.npos) break;
        const std::string_view name = sample.substr(open + 1, close - open - 1);
        const SlotView* slot = intent.find_slot(name);
        text += sample.substr(0, open + 1);
        text += slot ? slot->type.text : name;
        sample.remove_prefix(close);
    }
    return text.append(sample);
}

struct Spoken {
    const IntentView* intent;
    std::string_view sample;
};

// Of the intent itself and of its slots.
std::vector<const WrittenText*> samples_of(const IntentView& intent) {
    std::vector<const WrittenText*> all;
    for (const WrittenText& sample : intent.samples) all.push_back(&sample);
    for (const SlotView& slot : intent.slots) {
        for (const WrittenText& sample : slot.samples) all.push_back(&sample);
    }
    return all;
}

}    // namespace

void check_samples(const ModelScene& scene, ModelFindings& findings) {
    DialogsByIntent dialogs;
    for (const DialogIntentView& dialog : scene.model.dialog) {
        dialogs.emplace(dialog.name.text, &dialog);
    }
    for (const IntentView& intent : scene.model.intents) {
        Names used;
        for (const WrittenText* sample : samples_of(intent)) {
            check_sample(scene, intent, *sample, used, findings);
        }
        add_dialog_slots(dialogs, intent, used);
        const bool is_built_in = intent.name.text.starts_with("AMAZON.");
        if (is_built_in) continue;
        check_unused(intent, used, findings);
        if (!intent.samples.empty()) continue;
        findings.add("intent-without-samples", *intent.name.at,
                     in_quotes(intent.name.text) + " has no samples");
    }
}

void check_repeated_samples(const ModelScene& scene, ModelFindings& findings) {
    std::map<std::string, Spoken> known;
    for (const IntentView& intent : scene.model.intents) {
        for (const WrittenText& sample : intent.samples) {
            const std::string heard = as_heard(with_types(intent, sample.text));
            const auto [first, is_new] =
                known.emplace(heard, Spoken{.intent = &intent, .sample = sample.text});
            if (is_new || heard.empty()) continue;
            const bool is_same = as_heard(first->second.sample) == as_heard(sample.text);
            const bool is_same_intent = first->second.intent == &intent;
            if (!is_same && is_same_intent) continue;
            findings.add(
                is_same ? "sample-repeated" : "sample-ambiguous", *sample.at,
                in_quotes(sample.text) + " is a sample of " +
                    (is_same_intent ? "this intent" : in_quotes(first->second.intent->name.text)) +
                    " already" + (is_same ? "" : ", under another slot name"));
        }
    }
}

}    // namespace ask::catalog::detail
