#pragma once

#include "simulator/doctor/examination.hpp"

namespace ask::simulator::doctor {

// Why an endpoint refused a signed request, as far as its answer tells: skilld in development mode
// and Amazon's SDK for Node do.
enum class RefusalReason {
    header_lost,     // Signature-256 or SignatureCertChainUrl did not arrive
    body_changed,    // the signature does not fit what arrived
    untrusted,       // the chain was not found, or its root is not trusted
    other_skill,
    old,    // by the endpoint's clock
    unknown
};

[[nodiscard]] RefusalReason reason_of(const Answer& answer);

}    // namespace ask::simulator::doctor
