#include "simulator/detail/sample_index.hpp"

#include <algorithm>
#include <utility>

namespace ask::simulator::detail {

namespace {

using Counts = std::unordered_map<WordId, std::size_t>;

Counts count_words(const std::vector<Sample>& samples) {
    Counts counts;
    for (const Sample& sample : samples) {
        for (const Piece& piece : sample.pieces) ++counts[piece.literal];
    }
    return counts;
}

// The literal word that the fewest samples have; none: there are only slots.
WordId rarest_word(const Sample& sample, const Counts& counts) {
    WordId rarest = unknown_word;
    for (const Piece& piece : sample.pieces) {
        if (piece.place) continue;
        const bool is_rarer =
            rarest == unknown_word || counts.at(piece.literal) < counts.at(rarest);
        if (is_rarer) rarest = piece.literal;
    }
    return rarest;
}

bool has_intent(const std::vector<BestSample>& best, std::size_t intent) {
    return std::any_of(best.begin(), best.end(),
                       [intent](const BestSample& one) { return one.sample->intent == intent; });
}

}    // namespace

SampleIndex::SampleIndex(std::vector<Sample> samples) : samples_(std::move(samples)) {
    const Counts counts = count_words(samples_);
    for (std::size_t at = 0; at < samples_.size(); ++at) {
        const WordId word = rarest_word(samples_[at], counts);
        std::vector<std::size_t>& place = word == unknown_word ? without_words_ : by_word_[word];
        place.push_back(at);
    }
}

std::vector<BestSample> SampleIndex::best(const Lexicon& lexicon, Spoken& spoken) const {
    std::vector<BestSample> best;
    for (const std::size_t at : candidates(spoken)) {
        const Sample& sample = samples_[at];
        if (!best.empty() && sample.literal_words < best.front().match.fit.literal_words) break;
        std::optional<SampleMatch> match = match_sample(lexicon, sample, spoken);
        if (!match || (!best.empty() && match->fit < best.front().match.fit)) continue;
        if (!best.empty() && match->fit > best.front().match.fit) best.clear();
        if (!has_intent(best, sample.intent)) best.push_back({&sample, std::move(*match)});
    }
    return best;
}

// The most literal words first, among those the order of the model: what comes later need not be
// looked at once something fits better.
std::vector<std::size_t> SampleIndex::candidates(const Spoken& spoken) const {
    std::vector<WordId> words = spoken.ids();
    std::sort(words.begin(), words.end());
    words.erase(std::unique(words.begin(), words.end()), words.end());
    std::vector<std::size_t> found = without_words_;
    for (const WordId word : words) {
        const auto samples = by_word_.find(word);
        if (samples == by_word_.end()) continue;
        found.insert(found.end(), samples->second.begin(), samples->second.end());
    }
    std::sort(found.begin(), found.end(), [this](std::size_t a, std::size_t b) {
        const std::size_t more = samples_[a].literal_words;
        const std::size_t less = samples_[b].literal_words;
        return more != less ? more > less : a < b;
    });
    return found;
}

}    // namespace ask::simulator::detail
