#pragma once

#include <string>
#include <vector>

#include "core/clock.hpp"
#include "simulator/envelope_maker.hpp"

namespace ask::simulator::doctor {

// A LaunchRequest of a new session, as short as they come and with a request id of its own. Every
// skill has to answer one.
[[nodiscard]] std::string plain_body(const Caller& caller, TimePoint now);

// The same written in a way in which Alexa may write it, and which a program that reads JSON and
// writes it anew would not keep. What is unusual stands in a member that no skill reads.
struct AwkwardBody {
    std::string what;    // "…a request with <what>"
    std::string body;
};
[[nodiscard]] std::vector<AwkwardBody> awkward_bodies(const Caller& caller, TimePoint now);

}    // namespace ask::simulator::doctor
