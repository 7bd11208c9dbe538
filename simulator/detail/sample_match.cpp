#include "simulator/detail/sample_match.hpp"

#include <algorithm>

#include "simulator/built_in_types.hpp"
#include "simulator/detail/glued_words.hpp"

namespace ask::simulator::detail {

namespace {

// What can come of a piece and all after it, if the piece begins at a certain word.
struct Cell {
    int known = -1;         // slots known from here on; negative: it does not fit
    std::size_t end = 0;    // where the piece ends
    [[nodiscard]] bool fits() const { return known >= 0; }
};

// A cell for every word, and one behind the last.
using Row = std::vector<Cell>;

bool fits_anywhere(const Row& row) {
    return std::any_of(row.begin(), row.end(), [](const Cell& cell) { return cell.fits(); });
}

// Where the row fits for the last time; 0: nowhere behind the first word.
std::size_t last_fitting(const Row& row) {
    std::size_t at = row.size() - 1;
    while (at > 0 && !row[at].fits()) --at;
    return at;
}

// Works from the last piece to the first, so that every way is looked at once.
class Matcher {
 public:
    Matcher(const Lexicon& lexicon, const Sample& sample, Spoken& spoken)
        : lexicon_(lexicon), sample_(sample), spoken_(spoken) {}

    std::optional<SampleMatch> match() {
        rows_.assign(sample_.pieces.size() + 1, Row(spoken_.size() + 1));
        rows_.back().back() = {.known = 0, .end = spoken_.size()};
        for (std::size_t piece = sample_.pieces.size(); piece-- > 0;) {
            fill(piece);
            if (!fits_anywhere(rows_[piece])) return std::nullopt;
        }
        if (!rows_.front().front().fits()) return std::nullopt;
        return read();
    }

 private:
    void fill(std::size_t at) {
        const Piece& piece = sample_.pieces[at];
        if (!piece.place) return fill_literal(piece.literal, rows_[at], rows_[at + 1]);
        const bool is_glued = !piece.place->prefix.empty() || !piece.place->suffix.empty();
        if (is_glued) return fill_glued(*piece.place, rows_[at], rows_[at + 1]);
        const bool takes_any =
            sample_.literal_words > 0 && !lexicon_.type(piece.place->type).is_closed;
        if (takes_any) fill_open(rows_[at], rows_[at + 1]);
        fill_known(*piece.place, rows_[at], rows_[at + 1]);
    }

    void fill_literal(WordId literal, Row& row, const Row& next) const {
        for (std::size_t word = 0; word < spoken_.size(); ++word) {
            if (spoken_.ids()[word] == literal && next[word + 1].fits()) {
                row[word] = {next[word + 1].known, word + 1};
            }
        }
    }

    // Any words: up to the place from where most is known, the nearest if there are several.
    void fill_open(Row& row, const Row& next) const {
        Cell best;
        for (std::size_t word = spoken_.size(); word-- > 0;) {
            const Cell& behind = next[word + 1];
            if (behind.fits() && behind.known >= best.known) best = {behind.known, word + 1};
            row[word] = best;
        }
    }

    void fill_known(const SamplePlace& place, Row& row, const Row& next) {
        const std::size_t last = last_fitting(next);
        for (std::size_t word = 0; word < last; ++word) {
            const auto lengths = place.takes_several ? spoken_.list_lengths(place.type, word)
                                                     : spoken_.lengths(place.type, word);
            for (const std::size_t length : lengths) {
                const Cell& behind = next[word + length];
                if (!behind.fits() || behind.known + 1 <= row[word].known) continue;
                row[word] = {behind.known + 1, word + length};
            }
        }
    }

    void fill_glued(const SamplePlace& place, Row& row, const Row& next) const {
        for (std::size_t word = 0; word < spoken_.size(); ++word) {
            const std::size_t last = std::min(word + longest_glued, spoken_.size());
            for (std::size_t end = word + 1; end <= last; ++end) {
                const Cell& behind = next[end];
                const int gain = behind.fits() ? glued_gain(place, word, end) : -1;
                if (gain < 0 || behind.known + gain <= row[word].known) continue;
                row[word] = {behind.known + gain, end};
            }
        }
    }

    // 1: a known value, 0: any words, negative: not this place.
    [[nodiscard]] int glued_gain(const SamplePlace& place, std::size_t start,
                                 std::size_t end) const {
        const auto words = unglue(place, words_between(start, end));
        if (!words) return -1;
        Spoken value(lexicon_, *words);
        const auto& lengths = value.lengths(place.type, 0);
        if (std::find(lengths.begin(), lengths.end(), value.size()) != lengths.end()) return 1;
        return lexicon_.type(place.type).is_closed ? -1 : 0;
    }

    [[nodiscard]] std::span<const Word> words_between(std::size_t start, std::size_t end) const {
        return std::span(spoken_.words()).subspan(start, end - start);
    }

    [[nodiscard]] SampleMatch read() const {
        SampleMatch match{
            .fit = {sample_.literal_words, static_cast<std::size_t>(rows_.front().front().known)},
            .slots = {}};
        std::size_t word = 0;
        for (std::size_t at = 0; at < sample_.pieces.size(); ++at) {
            const std::size_t end = rows_[at][word].end;
            if (const auto& place = sample_.pieces[at].place) {
                match.slots[place->slot] = phrase(*place, words_between(word, end));
            }
            word = end;
        }
        return match;
    }

    static std::string phrase(const SamplePlace& place, std::span<const Word> words) {
        const auto bare = unglue(place, words);
        const std::span<const Word> value = bare ? std::span<const Word>(*bare) : words;
        return place.takes_several ? join_with_pauses(value) : join_said(value);
    }

    static constexpr std::size_t longest_glued = 12;    // words of such a value

    const Lexicon& lexicon_;
    const Sample& sample_;
    Spoken& spoken_;
    std::vector<Row> rows_;
};

}    // namespace

std::optional<SampleMatch> match_sample(const Lexicon& lexicon, const Sample& sample,
                                        Spoken& spoken) {
    if (sample.pieces.size() > spoken.size()) return std::nullopt;
    const bool can_fit =
        std::all_of(sample.pieces.begin(), sample.pieces.end(),
                    [&](const Piece& piece) { return piece.place || spoken.has(piece.literal); });
    if (!can_fit) return std::nullopt;
    return Matcher(lexicon, sample, spoken).match();
}

}    // namespace ask::simulator::detail
