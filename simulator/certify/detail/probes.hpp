#pragma once

#include <span>

#include "simulator/certify/detail/probe_requests.hpp"
#include "simulator/certify/report.hpp"
#include "simulator/trouble.hpp"

namespace ask::simulator::certify::detail {

// What an endpoint may answer.
enum class Allowed {
    ok,             // 200 and an answer that Alexa takes
    bad_request,    // 400, as certification wants it
    // Amazon asks for a refusal and names no code: a success fails, another status than 4xx is
    // advice.
    no_success,
    // Amazon is not known to ask for these: what is not so is advice.
    rather_bad_request,    // 400
    rather_refused,        // 4xx
};

struct Probe {
    Subject subject;
    Allowed allowed = Allowed::bad_request;
    http::OutgoingRequest (*make)(const ProbeMaterial&) = nullptr;
    Certificates certificates = Certificates::good;    // that the material is signed with
};

// The good request comes first.
[[nodiscard]] std::span<const Probe> probes();

// What cannot be seen from this desk: the certificate that Amazon will be shown.
[[nodiscard]] const Subject& tls_subject();

}    // namespace ask::simulator::certify::detail
