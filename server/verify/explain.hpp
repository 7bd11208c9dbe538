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
    std::string rule;            // "certificate url", "leaf name", "signature", …
    std::optional<bool> held;    // nothing: not judged, because of an earlier finding or a gap
    std::string detail;          // why, in a sentence a person understands
    bool counts = true;          // false: told for information, the endpoint does not ask
};

struct Explanation {
    std::vector<Finding> findings;          // one a rule, in the order of the checks
    std::vector<CertificateFacts> path;     // leaf … anchor, where one was found
    [[nodiscard]] bool accepted() const;    // what the endpoint would say
};

// Judges a captured request offline by the very functions that the endpoint uses, each rule for
// itself. Without a chain it is not accepted. Without application ids in the options, the request's
// id is told and does not count. A lone legacy Signature is judged and never counts as one.
[[nodiscard]] Explanation explain(const Capture& capture, const TrustStore& trust, TimePoint at,
                                  const VerifierOptions& options);

}    // namespace ask::verify
