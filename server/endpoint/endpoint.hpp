#pragma once

#include <string>

#include "core/clock.hpp"
#include "core/log.hpp"
#include "core/metrics.hpp"
#include "core/task.hpp"
#include "http/message.hpp"
#include "skill/skill.hpp"
#include "verify/verifier.hpp"

namespace ask::endpoint {

struct EndpointOptions {
    std::string path = "/";
    bool explain_refusals = false;    // development mode: the reason in the 400's body
};

struct EndpointServices {
    verify::Verifier& verifier;
    skill::Skill& skill;
    Logger& logger;
    Metrics& metrics;
};

// One POST: verify, parse, invoke, serialise. The statuses of docs/contract: 200 with an envelope, 400 for
// whatever is not Alexa's, ours and fresh, 404 for another path, 405 with Allow for another method.
// Writes one log line and one set of metrics a request. Any I/O thread.
class Endpoint {
   public:
    Endpoint(EndpointServices services, EndpointOptions options);
    Task<http::Response> answer(http::Request request);

   private:
    EndpointServices services_;
    EndpointOptions options_;
};

}    // namespace ask::endpoint
