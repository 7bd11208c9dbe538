#pragma once

#include <string>

#include "core/log.hpp"
#include "core/metrics.hpp"
#include "core/secret.hpp"
#include "core/task.hpp"
#include "endpoint/detail/log_limit.hpp"
#include "http/message.hpp"
#include "skill/skill.hpp"
#include "verify/verifier.hpp"

namespace ask::endpoint {

namespace detail {
struct Record;
}

struct EndpointOptions {
    std::string path = "/";
    // Both for development: the reason in the 400's body, and a Server-Timing header that says
    // where the time went.
    bool explain_refusals = false;
    bool tells_times = false;
    // Of the hash by which the log knows a user. Empty: one is made, and each process has its own.
    Secret user_key = {};
};

// All must outlive the endpoint.
struct EndpointServices {
    verify::Verifier& verifier;
    skill::Skill& skill;
    Logger& logger;
    Metrics& metrics;
};

// One POST: verify, parse, invoke, serialise. Statuses: 200 with an envelope,
// 400 for whatever is not Alexa's, ours and fresh, or no envelope, 404 for another path, 405 with
// Allow for another method; only a 200 reaches the skill. Any I/O thread.
// Logs one line a request, "request" or "refused"; never a user in clear, a token, a signature or a
// text. Of what did not reach the skill it logs, for each reason, ten lines at once and one more
// each second, which says how many were left out. Metrics: skilld_responses_total{route,status},
// skilld_refusals_total{reason}, skilld_apologies_total{reason}, skilld_request_seconds{route},
// skilld_step_seconds{step=verify|parse|handler|product_api|store}.
class Endpoint {
 public:
    Endpoint(EndpointServices services, EndpointOptions options);
    Task<http::Response> answer(http::Request request);

 private:
    Task<http::Response> exchange(http::Request request, detail::Record& record);

    EndpointServices services_;
    EndpointOptions options_;
    detail::LogLimit log_limit_;
};

}    // namespace ask::endpoint
