#include "simulator/detail/spoken.hpp"

#include <algorithm>
#include <set>
#include <utility>

#include "simulator/built_in_types.hpp"
#include "simulator/entity_resolution.hpp"

namespace ask::simulator::detail {

namespace {

// "the twenty first of december twenty twenty six" has eight words.
constexpr std::size_t longest_built_in_value = 10;

}    // namespace

Spoken::Spoken(const Lexicon& lexicon, std::vector<Word> words)
    : lexicon_(lexicon), words_(std::move(words)) {
    for (const Word& word : words_) ids_.push_back(lexicon.find(word.key));
    sorted_ids_ = ids_;
    std::sort(sorted_ids_.begin(), sorted_ids_.end());
}

bool Spoken::has(WordId word) const {
    return std::binary_search(sorted_ids_.begin(), sorted_ids_.end(), word);
}

const std::vector<std::size_t>& Spoken::lengths(std::size_t type, std::size_t start) {
    std::vector<Lengths>& of_type = lengths_[type];
    if (of_type.empty()) of_type.resize(words_.size());
    Lengths& kept = of_type[start];
    if (!kept) kept = find_lengths(type, start);
    return *kept;
}

std::vector<std::size_t> Spoken::list_lengths(std::size_t type, std::size_t start) {
    std::set<std::size_t> ends;
    std::set<std::size_t> starts{start};
    while (!starts.empty()) {
        const std::size_t from = starts.extract(starts.begin()).value();
        for (const std::size_t length : lengths(type, from)) {
            const std::size_t end = from + length;
            if (!ends.insert(end).second || end == words_.size()) continue;
            const bool is_joint = is_conjunction(words_[end].key);
            const std::size_t next = end + (is_joint ? 1 : 0);
            const bool goes_on = is_joint || words_[end].is_after_pause;
            if (goes_on && next < words_.size()) starts.insert(next);
        }
    }
    std::vector<std::size_t> lengths;
    for (const std::size_t end : ends) lengths.push_back(end - start);
    return lengths;
}

std::vector<std::size_t> Spoken::find_lengths(std::size_t type, std::size_t start) const {
    const LexiconType& known = lexicon_.type(type);
    const std::span<const WordId> rest = std::span(ids_).subspan(start);
    std::vector<std::size_t> found = known.values.lengths(rest);
    if (found.empty() && rest.size() > 1 && is_article(words_[start].key)) {
        found = known.values.lengths(rest.subspan(1));
        for (std::size_t& length : found) ++length;
    }
    if (found.empty()) return built_in_lengths(known, start);
    return found;
}

std::vector<std::size_t> Spoken::built_in_lengths(const LexiconType& type,
                                                  std::size_t start) const {
    std::vector<std::size_t> found;
    if (!type.is_built_in) return found;
    std::string phrase;
    const std::size_t most = std::min(longest_built_in_value, words_.size() - start);
    for (std::size_t count = 1; count <= most; ++count) {
        if (count > 1) phrase += ' ';
        phrase += words_[start + count - 1].key;
        if (built_in_value(type.name, phrase, lexicon_.language(), {})) found.push_back(count);
    }
    return found;
}

}    // namespace ask::simulator::detail
