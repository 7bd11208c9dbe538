#pragma once

#include <chrono>
#include <cstdint>
#include <map>
#include <optional>
#include <string_view>
#include <vector>

#include "core/clock.hpp"
#include "core/ids.hpp"
#include "model/product.hpp"

namespace ask::isp {

// Which product may be suggested now. Amazon: never what is owned or not on sale, one at a time,
// not again soon after a no, and not always the same. Pure.

struct ProductSuggestion {
    std::optional<std::chrono::milliseconds> cool_down;    // none: as for all
    bool off = false;                                      // never suggested
};

struct SuggestionOptions {
    // How long a product rests after a no, and after an offer of which no answer is known.
    std::chrono::milliseconds cool_down = std::chrono::hours(7 * 24);
    std::map<ReferenceName, ProductSuggestion> products;
};

// What a customer was offered of one product.
struct Suggested {
    ProductId id;                              // Amazon's, at the last offer
    std::optional<TimePoint> offered;          // last
    std::optional<TimePoint> resting_since;    // none: never offered, or accepted since
    std::int64_t declines = 0;
    std::int64_t accepts = 0;
    friend bool operator==(const Suggested&, const Suggested&) = default;
};

struct SuggestionMemory {
    std::map<ReferenceName, Suggested> products;
    SessionId last_session;    // in which something was suggested, or answered
    friend bool operator==(const SuggestionMemory&, const SuggestionMemory&) = default;
};

struct Candidate {
    ReferenceName name;
    const model::Product* product = nullptr;    // none: Amazon does not list it
};

enum class PassedOver {
    off,
    not_purchasable,
    owned,    // a consumable may be bought again, and never is
    already_suggested_in_session,
    cooling_down,
};
[[nodiscard]] std::string_view to_text(PassedOver reason);

struct Passed {
    ReferenceName name;
    PassedOver reason = PassedOver::off;
    friend bool operator==(const Passed&, const Passed&) = default;
};

struct Choice {
    const model::Product* product = nullptr;    // none: suggest nothing
    std::vector<Passed> passed;                 // those that would not do, in their order
};

struct Moment {
    SessionId session;
    TimePoint now;
};

// The first that was never offered; else the one whose offer is the longest ago.
[[nodiscard]] Choice choose(const std::vector<Candidate>& candidates,
                            const SuggestionMemory& memory, const SuggestionOptions& options,
                            const Moment& moment);

// An Upsell directive leaves. Until its answer is known it counts as declined.
void note_offered(SuggestionMemory& memory, const ReferenceName& name, const Moment& moment);

enum class SuggestionAnswer { accepted, declined, other };

// The answer came, in a session of its own: nothing more is suggested in it.
void note_answered(SuggestionMemory& memory, const ReferenceName& name, SuggestionAnswer answer,
                   const Moment& moment);

}    // namespace ask::isp
