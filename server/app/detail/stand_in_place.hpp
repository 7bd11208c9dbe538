#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>

#include "app/config.hpp"
#include "app/detail/simulate_options.hpp"

namespace ask::app::detail {

// Where the stand-in's certificates are, and the port on which a server looks for Amazon's hosts.
struct StandInPlace {
    std::filesystem::path pki;
    std::uint16_t amazon_port = 0;    // 0: any free one
    bool is_known = false;            // false: in the state folder, of which nobody was told
};

// What the options say; where they say nothing and a server runs already, what its configuration
// says: the folder of verification.trust_anchors and the port in outbound.resolve. Otherwise a
// folder in the state folder, and any port.
[[nodiscard]] StandInPlace place_of(const SimulateOptions& options, const Config* config);

}    // namespace ask::app::detail
