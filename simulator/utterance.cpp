#include "simulator/utterance.hpp"

#include <unordered_map>
#include <utility>

#include "model/ssml.hpp"
#include "simulator/built_in_types.hpp"
#include "simulator/detail/asked_slot.hpp"
#include "simulator/detail/built_in_phrases.hpp"
#include "simulator/detail/sample_index.hpp"
#include "simulator/words.hpp"

namespace ask::simulator {

namespace {

using detail::AskedSlot;
using detail::BestSample;
using detail::HeardIntent;
using detail::Lexicon;
using detail::Sample;
using detail::SampleIndex;
using detail::Spoken;

constexpr std::string_view fallback_intent = "AMAZON.FallbackIntent";
constexpr std::size_t most_characters = 8'000;
constexpr std::size_t most_words = 200;

// "A and B", "A, B and C".
std::string list_of(const std::vector<std::string>& names) {
    std::string text;
    for (std::size_t at = 0; at < names.size(); ++at) {
        if (at > 0) text += at + 1 == names.size() ? " and " : ", ";
        text += names[at];
    }
    return text;
}

std::string quoted_sample(const BestSample& best) {
    return "sample \"" + best.sample->text + "\"";
}

std::vector<Sample> all_samples(Lexicon& lexicon, const catalog::InteractionModel& model) {
    std::vector<Sample> samples;
    for (std::size_t at = 0; at < model.intents.size(); ++at) {
        for (const std::string& text : model.intents[at].samples) {
            auto sample = take_apart(lexicon, model.intents[at], text);
            if (!sample) continue;
            sample->intent = at;
            samples.push_back(std::move(*sample));
        }
    }
    return samples;
}

Heard filled(const Elicitation& asked, const std::map<std::string, std::string>& slots,
             std::string how) {
    Heard heard{asked.so_far, std::move(how), {}};
    for (const auto& [name, words] : slots) heard.understood->slots[name] = words;
    return heard;
}

bool is_known(const BestSample& best) {
    return best.match.fit.known_slots > 0;
}

// Longer than anybody speaks: the time to understand it need not be spent.
bool is_too_long(std::string_view said) {
    constexpr std::size_t most_bytes_of_a_character = 4;
    return said.size() > most_characters * most_bytes_of_a_character ||
           model::count_characters(said) > most_characters;
}

}    // namespace

struct Listener::Parts {
    Parts(const catalog::InteractionModel& model, const Locale& locale);

    [[nodiscard]] Heard hear(Spoken& spoken) const;
    [[nodiscard]] Heard choose(const std::vector<BestSample>& best) const;
    [[nodiscard]] Heard fall_back(const std::string& reason) const;
    [[nodiscard]] std::vector<std::string> names_of(const std::vector<BestSample>& best) const;
    [[nodiscard]] const AskedSlot* find(const Elicitation& asked) const;
    [[nodiscard]] Heard fill(const Elicitation& asked, const AskedSlot& slot, Spoken& spoken) const;

