#pragma once

#include <chrono>
#include <memory>
#include <utility>
#include <vector>

#include "isp/monetization_client.hpp"
#include "skill/skill.hpp"
#include "store/persistence_adapter.hpp"
#include "support/alexa_requests.hpp"
#include "support/fake_client.hpp"
#include "support/fake_clock.hpp"
#include "support/run_task.hpp"

namespace ask::tests {

// What a skill stands on, without a socket: Amazon's product API is `client`.
class SkillBench {
 public:
    explicit SkillBench(std::unique_ptr<store::PersistenceAdapter> store = nullptr)
        : adapter(store ? std::move(store) : store::make_memory_adapter()) {}

    skill::SkillServices services() {
        return {.adapter = *adapter,
                .monetization = monetization,
                .clock = clock,
                .logger = logger,
                .metrics = metrics};
    }
    // One request to a skill of these routes, as an I/O thread would run it.
    skill::Outcome ask(const skill::Registry& routes, const Json& envelope,
                       std::chrono::milliseconds span = std::chrono::seconds{5}) {
        skills_.push_back(std::make_unique<skill::Skill>(routes, services()));
        auto invoking = skills_.back()->invoke(parsed(envelope), Deadline::in(span));
        return run_task(std::move(invoking));
    }
    // For what needs a handler's input alone.
    skill::HandlerInput::Parts parts(const Json& envelope) {
        const Deadline deadline = Deadline::in(std::chrono::seconds{5});
        auto request = std::make_shared<const model::RequestEnvelope>(parsed(envelope));
        isp::ApiAccess access{request->system.api_endpoint, request->system.api_access_token,
                              request->request.locale};
        return {.envelope = request,
                .adapter = *adapter,
                .products = std::make_shared<isp::Products>(monetization, access, deadline),
                .resources = std::make_shared<const skill::Resources>(),
                .sales = std::make_shared<const skill::SalesOptions>(),
                .now = clock.now(),
                .logger = logger,
                .deadline = deadline};
    }

    FakeClient client;
    FakeClock clock{TimePoint(std::chrono::seconds{1'768'469'400})};    // 2026-01-15T09:30:00Z
    Logger logger{LogOptions{.level = LogLevel::off, .format = LogFormat::json}};
    Metrics metrics;
    isp::MonetizationClient monetization{client, logger, metrics, isp::MonetizationOptions{}};
    std::unique_ptr<store::PersistenceAdapter> adapter;

 private:
    std::vector<std::unique_ptr<skill::Skill>> skills_;    // kept: outcomes name their routes
};

}    // namespace ask::tests
