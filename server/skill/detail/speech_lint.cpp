#include "skill/detail/speech_lint.hpp"

#include <array>
#include <regex>
#include <set>

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
    if (price.empty()) return;
    faults.push_back(
        fault(speech.file, name, "\"" + price + "\" states a price, leave it to Alexa"));
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

std::string price_in(std::string_view text) {
    static constexpr std::array<std::string_view, 5> signs{"$", "€", "£", "¥", "₹"};
    for (const std::string_view sign : signs) {
        if (text.find(sign) != std::string_view::npos) return std::string(sign);
    }
    static const std::regex code("\\b(USD|EUR|GBP|JPY|INR|CAD|AUD|BRL|MXN)\\b");
    static const std::regex amount(
        "([0-9]|\\})\\s*(dollars?|euros?|cents?|pence|yen|rupees?|reais|pesos?|"
        "pounds? sterling|pfund sterling|livres? sterling)\\b",
        std::regex::icase);
    std::match_results<std::string_view::const_iterator> found;
    for (const std::regex* pattern : {&code, &amount}) {
        if (std::regex_search(text.begin(), text.end(), found, *pattern)) return found.str();
    }
    return {};
}

}    // namespace ask::skill::detail
