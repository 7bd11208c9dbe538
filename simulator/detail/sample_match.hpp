#pragma once

#include <compare>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/interaction_model.hpp"
#include "simulator/words.hpp"

namespace ask::simulator::detail {

// How well a sample fits; more is better.
struct Fit {
    std::size_t literal_words = 0;
    std::size_t known_slots = 0;    // filled with a value of their type
    friend auto operator<=>(const Fit&, const Fit&) = default;
};

struct SampleMatch {
    Fit fit;
    std::map<std::string, std::string> slots;
};

// The best way in which the words said are this sample of this intent, if they are.
[[nodiscard]] std::optional<SampleMatch> match_sample(const catalog::InteractionModel& model,
                                                      const catalog::IntentModel& intent,
                                                      std::string_view sample,
                                                      const std::vector<Word>& said);

}    // namespace ask::simulator::detail
