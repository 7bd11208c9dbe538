#include "verify/detail/shelf.hpp"

#include <algorithm>
#include <utility>

#include "verify/reasons.hpp"

namespace ask::verify::detail {

namespace {

// A clock that was set back does not stretch a pause.
bool is_recent(TimePoint at, TimePoint now, TimePoint::duration span) {
    return at <= now && now - at < span;
}

bool take_turn(std::optional<TimePoint>& last, TimePoint now, TimePoint::duration pause) {
    if (last && is_recent(*last, now, pause)) return false;
    last = now;
    return true;
}

}    // namespace

Room room_beside(std::size_t running, std::size_t most_downloads) {
    if (running >= most_downloads) return Room::none;
    if (running < (most_downloads + 1) / 2) return Room::plenty;
    return running + 1 < most_downloads ? Room::scarce : Room::last;
}

Shelf::Entry* Shelf::find(const std::string& url) {
    const auto entry = std::ranges::find(entries_, url, &Entry::url);
    if (entry == entries_.end()) return nullptr;
    entries_.splice(entries_.begin(), entries_, entry);
    return &entries_.front();
}

std::optional<Chain> Shelf::in_date(const std::string& url, TimePoint now) {
    const Entry* known = find(url);
    if (!known || !known->chain.check_dates(now)) return std::nullopt;
    return known->chain;
}

Decision Shelf::decide(const std::string& url, Room room, TimePoint now) {
    Entry* known = find(url);
    if (known && known->chain.check_dates(now)) {
        const bool ends_soon = known->chain.expires_at() - now <= options_.refresh_ahead;
        const bool refresh = ends_soon && room != Room::none &&
                             take_turn(known->refreshed_at, now, options_.refresh_pause);
        return Serve{known->chain, refresh};
    }
    if (const Error* why = failure_of(url, now)) return Refuse{*why};
    return known ? Decision(Fetch{true}) : decide_on_unknown(url, room, now);
}

Decision Shelf::decide_after_mismatch(const std::string& url, Room room, TimePoint now) {
    Entry* known = find(url);
    // A download that cannot start now must not use up the one that a mismatch is allowed.
    const bool may_fetch = known && room != Room::none;
    if (may_fetch && take_turn(known->forced_at, now, options_.refresh_pause)) return Fetch{true};
    return decide(url, room, now);
}

Decision Shelf::decide_on_unknown(const std::string& url, Room room, TimePoint now) {
    if (room == Room::under_way) return Fetch{false};
    if (room != Room::plenty || too_many_failures(now)) return take_turns(url, room, now);
    demand_.forget(url);
    return Fetch{false};
}

// Whoever asks, the turn goes to the name asked for most: nobody can hold it by not coming back.
Decision Shelf::take_turns(const std::string& url, Room room, TimePoint now) {
    demand_.add(url, now);
    Refuse refusal{Error{reasons::chain_unavailable,
                         "too many certificate URLs fail or are being tried to try a new one now"}};
    const bool has_room = room == Room::plenty || room == Room::scarce;
    if (!has_room || !take_turn(turn_at_, now, options_.try_pause)) return refusal;
    refusal.next = demand_.take_most_asked(url);
    return refusal.next == url ? Decision(Fetch{false}) : Decision(std::move(refusal));
}

void Shelf::keep(const std::string& url, Chain chain) {
    failures_.erase(url);
    if (Entry* known = find(url)) {
        known->chain = std::move(chain);
        return;
    }
    entries_.push_front(Entry{url, std::move(chain), std::nullopt, std::nullopt});
    if (entries_.size() > options_.most_chains) entries_.pop_back();
}

const Error* Shelf::failure_of(const std::string& url, TimePoint now) const {
    const auto failure = failures_.find(url);
    if (failure == failures_.end()) return nullptr;
    return is_recent(failure->second.at, now, options_.remember_failure) ? &failure->second.why
                                                                         : nullptr;
}

bool Shelf::too_many_failures(TimePoint now) {
    if (failures_.size() >= options_.most_failures) forget_old_failures(now);
    return failures_.size() >= options_.most_failures;
}

void Shelf::forget_old_failures(TimePoint now) {
    std::erase_if(failures_, [&](const auto& one) {
        return !is_recent(one.second.at, now, options_.remember_failure);
    });
}

void Shelf::remember_failure(const std::string& url, Error why, TimePoint now) {
    if (too_many_failures(now)) {
        const auto age = [](const auto& one) { return one.second.at; };
        const auto oldest = std::ranges::min_element(failures_, {}, age);
        if (oldest != failures_.end()) failures_.erase(oldest);
    }
    failures_.insert_or_assign(url, Failure{std::move(why), now});
}

}    // namespace ask::verify::detail
