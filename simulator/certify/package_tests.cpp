#include "simulator/certify/package_tests.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "catalog/json_place.hpp"
#include "catalog/project_layout.hpp"
#include "simulator/built_in_types.hpp"
#include "simulator/certify/detail/looking.hpp"
#include "simulator/certify/detail/store_words.hpp"
#include "simulator/detail/json_text.hpp"
#include "simulator/detail/price_words.hpp"
#include "simulator/words.hpp"

namespace ask::simulator::certify {

namespace {

using simulator::detail::text_at;
using Findings = std::vector<Finding>;

// The texts of one language in the store.
struct StoreText {
    Locale locale;
    const Json& text;

    [[nodiscard]] std::string at(const std::string& member) const {
        return text_at(text, "/" + member);
    }
};

std::vector<StoreText> store_texts(const Json& manifest) {
    const Json::json_pointer at("/manifest/publishingInformation/locales");
    std::vector<StoreText> texts;
    if (!manifest.contains(at) || !manifest.at(at).is_object()) return texts;
    for (const auto& [locale, text] : manifest.at(at).items()) {
        if (text.is_object()) texts.push_back({Locale(locale), text});
    }
    return texts;
}

Findings judge_flag(const Json& manifest, const SkillUnderTest& skill) {
    if (skill.products.empty()) return {};
    const Json::json_pointer at("/manifest/privacyAndCompliance/allowsPurchases");
    if (manifest.contains(at) && manifest.at(at) == true) return {};
    return {{.text = "privacyAndCompliance.allowsPurchases is not true; the skill sells products"}};
}

Findings judge_prices_in_store(const std::vector<StoreText>& texts) {
    Findings findings;
    for (const StoreText& one : texts) {
        const auto language = language_of(one.locale);
        for (const char* member : {"name", "summary", "description"}) {
            const std::string text = one.at(member);
            std::string price = simulator::detail::find_price(text, language);
            if (price.empty()) price = simulator::detail::find_discount(text, language);
            if (price.empty()) continue;
            findings.push_back(
                {.text = one.locale.text() + ": " + member + " tells \"" + price + "\""});
        }
    }
    return findings;
}

// There are more ways to say it than are known here: a description without a known one is left to
// its reader.
std::optional<Finding> find_untold(const StoreText& one, const std::string& description) {
    const std::string where = one.locale.text() + ": ";
    if (description.empty()) {
        return Finding{.text = where + "no description tells that there are in-skill purchases"};
    }
    if (detail::tells_of_purchases(description, language_of(one.locale))) return std::nullopt;
    return Finding{.text = where + "no word of in-skill purchases was recognised in description",
                   .place = std::nullopt,
                   .is_advice = true};
}

Findings judge_descriptions(const std::vector<StoreText>& texts, const SkillUnderTest& skill) {
    Findings findings;
    if (skill.products.empty()) return findings;
    for (const StoreText& one : texts) {
        const std::string description = one.at("description");
        if (auto untold = find_untold(one, description)) findings.push_back(std::move(*untold));
        const std::string call = detail::find_call_to_buy(description, language_of(one.locale));
        if (call.empty()) continue;
        findings.push_back(
            {.text = one.locale.text() + ": description calls to buy: \"" + call + "\"",
             .place = std::nullopt,
             .is_advice = true});
    }
    return findings;
}

Findings judge_example_phrases(const std::vector<StoreText>& texts) {
    Findings findings;
    for (const StoreText& one : texts) {
        const auto phrases = one.text.find("examplePhrases");
        if (phrases == one.text.end() || !phrases->is_array()) continue;
        for (const Json& phrase : *phrases) {
            const std::string words = phrase.is_string() ? phrase.get<std::string>() : "";
            if (!detail::invites_to_buy(words, language_of(one.locale))) continue;
            findings.push_back({.text = one.locale.text() + ": \"" + words + "\" invites to buy"});
        }
    }
    return findings;
}

bool is_named_in(const std::string& text, const catalog::ProductFile& product) {
    return std::any_of(product.texts.begin(), product.texts.end(),
                       [&](const auto& one) { return detail::is_named(text, one.second.name); });
}

// The words of a name that a text has: "hint pack" of "Five-Hint Pack".
std::string words_found(const std::string& text, const std::string& name) {
    const std::string words = comparable(name);
    std::string found;
    for (const std::string_view word : split_at_spaces(words)) {
        if (!detail::is_named(text, word)) continue;
        found += (found.empty() ? "" : " ") + std::string(word);
    }
    return found;
}

// Instructions may call a product by a part of its name, or by what it is.
Finding not_named(const std::string& text, const catalog::ProductFile& product) {
    std::string most;
    for (const auto& [locale, one] : product.texts) {
        const std::string found = words_found(text, one.name);
        if (found.size() > most.size()) most = found;
    }
    const std::string part = most.empty() ? "" : "; of its name they say \"" + most + "\"";
    return {.text = "testingInstructions do not name " + product.reference_name.text() + part,
            .place = std::nullopt,
            .is_advice = true};
}

Findings judge_instructions(const Json& manifest, const SkillUnderTest& skill) {
    const std::string text =
        text_at(manifest, "/manifest/publishingInformation/testingInstructions");
    if (text.empty() && !skill.products.empty()) {
        return {{.text = "there are no testingInstructions: they say how to reach each product"}};
    }
    Findings findings;
    for (const catalog::ProductFile& product : skill.products) {
        if (!is_named_in(text, product)) findings.push_back(not_named(text, product));
    }
    return findings;
}

constexpr Subject subject(std::string_view id, std::string_view title, std::string_view does,
                          std::string_view expects) {
    return {.group = Group::package, .id = id, .title = title, .does = does, .expects = expects};
}

constexpr Subject flag = subject("P1", "The manifest allows purchases", "Reads skill.json.",
                                 "privacyAndCompliance.allowsPurchases is true.");
constexpr Subject prices =
    subject("P2", "No price in the store", "Reads name, summary and description of every language.",
            "No price, discount or trial: Amazon shows them where they are right.");
constexpr Subject descriptions =
    subject("P3", "The description tells of purchases", "Reads the description of every language.",
            "It says that there are in-skill purchases, and does not call to buy.");
constexpr Subject phrases =
    subject("P4", "Example phrases do not sell", "Reads the example phrases of every language.",
            "None invites to buy.");
constexpr Subject instructions =
    subject("P5", "Testers are told how to reach each product", "Reads the testing instructions.",
            "Every product is named in them.");
constexpr Subject looks{
    .group = Group::package,
    .id = "P6",
    .title = "Texts and pictures",
    .does = "Nothing: it takes eyes.",
    .expects = "No typing errors, no placeholder texts, pictures that load.",
    .for_a_person =
        "Read every text of the skill and of its products aloud, in each language. "
        "Open the address of each picture, and look whether it shows what it should."};

TestResult judged(const Subject& subject, Findings findings) {
    const Verdict verdict = verdict_by(findings);
    return {.subject = subject, .verdict = verdict, .findings = std::move(findings)};
}

std::vector<TestResult> judge_nothing_read() {
    std::vector<TestResult> results;
    for (const Subject& one : {flag, prices, descriptions, phrases, instructions}) {
        results.push_back({.subject = one, .not_run = {"the package has no skill.json to read"}});
    }
    return results;
}

}    // namespace

Result<Json> read_manifest(const std::filesystem::path& folder) {
    const std::filesystem::path path = catalog::project_layout_of(folder).package / "skill.json";
    Result<Json> file = catalog::read_json_file(path);
    if (!file && file.error().code == errors::not_found) return Json(nullptr);
    if (file && !file->is_object()) {
        return fail(errors::invalid, path.string() + ": must be a JSON object");
    }
    return file;
}

std::string name_in_store(const Json& manifest, const Locale& locale) {
    if (!manifest.is_object()) return "";
    const std::vector<StoreText> texts = store_texts(manifest);
    for (const StoreText& one : texts) {
        if (one.locale == locale) return one.at("name");
    }
    return texts.empty() ? "" : texts.front().at("name");
}

std::vector<TestResult> judge_package(const Json& manifest, const SkillUnderTest& skill) {
    std::vector<TestResult> results;
    if (manifest.is_object()) {
        const std::vector<StoreText> texts = store_texts(manifest);
        results.push_back(judged(flag, judge_flag(manifest, skill)));
        results.push_back(judged(prices, judge_prices_in_store(texts)));
        results.push_back(judged(descriptions, judge_descriptions(texts, skill)));
        results.push_back(judged(phrases, judge_example_phrases(texts)));
        results.push_back(judged(instructions, judge_instructions(manifest, skill)));
    } else {
        results = judge_nothing_read();
    }
    results.push_back({.subject = looks, .verdict = Verdict::for_a_person});
    return results;
}

}    // namespace ask::simulator::certify
