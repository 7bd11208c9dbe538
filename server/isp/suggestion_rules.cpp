#include "isp/suggestion_rules.hpp"

#include <algorithm>

namespace ask::isp {

namespace {

const Suggested& known_of(const SuggestionMemory& memory, const ReferenceName& name) {
    static const Suggested nothing;
    const auto known = memory.products.find(name);
    return known == memory.products.end() ? nothing : known->second;
}

ProductSuggestion options_of(const SuggestionOptions& options, const ReferenceName& name) {
    const auto special = options.products.find(name);
    return special == options.products.end() ? ProductSuggestion{} : special->second;
}

// A clock that was set back leaves no time elapsed.
bool is_resting(const Suggested& known, std::chrono::milliseconds cool_down, TimePoint now) {
    return known.resting_since && now - std::min(*known.resting_since, now) < cool_down;
}

// Amazon calls a consumable entitled as long as its count is above 0.
bool is_owned(const model::Product& product) {
    return product.entitled && product.type != model::ProductType::consumable;
}

struct Rules {
    const SuggestionMemory& memory;
    const SuggestionOptions& options;
    const Moment& moment;
};

std::optional<PassedOver> objection(const Candidate& candidate, const Rules& rules) {
    const auto& [memory, options, moment] = rules;
    const ProductSuggestion special = options_of(options, candidate.name);
    if (special.off) return PassedOver::off;
    if (candidate.product == nullptr) return PassedOver::not_purchasable;
    if (is_owned(*candidate.product)) return PassedOver::owned;
    if (!candidate.product->purchasable) return PassedOver::not_purchasable;
    if (!moment.session.empty() && memory.last_session == moment.session) {
        return PassedOver::already_suggested_in_session;
    }
    const auto cool_down = special.cool_down.value_or(options.cool_down);
    const bool rests = is_resting(known_of(memory, candidate.name), cool_down, moment.now);
    return rests ? std::optional(PassedOver::cooling_down) : std::nullopt;
}

}    // namespace

std::string_view to_text(PassedOver reason) {
    switch (reason) {
        case PassedOver::off:
            return "off";
        case PassedOver::not_purchasable:
            return "not_purchasable";
        case PassedOver::owned:
            return "owned";
        case PassedOver::already_suggested_in_session:
            return "already_suggested_in_session";
        case PassedOver::cooling_down:
            return "cooling_down";
    }
    return "";
}

Choice choose(const std::vector<Candidate>& candidates, const SuggestionMemory& memory,
              const SuggestionOptions& options, const Moment& moment) {
    Choice choice;
    std::optional<TimePoint> offered;    // of the best so far
    for (const Candidate& candidate : candidates) {
        if (const auto reason = objection(candidate, {memory, options, moment})) {
            choice.passed.push_back({candidate.name, *reason});
            continue;
        }
        // An offer that was never made is the longest ago of all.
        const std::optional<TimePoint> last = known_of(memory, candidate.name).offered;
        if (choice.product != nullptr && !(last < offered)) continue;
        choice.product = candidate.product;
        offered = last;
    }
    return choice;
}

void note_offered(SuggestionMemory& memory, const ReferenceName& name, const Moment& moment) {
    Suggested& known = memory.products[name];
    known.offered = moment.now;
    known.resting_since = moment.now;
    memory.last_session = moment.session;
}

void note_answered(SuggestionMemory& memory, const ReferenceName& name, SuggestionAnswer answer,
                   const Moment& moment) {
    memory.last_session = moment.session;
    if (answer == SuggestionAnswer::other) return;
    Suggested& known = memory.products[name];
    if (answer == SuggestionAnswer::accepted) {
        ++known.accepts;
        known.resting_since.reset();
    } else {
        ++known.declines;
        known.resting_since = moment.now;
    }
}

}    // namespace ask::isp
