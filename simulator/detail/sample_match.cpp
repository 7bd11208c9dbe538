#include "simulator/detail/sample_match.hpp"

#include <algorithm>
#include <span>

#include "simulator/entity_resolution.hpp"

namespace ask::simulator::detail {

namespace {

// A piece of a sample: a literal word, or a slot.
struct Piece {
    std::string literal;
    const catalog::IntentSlot* slot = nullptr;
};

void add_literals(std::vector<Piece>& pieces, std::string_view text) {
    for (const Word& word : split_words(text)) pieces.push_back({word.key, nullptr});
}

const catalog::IntentSlot* find_slot(const catalog::IntentModel& intent, std::string_view name) {
    const auto found = std::find_if(intent.slots.begin(), intent.slots.end(),
                                    [name](const auto& slot) { return slot.name == name; });
    return found == intent.slots.end() ? nullptr : &*found;
}

std::vector<Piece> split_sample(const catalog::IntentModel& intent, std::string_view sample) {
    std::vector<Piece> pieces;
    while (!sample.empty()) {
        const auto open = std::min(sample.find('{'), sample.size());
        add_literals(pieces, sample.substr(0, open));
        sample.remove_prefix(open);
        const auto close = sample.find('}');
        if (close == sample.npos) break;
        pieces.push_back({"", find_slot(intent, sample.substr(1, close - 1))});
        sample.remove_prefix(close + 1);
    }
    return pieces;
}

using Pieces = std::span<const Piece>;
using Words = std::span<const Word>;

class Matcher {
 public:
    explicit Matcher(const catalog::InteractionModel& model) : model_(model) {}

    std::optional<SampleMatch> match(Pieces pieces, Words words) const {
        if (pieces.empty()) {
            if (!words.empty()) return std::nullopt;
            return SampleMatch{};
        }
        if (words.size() < pieces.size()) return std::nullopt;
        if (pieces.front().slot) return match_slot(pieces, words);
        if (pieces.front().literal != words.front().key) return std::nullopt;
        auto rest = match(pieces.subspan(1), words.subspan(1));
        if (rest) ++rest->fit.literal_words;
        return rest;
    }

 private:
    std::optional<SampleMatch> match_slot(Pieces pieces, Words words) const {
        std::optional<SampleMatch> best;
        const std::size_t most = words.size() - pieces.size() + 1;
        for (std::size_t count = 1; count <= most; ++count) {
            auto candidate = fill(*pieces.front().slot, words.first(count),
                                  match(pieces.subspan(1), words.subspan(count)));
            if (candidate && (!best || candidate->fit > best->fit)) best = std::move(candidate);
        }
        return best;
    }

    std::optional<SampleMatch> fill(const catalog::IntentSlot& slot, Words words,
                                    std::optional<SampleMatch> rest) const {
        const std::string phrase = join_said({words.begin(), words.end()});
        if (!rest || !can_fill(slot.type, phrase)) return std::nullopt;
        if (is_known(slot, phrase)) ++rest->fit.known_slots;
        rest->slots[slot.name] = phrase;
        return rest;
    }

    bool is_known(const catalog::IntentSlot& slot, const std::string& phrase) const {
        const catalog::SlotType* type = model_.find_type(slot.type);
        return type ? !resolve(*type, phrase).empty() : slot.type == "AMAZON.NUMBER";
    }

    const catalog::InteractionModel& model_;
};

}    // namespace

std::optional<SampleMatch> match_sample(const catalog::InteractionModel& model,
                                        const catalog::IntentModel& intent, std::string_view sample,
                                        const std::vector<Word>& said) {
    const std::vector<Piece> pieces = split_sample(intent, sample);
    const auto is_unknown = [](const Piece& p) { return !p.slot && p.literal.empty(); };
    if (pieces.empty() || std::any_of(pieces.begin(), pieces.end(), is_unknown))
        return std::nullopt;
    std::optional<SampleMatch> match = Matcher(model).match(pieces, said);
    if (!match) return match;
    const bool has_ground = match->fit.literal_words > 0 || match->fit.known_slots == pieces.size();
    return has_ground ? match : std::nullopt;
}

}    // namespace ask::simulator::detail
