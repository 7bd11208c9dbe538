#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>

#include "core/clock.hpp"

namespace ask::verify::detail {

// How often each name was asked for that could not be tried at once. Amazon's requests all name the
// same file; whoever invents names must ask for each of them as often to get before it. Bounded:
// the name asked for least makes room, and a new name starts where it stopped, so that no flood
// of names, however often each is repeated, keeps one out that is asked for again and again. One
// thread at a time.
class Demand {
 public:
    // With this many names, one that a five-hundredth of all requests ask for finds its place.
    explicit Demand(std::size_t most = 512) : most_(most) {}

    // One more request asks for it.
    void add(const std::string& name, TimePoint now);
    // The name asked for most; `asker`, which was added, where none was asked for more often. It is
    // counted no longer.
    [[nodiscard]] std::string take_most_asked(const std::string& asker);
    void forget(const std::string& name) { asked_.erase(name); }
    [[nodiscard]] std::size_t size() const { return asked_.size(); }

 private:
    struct Asked {
        std::uint64_t times = 0;
        std::uint64_t order = 0;    // of the last time; of two as often, the older makes room
        auto operator<=>(const Asked&) const = default;
    };
    void make_room();
    void forget_an_old_rush(TimePoint now);

    std::size_t most_;
    std::map<std::string, Asked> asked_;
    std::uint64_t level_ = 0;    // how often those were asked for that made room
    std::uint64_t order_ = 0;
    std::optional<TimePoint> last_;
};

}    // namespace ask::verify::detail
