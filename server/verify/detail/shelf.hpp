#pragma once

#include <cstddef>
#include <cstdint>
#include <list>
#include <map>
#include <optional>
#include <string>
#include <variant>

#include "core/clock.hpp"
#include "core/result.hpp"
#include "verify/certificate_cache.hpp"
#include "verify/chain.hpp"
#include "verify/detail/demand.hpp"

namespace ask::verify::detail {

// What to do for a request whose signing chain lies behind a URL.
struct Serve {
    Chain chain;
    bool refresh;    // and fetch it again in the background: it ends soon
};
struct Fetch {
    bool is_known;    // it is kept already, but out of date or rotated
};
struct Refuse {
    Error why;
    std::string next{};    // the name whose turn it is instead, to be fetched; empty: none
};
using Decision = std::variant<Serve, Fetch, Refuse>;

// How a name stands with the downloads that run: its own is among them, or there is room for any
// name, for those that are known or whose turn it is, for those that are known, for none.
enum class Room : std::uint8_t { under_way, plenty, scarce, last, none };

// For a name that none of the `running` downloads is of. The last of several downloads is kept for
// known names: slow ones of invented names must not stand before a chain that is out of date.
[[nodiscard]] Room room_beside(std::size_t running, std::size_t most_downloads);

// What the certificate cache remembers, and what it decides by that. Every name that somebody
// invents costs a download. When too many fail or run, those that were never good have to take
// turns: one each try_pause, the one that most requests ask for. Bounded: chains by use, failures
// by age. Does no I/O; one thread at a time.
class Shelf {
 public:
    explicit Shelf(const CertificateCacheOptions& options) : options_(options) {}

    [[nodiscard]] Decision decide(const std::string& url, Room room, TimePoint now);
    // After a signature mismatch: Fetch, unless that was said for this URL within refresh_pause or
    // there is room for none.
    [[nodiscard]] Decision decide_after_mismatch(const std::string& url, Room room, TimePoint now);
    // The known chain, where it is in date.
    [[nodiscard]] std::optional<Chain> in_date(const std::string& url, TimePoint now);

    void keep(const std::string& url, Chain chain);
    void remember_failure(const std::string& url, Error why, TimePoint now);

 private:
    struct Entry {
        std::string url;
        Chain chain;
        std::optional<TimePoint> forced_at;
        std::optional<TimePoint> refreshed_at;
    };
    struct Failure {
        Error why;
        TimePoint at;
    };
    // The entry becomes the one used last.
    Entry* find(const std::string& url);
    Decision decide_on_unknown(const std::string& url, Room room, TimePoint now);
    Decision take_turns(const std::string& url, Room room, TimePoint now);
    [[nodiscard]] const Error* failure_of(const std::string& url, TimePoint now) const;
    [[nodiscard]] bool too_many_failures(TimePoint now);
    void forget_old_failures(TimePoint now);

    CertificateCacheOptions options_;
    std::list<Entry> entries_;    // used last in front
    std::map<std::string, Failure> failures_;
    Demand demand_;
    std::optional<TimePoint> turn_at_;    // the last one
};

}    // namespace ask::verify::detail
