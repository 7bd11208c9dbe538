#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/clock.hpp"
#include "core/ids.hpp"
#include "core/result.hpp"
#include "core/task.hpp"
#include "http/message.hpp"
#include "verify/certificate_cache.hpp"

namespace ask::verify {

struct VerifierOptions {
    std::vector<ApplicationId> application_ids;
    std::chrono::seconds timestamp_tolerance{150};    // 0 … 150
};

// What the second half of the verification reads from the parsed body.
struct Claims {
    std::string_view request_type;
    std::string_view timestamp;
    ApplicationId application_id;
    std::optional<ApplicationId> session_application_id;
};

// Is this request from Alexa, for this skill, and fresh? Any thread.
class Verifier {
 public:
    Verifier(CertificateCache& cache, const Clock& clock, VerifierOptions options);

    // Before the body is parsed: headers, URL rule, chain, signature over the raw bytes.
    // `request` must outlive the task. Errors: any of verify::reasons.
    Task<Result<void>> check_origin(const http::Request& request);
    // After it is parsed: timestamp and application id.
    [[nodiscard]] Result<void> check_claims(const Claims& claims) const;

 private:
    CertificateCache& cache_;
    const Clock& clock_;
    VerifierOptions options_;
};

}    // namespace ask::verify
