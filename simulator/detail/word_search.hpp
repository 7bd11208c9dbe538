#pragma once

#include <span>
#include <string>
#include <string_view>

namespace ask::simulator::detail {

// A word or phrase, in its comparable form, of a language (two letters).
struct Phrase {
    std::string_view language;
    std::string_view text;
};

// The first of the phrases of this language that a text has as whole words; empty: none. Where no
// language is known, English is looked for.
[[nodiscard]] std::string_view find_phrase(std::span<const Phrase> phrases, std::string_view text,
                                           std::string_view language);

}    // namespace ask::simulator::detail
