#pragma once

#include <chrono>
#include <functional>
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

struct SkillServices {
    store::PersistenceAdapter& adapter;
    isp::MonetizationClient& monetization;
    Logger& logger;
    Metrics& metrics;
};

// What became of one request, for log and metrics.
struct Outcome {
    model::ResponseEnvelope envelope;
    std::string body;            // the envelope, serialised once and within Amazon's limits
    std::string_view route;      // the registry's key; lives as long as the registry
    std::optional<Error> error;  // what the error handler answered for
};

// Interceptors, one lookup, the handler, attributes saved, limits checked. Always gives an envelope that
// Amazon accepts: whatever fails (an error, an exception, the deadline, a response that breaks a rule)
// goes to the error handler, whose spoken apology is the answer; for requests that may not be answered
// with speech it is the empty response. Any I/O thread.
class Skill {
   public:
    Skill(Registry registry, SkillServices services);

    // A handler still running at the deadline is left to end by itself; its changes are not saved.
    Task<Outcome> invoke(model::RequestEnvelope envelope, Deadline deadline);

    [[nodiscard]] const Registry& registry() const { return registry_; }

   private:
    Registry registry_;
    SkillServices services_;
};

}    // namespace ask::skill
