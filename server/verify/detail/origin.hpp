#pragma once

#include <string>

#include "core/result.hpp"
#include "http/message.hpp"

namespace ask::verify::detail {

// What the two headers say about where a request comes from.
struct Origin {
    std::string certificate_url;    // normalised
    std::string signature;          // base64 that can be decoded
};

// The one SignatureCertChainUrl, judged. Errors: reasons::certificate_url_*.
[[nodiscard]] Result<std::string> read_certificate_url(const http::Headers& headers);
// The one Signature-256; Signature is never looked at. Errors: reasons::signature_*, but no
// mismatch.
[[nodiscard]] Result<std::string> read_signature(const http::Headers& headers);
// Both: all that can be refused before anything is fetched.
[[nodiscard]] Result<Origin> read_origin(const http::Headers& headers);

}    // namespace ask::verify::detail
