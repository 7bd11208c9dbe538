#pragma once

#include <array>
#include <chrono>
#include <optional>
#include <string_view>

namespace ask::simulator {

// What is wrong with the body of an answer that is HTTP as it should be.
enum class BodyFault {
    none,
    truncated,    // JSON cut in the middle
    huge,         // 10 MB of JSON
    garbage,      // a web page
};

// How a service of Amazon's misbehaves.
struct Trouble {
    std::optional<unsigned> status;        // answers so instead of working
    std::chrono::milliseconds delay{0};    // before every answer
    bool hangs = false;                    // never answers
    BodyFault body = BodyFault::none;
    std::optional<int> times;    // so many requests, then it is well again; none: for ever

    [[nodiscard]] bool is_well() const {
        return !status && delay.count() == 0 && !hangs && body == BodyFault::none;
    }
};

// What the trouble does to the next request; counts it off.
[[nodiscard]] Trouble take_trouble(Trouble& trouble);

// How the host answers that shows the signing chains.
enum class HostState { up, down, hangs, garbage };

// With which certificates requests are signed: both the key and the chain that is shown.
enum class Certificates {
    good,
    expired,
    foreign,       // right in shape, from a root that nobody trusts
    other_name,    // its subject alternative name is not echo-api.amazon.com
};

// How often the skill is told of a purchase's result.
enum class Delivery { once, lost, twice };

inline constexpr std::array body_faults{BodyFault::none, BodyFault::truncated, BodyFault::huge,
                                        BodyFault::garbage};
inline constexpr std::array host_states{HostState::up, HostState::down, HostState::hangs,
                                        HostState::garbage};
inline constexpr std::array all_certificates{Certificates::good, Certificates::expired,
                                             Certificates::foreign, Certificates::other_name};
inline constexpr std::array deliveries{Delivery::once, Delivery::lost, Delivery::twice};

// As scripts write them.
[[nodiscard]] std::string_view to_text(BodyFault fault);
[[nodiscard]] std::string_view to_text(HostState state);
[[nodiscard]] std::string_view to_text(Certificates certificates);
[[nodiscard]] std::string_view to_text(Delivery delivery);

}    // namespace ask::simulator
