#pragma once

#include <chrono>
#include <optional>
#include <string>

#include "core/result.hpp"
#include "simulator/doctor/examination.hpp"
#include "simulator/doctor/signer.hpp"
#include "verify/chain.hpp"

namespace ask::simulator::doctor {

struct Plan {
    std::string url;
    Result<verify::TrustStore> system;            // the system's roots, where there are any
    std::optional<verify::TrustStore> ca{};       // roots that the caller trusts besides
    const Signer* signer = nullptr;               // outlives the examination
    std::optional<Gap> not_signed{};              // why there is none
    std::chrono::milliseconds patience{8'000};    // for one answer; Alexa's
    std::chrono::milliseconds limit{28'000};      // for everything together
};

// Looks at an endpoint over the network. Every step has a limit of its own; what there is no time
// left for is not looked at. Blocks its thread. Errors: http::bad_url.
[[nodiscard]] Result<Examination> examine(const Plan& plan);

}    // namespace ask::simulator::doctor
