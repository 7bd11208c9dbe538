#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <set>
#include <string>

#include "catalog/detail/built_in_names.hpp"
#include "catalog/detail/invocation.hpp"
#include "catalog/detail/letters.hpp"
#include "catalog/detail/model_samples.hpp"
#include "catalog/detail/product_names.hpp"
#include "catalog/detail/sample_utterance.hpp"

using namespace ask::catalog::detail;

namespace {

// Every locale in which something may be sold, and two that we have utterances for.
const char* const locales[] = {"en-US", "en-CA", "en-GB", "es-ES", "es-US", "de-DE",
                               "fr-CA", "fr-FR", "it-IT", "ja-JP", "pt-BR", "hi-IN"};

LanguageSamples samples_of(const std::string& locale) {
    auto samples = samples_for(locale);
    if (!samples) throw std::runtime_error(samples.error().context);
    return std::move(*samples);
}

struct Variants {
    std::string locale;
    std::string name;
    std::string skill;
    Texts variants;
};

const Variants variant_rows[] = {
    {"en-US", "Cave Quest", "Bright Lantern", {}},
    {"en-US", "The Cave Quest", "", {"cave quest"}},
    {"en-US", "Five-Hint Pack", "", {"five hint pack", "five hint"}},
    {"en-US", "The Cave Expansion Pack", "", {"cave expansion pack", "cave"}},
    {"en-US", "Treasure Finders Plus", "Treasure Finders", {"plus"}},
    {"en-US", "Plus for Treasure Finders", "Treasure Finders", {"plus for"}},
    {"en-US", "The Pack", "", {}},
    {"en-US", "Pack", "", {}},
    {"de-DE",
     "Das Fünf-Tipps-Paket",
     "",
     {"das fünf tipps paket", "fünf tipps paket", "fünf tipps"}},
    {"fr-FR", "L'Abonnement Grotte", "", {"abonnement grotte"}},
    {"it-IT", "La Caverna", "", {"caverna"}},
    {"ja-JP", "ヒントパック", "", {"ヒント"}},
};

}    // namespace

TEST_CASE("a product's variants leave out article, kind and the skill's own name") {
    for (const Variants& row : variant_rows) {
        CAPTURE(row.name);
        CHECK(name_variants(row.name, row.skill, samples_of(row.locale)) == row.variants);
    }
}

TEST_CASE("no product is called what another one is called too") {
    const auto variants = distinct_variants(
        {{"a", "The Cave"}, {"b", "Cave Pack"}, {"c", "The Hint Pack"}, {"d", "Hint Pack"}}, "",
        samples_of("en-US"), {"hint"});
    CHECK(variants.at("a").empty());
    CHECK(variants.at("b").empty());
    CHECK(variants.at("c").empty());
    CHECK(variants.at("d").empty());
}

TEST_CASE("what nobody says is not in a slot value") {
    CHECK(sayable("Cave Quest™ «Deluxe»!", "en") == "Cave Quest Deluxe");
    CHECK(sayable("  Rock & Roll  2 ", "en") == "Rock & Roll 2");
    CHECK(sayable("Höhle", "de") == "Höhle");
    CHECK(sayable("ヒント\xE3\x80\x80パック!", "ja") == "ヒント パック");
}

TEST_CASE("letters are compared as they are heard") {
    CHECK(as_heard("  What  CAN I\tbuy ") == "what can i buy");
    CHECK(as_heard("what’s ÄÖÜ ÉÑ ŁŹŸ") == "what's äöü éñ łźÿ");
    CHECK(as_heard("×ß") == "×ß");
    CHECK(words_of(" a  b ") == Texts{"a", "b"});
    CHECK(language_of("pt-BR") == "pt");
}

TEST_CASE("each language has clean utterances for every purchase intent, each once") {
    for (const char* locale : locales) {
        const LanguageSamples samples = samples_of(locale);
        const auto language = language_of(locale);
        CHECK(samples.intents.size() == 6);
        std::set<std::string> seen;
        for (const auto& [intent, texts] : samples.intents) {
            CAPTURE(locale, intent);
            CHECK(texts.size() >= 10);
            for (const std::string& text : texts) {
                const SampleUtterance read = read_sample(text, language);
                CAPTURE(text);
                CHECK(read.faults.empty());
                CHECK(seen.insert(as_heard(text)).second);
            }
        }
    }
}

TEST_CASE("each language knows how customers ask what they can buy") {
    for (const char* locale : locales) {
        CAPTURE(locale);
        const LanguageSamples samples = samples_of(locale);
        const Texts& asked = samples.intents.at("WhatCanIBuyIntent");
        REQUIRE_FALSE(samples.what_can_i_buy.empty());
        CHECK(asked.front() == samples.what_can_i_buy.front());
        CHECK(samples.elicitations.size() == 4);
    }
    CHECK(samples_of("en-GB").what_can_i_buy.front() == "what can i buy");
    const auto none = samples_for("nl-NL");
    REQUIRE_FALSE(none);
    CHECK(none.error().context.find("nl-NL: there are no sample utterances") == 0);
    CHECK(none.error().context.find("pt-BR") != std::string::npos);
}

TEST_CASE("a built-in intent that was misspelt has its neighbour told") {
    CHECK(near_built_in_intent("AMAZON.HlepIntent") == "AMAZON.HelpIntent");
    CHECK(near_built_in_intent("AMAZON.stopintent") == "AMAZON.StopIntent");
    CHECK(near_built_in_intent("AMAZON.Something").empty());
    CHECK(is_built_in_intent("AMAZON.SearchAction<object@WeatherForecast>"));
    CHECK_FALSE(is_built_in_intent("AMAZON.SearchAction"));
    CHECK(is_built_in_type("AMAZON.NUMBER"));
    CHECK_FALSE(is_built_in_type("NUMBER"));
}

TEST_CASE("a skill's name becomes an invocation name as far as it can be said") {
    CHECK(invocation_from("Treasure Finders!", "en") == "treasure finders");
    CHECK(invocation_from("Schatz-Finder: Höhle", "de") == "schatz finder höhle");
    CHECK(invocation_from("Sam’s Quiz", "en") == "sam's quiz");
    CHECK(invocation_from("Quiz 2", "en") == "quiz 2");
}
