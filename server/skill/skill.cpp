#include "skill/skill.hpp"

#include <algorithm>
#include <chrono>
#include <utility>
#include <variant>

#include "core/within.hpp"
#include "skill/detail/answer.hpp"
#include "skill/detail/invocation.hpp"

namespace ask::skill {

namespace {

using detail::Answer;
using detail::SharedInvocation;
using SharedRequest = std::shared_ptr<const model::RequestEnvelope>;

// A little sooner, so that something can still be said when the time is up.
Deadline leave_time(Deadline deadline) {
    using std::chrono::milliseconds;
    return deadline.sooner_by(std::min(milliseconds{250}, deadline.remaining() / 4));
}

// The handler sees a deadline sooner than its own end: when a service takes all of it, the handler
// still has a moment to say so.
SharedInvocation start(const Registry& registry, const SkillServices& services,
                       SharedRequest request, Deadline deadline) {
    HandlerInput::Parts parts{.envelope = std::move(request),
                              .adapter = services.adapter,
                              .monetization = services.monetization,
                              .resources = registry.resources(),
                              .logger = services.logger,
                              .deadline = leave_time(leave_time(deadline))};
    return std::make_shared<detail::Invocation>(registry, std::move(parts));
}

void also(Error& error, const Error& later) {
    error.context += "; then " + std::string(later.code.name) + ": " + later.context;
}

// When the response interceptors fail on an apology, it is given as it is.
Answer plain_apology(const model::RequestEnvelope& request, Response said, Error& error) {
    Json session = request.session ? request.session->attributes : Json::object();
    Result<Answer> answer = detail::make_answer(request, std::move(session), std::move(said));
    if (answer) return std::move(*answer);
    also(error, answer.error());
    return detail::last_resort();
}

// `invocation` is a fresh one: that of the handler may still be in use.
Task<Answer> apologise(SharedInvocation invocation, Error& error, Deadline deadline) {
    const model::RequestEnvelope& request = invocation->input.envelope();
    if (request.answer_kind() != model::AnswerKind::full) {
        co_return detail::silent_answer(request.answer_kind());
    }
    auto asking = within(leave_time(deadline), detail::ask_error_handler(invocation, error));
    Result<Response> said = co_await std::move(asking);
    if (!said) {
        also(error, said.error());
        co_return detail::last_resort();
    }
    auto completing = within(leave_time(deadline), detail::complete(invocation, *said));
    Result<Answer> answer = co_await std::move(completing);
    if (answer) co_return std::move(*answer);
    also(error, answer.error());
    co_return plain_apology(request, std::move(*said), error);
}

void count_arrival(Metrics& metrics, const model::RequestEnvelope& request) {
    const auto* purchase = std::get_if<model::ConnectionsResponse>(&request.request.body);
    if (purchase == nullptr || !purchase->flow) return;
    metrics.count("skilld_purchase_responses_total",
                  {{"flow", std::string(to_text(*purchase->flow))},
                   {"result", std::string(to_text(purchase->result))}});
}

void count_departure(Metrics& metrics, const Outcome& outcome) {
    metrics.count("skilld_requests_total",
                  {{"route", std::string(outcome.route)},
                   {"outcome", outcome.error ? "apologised" : "answered"}});
    for (const model::Directive& directive : outcome.envelope.response.directives) {
        const auto* purchase = std::get_if<model::PurchaseDirective>(&directive);
        if (purchase == nullptr) continue;
        metrics.count("skilld_purchase_directives_total",
                      {{"flow", std::string(to_text(purchase->flow))}});
    }
}

double seconds_since(Deadline::Time::time_point begun) {
    return std::chrono::duration<double>(Deadline::Time::now() - begun).count();
}

}    // namespace

Skill::Skill(Registry registry, SkillServices services)
    : registry_(std::move(registry)), services_(services) {}

Task<Outcome> Skill::invoke(model::RequestEnvelope envelope, Deadline deadline) {
    const auto request = std::make_shared<const model::RequestEnvelope>(std::move(envelope));
    count_arrival(services_.metrics, *request);
    const auto begun = Deadline::Time::now();
    SharedInvocation invocation = start(registry_, services_, request, deadline);
    auto attempting = within(leave_time(deadline), detail::attempt(invocation));
    Result<Answer> answer = co_await std::move(attempting);
    std::optional<Error> error;
    if (!answer) {
        static_cast<void>(invocation->claim());    // from here on nothing of it is saved
        error = std::move(answer.error());
        auto fresh = start(registry_, services_, request, deadline);
        auto apologising = apologise(std::move(fresh), *error, deadline);
        answer = co_await std::move(apologising);
    }
    const std::string_view route = invocation->route();
    services_.metrics.observe("skilld_handler_seconds", seconds_since(begun),
                              {{"route", std::string(route)}});
    if (answer->dropped) {
        services_.logger.warning("skill", "answer_not_allowed", {{"route", route}});
    }
    Outcome outcome{.envelope = std::move(answer->envelope),
                    .body = std::move(answer->body),
                    .route = route,
                    .error = std::move(error)};
    count_departure(services_.metrics, outcome);
    co_return outcome;
}

}    // namespace ask::skill
