#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/clock.hpp"
#include "http/message.hpp"
#include "verify/chain.hpp"
#include "verify/verifier.hpp"

namespace ask::verify {

struct Capture {
    http::Headers headers;
    std::string body;
    std::optional<std::string> chain_pem;    // what lies behind SignatureCertChainUrl
    Claims claims;                           // read from the body by the caller; empty where absent
};

struct Finding {
    std::string rule;      // "certificate url", "leaf name", "signature", …
    std::optional<bool> held;    // nothing: could not be judged because of an earlier finding
    std::string detail;    // why, in a sentence a person understands
};

struct Explanation {
    std::vector<Finding> findings;              // one a rule, in the order of the checks
    std::vector<CertificateFacts> path;         // leaf … anchor, where one was found
    [[nodiscard]] bool accepted() const;        // what the endpoint would say
};

// Judges a captured request offline by the very functions that the endpoint uses.
[[nodiscard]] Explanation explain(const Capture& capture, const TrustStore& trust, TimePoint at,
                                  const VerifierOptions& options);

}    // namespace ask::verify
