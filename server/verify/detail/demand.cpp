#include "verify/detail/demand.hpp"

#include <algorithm>
#include <chrono>

namespace ask::verify::detail {

namespace {

constexpr std::chrono::seconds rush_ends_after{10};

}    // namespace

void Demand::add(const std::string& name, TimePoint now) {
    forget_an_old_rush(now);
    if (!asked_.contains(name) && asked_.size() >= most_) make_room();
    Asked& asked = asked_.try_emplace(name, Asked{level_, 0}).first->second;
    ++asked.times;
    asked.order = ++order_;
}

std::string Demand::take_most_asked(const std::string& asker) {
    const auto times = [](const auto& one) { return one.second.times; };
    auto next = std::ranges::max_element(asked_, {}, times);
    if (next == asked_.end()) return asker;
    const auto own = asked_.find(asker);
    if (own != asked_.end() && own->second.times == next->second.times) next = own;
    std::string name = next->first;
    asked_.erase(next);
    return name;
}

void Demand::make_room() {
    const auto asked = [](const auto& one) { return one.second; };
    const auto least = std::ranges::min_element(asked_, {}, asked);
    if (least == asked_.end()) return;
    level_ = std::max(level_, least->second.times);
    asked_.erase(least);
}

// What was asked for in another rush says nothing of this one, and costs it turns.
void Demand::forget_an_old_rush(TimePoint now) {
    const bool goes_on = last_ && *last_ <= now && now - *last_ < rush_ends_after;
    last_ = now;
    if (goes_on) return;
    asked_.clear();
    level_ = 0;
}

}    // namespace ask::verify::detail
