#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "core/clock.hpp"
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

namespace detail {
class Funnel;
class ReturnKey;
}    // namespace detail

// All must outlive the skill, and the I/O threads that run its handlers.
struct SkillServices {
    store::PersistenceAdapter& adapter;
    isp::MonetizationClient& monetization;
    const Clock& clock;
    Logger& logger;
    Metrics& metrics;
    SalesOptions sales = {};    // items per unit are the registry's
};

// What became of one request, for log and metrics.
struct Outcome {
    model::ResponseEnvelope envelope;
    std::string body;              // the envelope, serialised once and within Amazon's limits
    std::string_view route;        // the registry's key, or "none"; lives as long as the registry
    std::optional<Error> error;    // what the error handler answered for
    double product_api_seconds = 0;    // waited for
    double store_seconds = 0;
    bool repeated = false;    // a second copy of a request: the first one's answer again
};

// The stock agreed with Amazon's count, request interceptors, one lookup, the handler, response
// interceptors, limits checked, and everything that changed committed at once. When somebody else
// changed the customer meanwhile, all of it is run again on what is stored now; a second copy of a
// request that changed what is owned has no effect and gets the first one's answer. Always gives an
// envelope that Amazon accepts: whatever fails (an error, an exception, the deadline, a response
// that breaks a rule) goes to the error handler, whose spoken apology is the answer; for requests
// that may not be answered with speech it is the empty response. A failed request saves nothing,
// and its session goes on with the attributes it came with. Any I/O thread. Metrics:
// skilld_requests_total{route,outcome=answered|apologised|repeated}, skilld_handler_seconds{route},
// skilld_commits_repeated_total, and those of detail::Funnel, for which a second copy of a request
// is none.
class Skill {
 public:
    Skill(Registry registry, SkillServices services);
    ~Skill();
    Skill(const Skill&) = delete;
    Skill& operator=(const Skill&) = delete;

    // A handler still running a little before the deadline is left to end by itself; its changes
    // are not committed, and nothing that it uses is touched again. Throws nothing.
    Task<Outcome> invoke(model::RequestEnvelope envelope, Deadline deadline);

    [[nodiscard]] const Registry& registry() const { return registry_; }

 private:
    Registry registry_;
    SkillServices services_;
    std::shared_ptr<const SalesOptions> sales_;
    std::unique_ptr<detail::ReturnKey> key_;
    std::unique_ptr<detail::Funnel> funnel_;
};

}    // namespace ask::skill
