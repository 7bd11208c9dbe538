#include "simulator/detail/asked_slot.hpp"

#include <algorithm>
#include <utility>

namespace ask::simulator::detail {

namespace {

SampleIndex index_of(Lexicon& lexicon, const catalog::IntentModel& intent,
                     const std::vector<std::string>& texts) {
    std::vector<Sample> samples;
    for (const std::string& text : texts) {
        if (auto sample = take_apart(lexicon, intent, text)) samples.push_back(std::move(*sample));
    }
    return SampleIndex(std::move(samples));
}

}    // namespace

HeardIntent heard_intent(Lexicon& lexicon, const catalog::IntentModel& intent) {
    HeardIntent heard{.name = intent.name, .slots = {}};
    for (const catalog::IntentSlot& slot : intent.slots) {
        heard.slots.push_back({.name = slot.name,
                               .type = lexicon.learn_type(slot.type),
                               .takes_several = slot.takes_several,
                               .answers = index_of(lexicon, intent, slot.samples)});
    }
    return heard;
}

bool is_value(const AskedSlot& slot, Spoken& spoken) {
    if (spoken.size() == 0) return false;
    const auto lengths =
        slot.takes_several ? spoken.list_lengths(slot.type, 0) : spoken.lengths(slot.type, 0);
    return std::find(lengths.begin(), lengths.end(), spoken.size()) != lengths.end();
}

std::string value_said(const AskedSlot& slot, const Spoken& spoken) {
    return slot.takes_several ? join_with_pauses(spoken.words()) : join_said(spoken.words());
}

}    // namespace ask::simulator::detail
