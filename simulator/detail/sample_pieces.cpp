#include "simulator/detail/sample_pieces.hpp"

#include <algorithm>
#include <utility>

#include "simulator/detail/characters.hpp"
#include "simulator/words.hpp"

namespace ask::simulator::detail {

namespace {

bool is_glue(std::string_view character) {
    const Sound sound = sound_of(first_character(character).code);
    return sound == Sound::letter || sound == Sound::apostrophe;
}

bool starts_with_glue(std::string_view text) {
    return !text.empty() && is_glue(text);
}

// "l'" before a brace; "l" alone stands for itself, so that nobody's word is cut.
bool ends_with_glue(std::string_view text) {
    return text.ends_with('\'') || text.ends_with("\xE2\x80\x99");
}

class Taker {
 public:
    Taker(Lexicon& lexicon, const catalog::IntentModel& intent)
        : lexicon_(lexicon), intent_(intent) {}

    std::optional<Sample> take(std::string_view text) {
        while (!text.empty()) {
            const std::size_t open = std::min(text.find('{'), text.size());
            const std::size_t close = text.find('}', open);
            add_literals(text.substr(0, open), open < text.size());
            if (open == text.size()) break;
            if (close == text.npos || !add_slot(text.substr(open + 1, close - open - 1))) return {};
            text.remove_prefix(close + 1);
        }
        if (sample_.pieces.empty()) return std::nullopt;
        return std::move(sample_);
    }

 private:
    void add_literals(std::string_view text, bool is_before_slot) {
        const bool is_after_slot = !sample_.pieces.empty();
        std::vector<Word> words = split_words(text);
        sample_.literal_words += words.size();
        if (is_after_slot && !words.empty() && starts_with_glue(text)) {
            sample_.pieces.back().place->suffix = words.front().key;
            words.erase(words.begin());
        }
        if (is_before_slot && !words.empty() && ends_with_glue(text)) {
            prefix_ = words.back().key;
            words.pop_back();
        }
        for (const Word& word : words) {
            sample_.pieces.push_back({lexicon_.learn(word.key), std::nullopt});
        }
    }

    bool add_slot(std::string_view name) {
        const catalog::IntentSlot* slot = intent_.find_slot(name);
        if (!slot) return false;
        SamplePlace place{.slot = slot->name,
                          .type = lexicon_.learn_type(slot->type),
                          .takes_several = slot->takes_several,
                          .prefix = std::exchange(prefix_, {}),
                          .suffix = {}};
        sample_.pieces.push_back({unknown_word, std::move(place)});
        sample_.has_slots = true;
        return true;
    }

    Lexicon& lexicon_;
    const catalog::IntentModel& intent_;
    Sample sample_;
    std::string prefix_;
};

}    // namespace

std::optional<Sample> take_apart(Lexicon& lexicon, const catalog::IntentModel& intent,
                                 std::string_view text) {
    std::optional<Sample> sample = Taker(lexicon, intent).take(text);
    if (sample) sample->text = text;
    return sample;
}

}    // namespace ask::simulator::detail
