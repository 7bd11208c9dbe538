#pragma once

#include <string>
#include <vector>

#include "simulator/detail/sample_index.hpp"

namespace ask::simulator::detail {

// A slot that can be asked for, and the samples of its own.
struct AskedSlot {
    std::string name;
    std::size_t type = 0;
    bool takes_several = false;
    SampleIndex answers;
};

struct HeardIntent {
    std::string name;
    std::vector<AskedSlot> slots;
};

[[nodiscard]] HeardIntent heard_intent(Lexicon& lexicon, const catalog::IntentModel& intent);

// Whether all the words are a value of the slot's type.
[[nodiscard]] bool is_value(const AskedSlot& slot, Spoken& spoken);

// The words as they go into the slot.
[[nodiscard]] std::string value_said(const AskedSlot& slot, const Spoken& spoken);

}    // namespace ask::simulator::detail