    Lexicon lexicon;
    SampleIndex samples;
    std::vector<HeardIntent> intents;
    std::unordered_map<std::string, std::string> phrases;    // of built-in intents in the model
    bool has_fallback = false;
};

Listener::Parts::Parts(const catalog::InteractionModel& model, const Locale& locale)
    : lexicon(model, locale),
      samples(all_samples(lexicon, model)),
      phrases(detail::built_in_phrases(lexicon.language())),
      has_fallback(model.find_intent(fallback_intent) != nullptr) {
    for (const catalog::IntentModel& intent : model.intents) {
        intents.push_back(detail::heard_intent(lexicon, intent));
    }
    std::erase_if(phrases, [&model](const auto& one) { return !model.find_intent(one.second); });
}

Heard Listener::Parts::fall_back(const std::string& reason) const {
    if (has_fallback) {
        return {Understood{std::string(fallback_intent), {}}, reason + ": fallback", {}};
    }
    return {std::nullopt, reason + ", and the model has no AMAZON.FallbackIntent", {}};
}

std::vector<std::string> Listener::Parts::names_of(const std::vector<BestSample>& best) const {
    std::vector<std::string> names;
    for (const BestSample& one : best) names.push_back(intents[one.sample->intent].name);
    return names;
}

// What the samples that fit best make of it.
Heard Listener::Parts::choose(const std::vector<BestSample>& best) const {
    const BestSample& first = best.front();
    std::vector<std::string> names = names_of(best);
    const bool is_ambiguous = best.size() > 1 && first.sample->has_slots;
    if (is_ambiguous && has_fallback) {
        Heard heard = fall_back(list_of(names) + " fit equally well");
        heard.also = std::move(names);
        return heard;
    }
    Heard heard{Understood{names.front(), first.match.slots}, quoted_sample(first), {}};
    heard.also.assign(std::next(names.begin()), names.end());
    if (heard.also.empty()) return heard;
    heard.how += is_ambiguous ? ", though as much fits " : ", which stands also in ";
    heard.how += list_of(heard.also) + ": the first in the model";
    return heard;
}

Heard Listener::Parts::hear(Spoken& spoken) const {
    const std::vector<BestSample> best = samples.best(lexicon, spoken);
    const bool is_literal = !best.empty() && !best.front().sample->has_slots;
    if (is_literal) return choose(best);
    std::string key;
    for (const Word& word : spoken.words()) key += (key.empty() ? "" : " ") + word.key;
    const auto phrase = phrases.find(key);
    if (phrase != phrases.end()) {
        return {Understood{phrase->second, {}}, "standard phrase of " + phrase->second, {}};
    }
    return best.empty() ? fall_back("nothing fits") : choose(best);
}

const AskedSlot* Listener::Parts::find(const Elicitation& asked) const {
    for (const HeardIntent& intent : intents) {
        if (intent.name != asked.so_far.intent) continue;
        for (const AskedSlot& slot : intent.slots) {
            if (slot.name == asked.slot) return &slot;
        }
    }
    return nullptr;
}

Heard Listener::Parts::fill(const Elicitation& asked, const AskedSlot& slot, Spoken& spoken) const {
    const auto as_said = [&] {
        return filled(asked, {{slot.name, value_said(slot, spoken)}},
                      "fills the slot that was asked for");
    };
    if (is_value(slot, spoken)) return as_said();
    const std::vector<BestSample> answer = slot.answers.best(lexicon, spoken);
    const auto as_answer = [&] {
        return filled(asked, answer.front().match.slots,
                      quoted_sample(answer.front()) + " of the slot that was asked for");
    };
    if (!answer.empty() && is_known(answer.front())) return as_answer();
    Heard other = hear(spoken);
    if (other.understood && other.understood->intent != fallback_intent) return other;
    if (!answer.empty()) return as_answer();
    const bool takes_any = spoken.size() > 0 && !lexicon.type(slot.type).is_closed;
    return takes_any ? as_said() : other;
}

Listener::Listener(const catalog::InteractionModel& model, const Locale& locale)
    : parts_(std::make_shared<const Parts>(model, locale)) {}

Heard Listener::hear(std::string_view said) const {
    return hear_reply({}, said);
}

Heard Listener::hear_reply(const Elicitation& asked, std::string_view said) const {
    if (is_too_long(said)) return parts_->fall_back("longer than 8000 characters");
    Spoken spoken(parts_->lexicon, split_words(said));
    if (spoken.size() > most_words) return parts_->fall_back("longer than 200 words");
    const AskedSlot* slot = parts_->find(asked);
    return slot ? parts_->fill(asked, *slot, spoken) : parts_->hear(spoken);
}

std::optional<Understood> understand(const catalog::InteractionModel& model, const Locale& locale,
                                     std::string_view said) {
    return Listener(model, locale).hear(said).understood;
}

}    // namespace ask::simulator
