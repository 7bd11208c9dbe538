#pragma once

#include <span>
#include <string>

#include "http/message.hpp"
#include "model/json.hpp"
#include "simulator/certify/report.hpp"
#include "simulator/signing_chains.hpp"
#include "simulator/trouble.hpp"

namespace ask::simulator::certify::detail {

// What a probe is made from: a launch of this moment, and who signs it.
struct ProbeMaterial {
    std::string url;
    Json envelope;
    SigningIdentity identity;
    SigningKey other_key;    // of somebody else
};

// What an endpoint may answer.
enum class Allowed {
    ok,             // 200 and an answer that Alexa takes
    bad_request,    // 400, as certification wants it
    any_refusal,    // 4xx
};

struct Probe {
    Subject subject;
    Allowed allowed = Allowed::bad_request;
    http::OutgoingRequest (*make)(const ProbeMaterial&) = nullptr;
    Certificates certificates = Certificates::good;    // that the material is signed with
};

// The good request comes first.
[[nodiscard]] std::span<const Probe> probes();

// A launch as Alexa sends it.
[[nodiscard]] http::OutgoingRequest good_request(const ProbeMaterial& material);

}    // namespace ask::simulator::certify::detail
