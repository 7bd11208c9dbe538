#include "simulator/detail/word_search.hpp"

#include "simulator/words.hpp"

namespace ask::simulator::detail {

std::string_view find_phrase(std::span<const Phrase> phrases, std::string_view text,
                             std::string_view language) {
    const std::string words = " " + comparable(text) + " ";
    const std::string_view wanted = language.empty() ? "en" : language;
    for (const Phrase& phrase : phrases) {
        if (phrase.language != wanted) continue;
        const std::string key = " " + comparable(phrase.text) + " ";
        if (words.find(key) != words.npos) return phrase.text;
    }
    return {};
}

}    // namespace ask::simulator::detail
