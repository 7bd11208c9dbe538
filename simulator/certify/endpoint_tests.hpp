#pragma once

#include <functional>
#include <vector>

#include "http/message.hpp"
#include "simulator/certify/conversations.hpp"
#include "simulator/certify/report.hpp"

namespace ask::simulator::certify {

// The line to the endpoint: a request goes out just as it stands. Errors: no answer came.
using SendRaw = std::function<Result<http::Response>(http::OutgoingRequest)>;

// Where the probes go, and as whose.
struct ProbeTarget {
    std::string url;
    Locale locale;
    bool is_signed = true;    // false: the skill does not look at signatures; nothing is probed
};

// Sends the requests that Amazon's certification sends to see whether a web service refuses them,
// and more that a careful one refuses, which is advice; after each a good one. The certificate of
// the public address is left to a person. One thread.
[[nodiscard]] std::vector<TestResult> run_probes(const ProbeTarget& target,
                                                 const OpenWorld& open_world, const SendRaw& send,
                                                 const TellProgress& tell);

}    // namespace ask::simulator::certify
