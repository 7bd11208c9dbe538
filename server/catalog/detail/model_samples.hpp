#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.hpp"

namespace ask::catalog::detail {

using Texts = std::vector<std::string>;

// How customers of one language ask for what a skill sells: config/model-samples.
struct LanguageSamples {
    Texts what_can_i_buy;    // Amazon promotes skills that know one of these
    Texts articles;          // left out in front of a product's name
    Texts tail_words;        // left out behind it: "pack", "subscription"
    Texts launch_words;      // with which a skill is opened or asked: not in an invocation name
    std::map<std::string, Texts, std::less<>> intents;         // sample utterances
    std::map<std::string, Texts, std::less<>> elicitations;    // "Which one would you like?"
};

// Of the locale, else of its language. Errors: errors::not_found, with the languages there are.
[[nodiscard]] Result<LanguageSamples> samples_for(std::string_view locale);

}    // namespace ask::catalog::detail
