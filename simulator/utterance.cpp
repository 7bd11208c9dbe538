#include "simulator/utterance.hpp"

#include <vector>

#include "simulator/detail/built_in_phrases.hpp"
#include "simulator/detail/sample_match.hpp"
#include "simulator/entity_resolution.hpp"
#include "simulator/words.hpp"

namespace ask::simulator {

namespace {

struct Candidate {
    detail::SampleMatch match;
    std::string intent;
};

void keep_better(std::optional<Candidate>& best, const std::string& intent,
                 std::optional<detail::SampleMatch> match) {
    if (match && (!best || match->fit > best->match.fit)) {
        best = Candidate{std::move(*match), intent};
    }
}

std::optional<Candidate> best_sample(const catalog::InteractionModel& model,
                                     const std::vector<Word>& said) {
    std::optional<Candidate> best;
    for (const catalog::IntentModel& intent : model.intents) {
        for (const std::string& sample : intent.samples) {
            keep_better(best, intent.name, detail::match_sample(model, intent, sample, said));
        }
    }
    return best;
}

constexpr std::string_view fallback_intent = "AMAZON.FallbackIntent";

std::string type_of(const catalog::InteractionModel& model, const Elicitation& elicitation) {
    const catalog::IntentModel* intent = model.find_intent(elicitation.so_far.intent);
    if (!intent) return "";
    for (const catalog::IntentSlot& slot : intent->slots) {
        if (slot.name == elicitation.slot) return slot.type;
    }
    return "";
}

bool names_a_value(const catalog::InteractionModel& model, const std::string& type_name,
                   std::string_view said) {
    const catalog::SlotType* type = model.find_type(type_name);
    return type && !resolve(*type, said).empty();
}

}    // namespace

std::optional<Understood> understand(const catalog::InteractionModel& model, const Locale& locale,
                                     std::string_view said) {
    const std::vector<Word> words = split_words(said);
    std::optional<Candidate> best = best_sample(model, words);
    const std::string_view built_in = detail::built_in_intent(locale, comparable(said));
    const bool is_literal = best && best->match.fit.literal_words == words.size();
    if (!is_literal && !built_in.empty() && model.find_intent(built_in)) {
        return Understood{std::string(built_in), {}};
    }
    if (best) return Understood{std::move(best->intent), std::move(best->match.slots)};
    if (model.find_intent(fallback_intent)) return Understood{std::string(fallback_intent), {}};
    return std::nullopt;
}

std::optional<Understood> understand_reply(const catalog::InteractionModel& model,
                                           const Locale& locale, const Elicitation& elicitation,
                                           std::string_view said) {
    const std::string type = type_of(model, elicitation);
    if (type.empty()) return understand(model, locale, said);
    if (!names_a_value(model, type, said)) {
        auto other = understand(model, locale, said);
        const bool is_other = other && other->intent != fallback_intent;
        if (is_other || !can_fill(type, said)) return other;
    }
    Understood filled = elicitation.so_far;
    filled.slots[elicitation.slot] = join_said(split_words(said));
    return filled;
}

}    // namespace ask::simulator
