#pragma once

#include <optional>
#include <string>

#include "simulator/doctor/examination.hpp"

namespace ask::simulator::doctor {

// How the certificates that were sent hang together, by their names alone.
struct ChainLinks {
    const verify::CertificateFacts* last;    // where the way up from the leaf ends
    bool is_in_order = true;                 // each is certified by the next, and none is left over
};

// `sent` is not empty, and outlives what is given.
[[nodiscard]] ChainLinks links_of(const CertificatePath& sent);

// The path that a client takes: by the system's roots, else by the CA of the caller's; null when
// there is none.
[[nodiscard]] const CertificatePath* path_of(const ChainLook& look);

}    // namespace ask::simulator::doctor
