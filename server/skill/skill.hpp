#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "core/deadline.hpp"
#include "core/log.hpp"
#include "core/metrics.hpp"
#include "core/task.hpp"
#include "isp/monetization_client.hpp"
#include "model/envelope.hpp"
#include "model/response.hpp"
#include "skill/registry.hpp"
#include "store/persistence_adapter.hpp"

namespace ask::skill {

// All must outlive the skill, and the I/O threads that run its handlers.
struct SkillServices {
    store::PersistenceAdapter& adapter;
    isp::MonetizationClient& monetization;
    Logger& logger;
    Metrics& metrics;
};

// What became of one request, for log and metrics.
struct Outcome {
    model::ResponseEnvelope envelope;
    std::string body;              // the envelope, serialised once and within Amazon's limits
    std::string_view route;        // the registry's key, or "none"; lives as long as the registry
    std::optional<Error> error;    // what the error handler answered for
};

// Request interceptors, one lookup, the handler, response interceptors, limits checked, attributes
// saved. Always gives an envelope that Amazon accepts: whatever fails (an error, an exception, the
// deadline, a response that breaks a rule) goes to the error handler, whose spoken apology is the
// answer; for requests that may not be answered with speech it is the empty response. A failed
// request saves nothing, and its session goes on with the attributes it came with. Any I/O thread.
// Metrics: skilld_requests_total{route,outcome=answered|apologised}, skilld_handler_seconds{route},
// skilld_purchase_responses_total{flow,result}, skilld_purchase_directives_total{flow}.
class Skill {
 public:
    Skill(Registry registry, SkillServices services);

    // A handler still running a little before the deadline is left to end by itself; its changes
    // are not saved, and nothing that it uses is touched again. Throws nothing.
    Task<Outcome> invoke(model::RequestEnvelope envelope, Deadline deadline);

    [[nodiscard]] const Registry& registry() const { return registry_; }

 private:
    Registry registry_;
    SkillServices services_;
};

}    // namespace ask::skill
