#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ask::model {

// One canonical value that a slot resolved to. `id` may be empty: the model gave none.
struct SlotMatch {
    std::string name;
    std::string id;
    friend bool operator==(const SlotMatch&, const SlotMatch&) = default;
};

enum class Confirmation { none, confirmed, denied };

struct Slot {
    std::string name;
    // What was said; none: unfilled (absent, null or empty), or a multiple-value slot.
    std::optional<std::string> spoken;
    // The values of every authority with ER_SUCCESS_MATCH, best first, dynamic entities before the
    // static ones, duplicates (same id, or same name where there is none) dropped. More than one:
    // ambiguous, ask back. ER_ERROR_* reads as none.
    std::vector<SlotMatch> matches;
    Confirmation confirmation = Confirmation::none;
    std::vector<Slot> list;    // of a multiple-value slot, in the order spoken; each has this name
};

struct Intent {
    std::string name;
    Confirmation confirmation = Confirmation::none;
    std::map<std::string, Slot, std::less<>> slots;

    [[nodiscard]] const Slot* slot(std::string_view slot_name) const;
};

}    // namespace ask::model
