#include "catalog/detail/sample_utterance.hpp"

#include <algorithm>

#include "catalog/detail/characters.hpp"
#include "catalog/detail/letters.hpp"
#include "core/utf8.hpp"

namespace ask::catalog::detail {

namespace {

constexpr std::size_t longest_abbreviation = 3;    // "dr.", "n. b. a.", "usw."

bool is_apostrophe(char32_t letter) {
    return letter == '\'' || letter == 0x2019;
}

bool is_blank(char32_t letter) {
    return letter == ' ';
}

// By its code point what cannot be seen.
std::string shown(char32_t letter) {
    const bool is_seen = letter > 0x20 && letter != 0x7F && letter != 0xA0 && letter != 0xFEFF &&
                         (letter < 0x2000 || letter > 0x206F);
    if (is_seen) return detail::in_quotes(to_utf8({&letter, 1}));
    return "the invisible character " + code_point_name(letter);
}

class Reader {
 public:
    Reader(std::u32string text, std::string_view language)
        : text_(std::move(text)), language_(language) {}

    SampleUtterance run() {
        check_spaces();
        while (at_ < text_.size()) {
            if (text_[at_] == '{')
                read_slot();
            else
                read_character();
        }
        if (text_.find_first_not_of(' ') == text_.npos) fault("sample-empty", "says nothing");
        return std::move(sample_);
    }

 private:
    // One of each rule is enough for a sample.
    void fault(std::string_view rule, std::string message) {
        const bool is_told =
            std::any_of(sample_.faults.begin(), sample_.faults.end(),
                        [rule](const SampleFault& known) { return known.rule == rule; });
        if (!is_told) sample_.faults.push_back({.rule = rule, .message = std::move(message)});
    }

    void check_spaces() {
        if (text_.empty()) return;
        const bool has_more =
            is_blank(text_.front()) || is_blank(text_.back()) || text_.find(U"  ") != text_.npos;
        if (has_more)
            fault("sample-spaces", "has a space at its beginning or end, or two together");
    }

    void read_slot() {
        const auto close = text_.find('}', at_);
        if (close == text_.npos) {
            fault("sample-slot-syntax", "has a brace that is not closed");
            at_ = text_.size();
            return;
        }
        const std::string name =
            to_utf8(std::u32string_view(text_).substr(at_ + 1, close - at_ - 1));
        check_slot_name(name);
        if (!stands_apart(close)) {
            fault("sample-slot-joined", "has {" + name + "} joined to the word beside it");
        }
        at_ = close + 1;
    }

    void check_slot_name(const std::string& name) {
        if (name.empty()) return fault("sample-slot-syntax", "has an empty slot {}");
        if (name.find('|') != name.npos) {
            return fault("sample-slot-syntax", "has the old form {value|Name}");
        }
        if (name.find_first_of(" {") != name.npos) {
            return fault("sample-slot-syntax", "has a space or a brace within {" + name + "}");
        }
        sample_.slots.push_back(name);
    }

    // Possessives and elisions touch a slot: {Name}'s, l'{Name}. Japanese and Hindi join as they
    // like.
    [[nodiscard]] bool stands_apart(std::size_t close) const {
        if (language_ == "ja" || language_ == "hi") return true;
        const auto parts = [](char32_t letter) {
            return is_blank(letter) || is_apostrophe(letter) || letter == '-' || letter == '.';
        };
        const bool before = at_ == 0 || parts(text_[at_ - 1]);
        return before && (close + 1 == text_.size() || parts(text_[close + 1]));
    }

    void read_character() {
        const char32_t letter = text_[at_];
        if (is_letter_of(language_, letter))
            sample_.has_words = true;
        else if (is_digit(letter))
            read_digit();
        else if (letter == '.')
            read_period();
        else if (is_apostrophe(letter))
            read_apostrophe();
        else if (letter == '}')
            fault("sample-slot-syntax", "has a closing brace without an opening one");
        else if (!is_blank(letter) && letter != '-' && letter != '_')
            fault("sample-characters", "has " + shown(letter));
        ++at_;
    }

    void read_digit() {
        sample_.has_words = true;
        fault("sample-digit", "has a digit");
    }

    [[nodiscard]] bool is_letter_at(std::size_t at) const {
        return at < text_.size() && is_letter_of(language_, text_[at]);
    }
    [[nodiscard]] std::size_t letters_before(std::size_t at) const {
        std::size_t count = 0;
        while (count < at && is_letter_of(language_, text_[at - count - 1])) ++count;
        return count;
    }

    void read_period() {
        const std::size_t letters = letters_before(at_);
        if (letters == 0) return fault("sample-period", "has a period that follows no letter");
        const bool ends = at_ + 1 == text_.size();
        if (ends && letters > longest_abbreviation) {
            fault("sample-sentence-end", "ends with a period");
        } else if (letters > longest_abbreviation || (is_letter_at(at_ + 1) && letters > 1)) {
            fault("sample-period", "has a period that abbreviates nothing");
        }
    }

    void read_apostrophe() {
        const bool touches = is_letter_at(at_ + 1) || (at_ > 0 && is_letter_at(at_ - 1)) ||
                             (at_ > 0 && text_[at_ - 1] == '}');
        if (!touches) fault("sample-characters", "has an apostrophe that belongs to no word");
    }

    std::u32string text_;
    std::string language_;
    std::size_t at_ = 0;
    SampleUtterance sample_;
};

}    // namespace

SampleUtterance read_sample(std::string_view text, std::string_view language) {
    return Reader(code_points_of(text), language).run();
}

}    // namespace ask::catalog::detail
