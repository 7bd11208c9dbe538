#pragma once

#include <string>

#include "http/message.hpp"
#include "model/json.hpp"
#include "simulator/signing_chains.hpp"

namespace ask::simulator::certify::detail {

// What a probe is made from: a launch of this moment, and who signs it.
struct ProbeMaterial {
    std::string url;
    Json envelope;
    SigningIdentity identity;
    SigningKey other_key;    // of somebody else
};

// Launches, each signed as it should be but for what its name says.
// As Alexa sends it.
[[nodiscard]] http::OutgoingRequest good_request(const ProbeMaterial& material);
// Without any of the three headers.
[[nodiscard]] http::OutgoingRequest without_signature(const ProbeMaterial& material);
[[nodiscard]] http::OutgoingRequest without_chain_url(const ProbeMaterial& material);
[[nodiscard]] http::OutgoingRequest empty_chain_url(const ProbeMaterial& material);
// "badUrl".
[[nodiscard]] http::OutgoingRequest malformed_chain_url(const ProbeMaterial& material);
[[nodiscard]] http::OutgoingRequest chain_over_http(const ProbeMaterial& material);
[[nodiscard]] http::OutgoingRequest chain_of_other_host(const ProbeMaterial& material);
[[nodiscard]] http::OutgoingRequest chain_of_other_path(const ProbeMaterial& material);
[[nodiscard]] http::OutgoingRequest chain_outside_path(const ProbeMaterial& material);
[[nodiscard]] http::OutgoingRequest chain_of_other_port(const ProbeMaterial& material);
// A right SignatureCertChainUrl, and no signature of any kind.
[[nodiscard]] http::OutgoingRequest only_chain_url(const ProbeMaterial& material);
// A right SHA-1 Signature alone.
[[nodiscard]] http::OutgoingRequest legacy_signature(const ProbeMaterial& material);
[[nodiscard]] http::OutgoingRequest empty_signature(const ProbeMaterial& material);
[[nodiscard]] http::OutgoingRequest others_signature(const ProbeMaterial& material);
// One space more than was signed.
[[nodiscard]] http::OutgoingRequest altered_body(const ProbeMaterial& material);
// The right one first.
[[nodiscard]] http::OutgoingRequest second_signature(const ProbeMaterial& material);
// Five minutes old; 150 seconds are allowed.
[[nodiscard]] http::OutgoingRequest old_request(const ProbeMaterial& material);
// Five minutes ahead.
[[nodiscard]] http::OutgoingRequest future_request(const ProbeMaterial& material);
[[nodiscard]] http::OutgoingRequest for_other_skill(const ProbeMaterial& material);
[[nodiscard]] http::OutgoingRequest by_get(const ProbeMaterial& material);
[[nodiscard]] http::OutgoingRequest garbage(const ProbeMaterial& material);

}    // namespace ask::simulator::certify::detail
