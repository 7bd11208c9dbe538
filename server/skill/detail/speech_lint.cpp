#include "skill/detail/speech_lint.hpp"

#include <set>

#include "model/ssml.hpp"
#include "skill/detail/template_text.hpp"

namespace ask::skill::detail {

namespace {

using Names = std::set<std::string, std::less<>>;

Names placeholders(const std::vector<std::string>& variants) {
    Names names;
    for (const std::string& variant : variants) {
        for (const TemplatePart& part : split_template(variant).parts) {
            if (part.is_placeholder) names.emplace(part.text);
        }
    }
    return names;
}

void lint_text(const SpeechFile& speech, const std::string& name, const std::string& text,
               Faults& faults) {
    if (!split_template(text).is_whole) {
        faults.push_back(
            fault(speech.file, name, "a brace that is no {placeholder}, write {a_name} or none"));
    }
    const std::string price = price_in(text);
    if (!price.empty()) {
        faults.push_back(
            fault(speech.file, name, "\"" + price + "\" states a price, leave it to Alexa"));
        return;
    }
    if (!name.starts_with("upsell.")) return;
    const auto refused = isp::upsell_text_fault(model::strip_ssml(text));
    if (refused) faults.push_back(fault(speech.file, name, *refused));
}

void report_missing(const Names& wanted, const Names& present, const std::string& where,
                    Faults& faults) {
    for (const std::string& name : wanted) {
        if (!present.contains(name)) {
            faults.push_back(where + "the placeholder {" + name +
                             "} is missing, use it here or nowhere");
        }
    }
}

// What `model` has and `checked` lacks.
void report_lacks(const SpeechFile& model, const SpeechFile& checked, Faults& faults) {
    for (const auto& [name, variants] : model.lines) {
        const auto same = checked.lines.find(name);
        if (same == checked.lines.end()) {
            faults.push_back(
                fault(checked.file, name,
                      "missing, " + model.file + " has it: add it here or remove it there"));
            continue;
        }
        report_missing(placeholders(variants), placeholders(same->second),
                       fault(checked.file, name, ""), faults);
    }
}

}    // namespace

void lint_lines(const SpeechFile& speech, Faults& faults) {
    for (const auto& [name, variants] : speech.lines) {
        for (const std::string& text : variants) lint_text(speech, name, text, faults);
    }
}

void lint_against(const SpeechFile& first, const SpeechFile& other, Faults& faults) {
    report_lacks(first, other, faults);
    report_lacks(other, first, faults);
}

}    // namespace ask::skill::detail
