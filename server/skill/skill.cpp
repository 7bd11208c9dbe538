#include "skill/skill.hpp"

#include <algorithm>
#include <chrono>
#include <utility>

#include "core/within.hpp"
#include "skill/detail/answer.hpp"
#include "skill/detail/funnel.hpp"
#include "skill/detail/invocation.hpp"
#include "skill/detail/purchase_turn.hpp"
#include "skill/detail/return_key.hpp"

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

// Everything that one request needs, however often it is run.
struct Run {
    const Registry& registry;
    const SkillServices& services;
    std::shared_ptr<const SalesOptions> sales;
    detail::ReturnKey& key;
    SharedRequest request;
    TimePoint now;
    Deadline deadline;
    std::shared_ptr<StepTimes> times;
};

// The handler sees a deadline sooner than its own end: when a service takes all of it, the handler
// still has a moment to say so.
Deadline handlers_deadline(Deadline deadline) {
    return leave_time(leave_time(deadline));
}

// Amazon is not asked yet.
std::shared_ptr<isp::Products> products_of(const Run& run) {
    const model::RequestEnvelope& request = *run.request;
    isp::ApiAccess access{.endpoint = request.system.api_endpoint,
                          .token = request.system.api_access_token,
                          .locale = request.request.locale};
    return std::make_shared<isp::Products>(run.services.monetization, std::move(access),
                                           handlers_deadline(run.deadline), run.times);
}

SharedInvocation start(const Run& run, std::shared_ptr<isp::Products> products) {
    HandlerInput::Parts parts{.envelope = run.request,
                              .adapter = run.services.adapter,
                              .products = std::move(products),
                              .resources = run.registry.resources(),
                              .sales = run.sales,
                              .now = run.now,
                              .logger = run.services.logger,
                              .deadline = handlers_deadline(run.deadline),
                              .times = run.times};
    return std::make_shared<detail::Invocation>(run.registry, run.key, std::move(parts));
}

struct Attempt {
    SharedInvocation invocation;
    Result<Answer> answer;
};

// More than one customer's devices can bring about; beyond it something else is wrong.
constexpr int most_runs = 8;

// Again from the start when somebody else changed the customer meanwhile. Amazon is asked anew, as
// isp::Inventory demands, but for a service that is dead.
Task<Attempt> attempt_until_kept(const Run& run, std::optional<ReturnToken> back) {
    auto products = products_of(run);
    for (int runs = 1;; ++runs) {
        if (runs > 1 && !products->failed()) products = products_of(run);
        SharedInvocation invocation = start(run, products);
        auto attempting = within(leave_time(run.deadline), detail::attempt(invocation, back));
        Result<Answer> answer = co_await std::move(attempting);
        const bool again = !answer && invocation->to_be_repeated() && runs < most_runs;
        if (!again || invocation->input.deadline().passed()) {
            co_return Attempt{std::move(invocation), std::move(answer)};
        }
        run.services.metrics.count("skilld_commits_repeated_total", {});
    }
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

std::string word_for(const Outcome& outcome) {
    if (outcome.repeated) return "repeated";
    return outcome.error ? "apologised" : "answered";
}

void count_departure(Metrics& metrics, const Outcome& outcome) {
    metrics.count("skilld_requests_total",
                  {{"route", std::string(outcome.route)}, {"outcome", word_for(outcome)}});
}

// No rate misses the first apology of a route.
void begin_counting(Metrics& metrics, const Registry& registry) {
    for (const Route& route : registry.routes()) {
        for (const char* outcome : {"answered", "apologised"}) {
            metrics.count("skilld_requests_total", {{"route", route.key}, {"outcome", outcome}}, 0);
        }
    }
}

double seconds_since(Deadline::Time::time_point begun) {
    return std::chrono::duration<double>(Deadline::Time::now() - begun).count();
}

std::shared_ptr<const SalesOptions> sales_of(const Registry& registry, SalesOptions sales) {
    for (const auto& [name, items] : registry.consumables()) {
        sales.inventory.items_per_unit.insert_or_assign(name, items);
    }
    return std::make_shared<const SalesOptions>(std::move(sales));
}

}    // namespace

Skill::Skill(Registry registry, SkillServices services)
    : registry_(std::move(registry)),
      services_(std::move(services)),
      sales_(sales_of(registry_, services_.sales)),
      key_(std::make_unique<detail::ReturnKey>(services_.adapter)),
      funnel_(std::make_unique<detail::Funnel>(services_.metrics)) {
    begin_counting(services_.metrics, registry_);
}

Skill::~Skill() = default;

Task<Outcome> Skill::invoke(model::RequestEnvelope envelope, Deadline deadline) {
    const auto begun = Deadline::Time::now();
    const TimePoint now = services_.clock.now();
    const Deadline soon = handlers_deadline(deadline).capped(std::chrono::milliseconds{1'500});
    auto opening = detail::open_way_back(envelope, *key_, now, soon);
    std::optional<ReturnToken> back = co_await std::move(opening);
    const auto request = std::make_shared<const model::RequestEnvelope>(std::move(envelope));
    const auto times = std::make_shared<StepTimes>();
    const Run run{registry_, services_, sales_, *key_, request, now, deadline, times};
    auto attempting = attempt_until_kept(run, std::move(back));
    Attempt attempt = co_await std::move(attempting);
    std::optional<Error> error;
    if (!attempt.answer) {
        static_cast<void>(attempt.invocation->claim());    // nothing more of it is committed
        error = std::move(attempt.answer.error());
        // Who asked for the products may still wait, on a thread that was given up: fresh ones.
        SharedInvocation fresh = start(run, products_of(run));
        auto apologising = apologise(std::move(fresh), *error, deadline);
        attempt.answer = co_await std::move(apologising);
    }
    if (!attempt.answer->repeated) {
        HandlerInput* input = error ? nullptr : &attempt.invocation->input;
        funnel_->count({*request, attempt.answer->envelope.response, input});
    }
    const std::string_view route = attempt.invocation->route();
    services_.metrics.observe("skilld_handler_seconds", seconds_since(begun),
                              {{"route", std::string(route)}});
    if (attempt.answer->dropped) {
        services_.logger.warning("skill", "answer_not_allowed", {{"route", route}});
    }
    Outcome outcome{.envelope = std::move(attempt.answer->envelope),
                    .body = std::move(attempt.answer->body),
                    .route = route,
                    .error = std::move(error),
                    .product_api_seconds = times->seconds(Step::product_api),
                    .store_seconds = times->seconds(Step::store),
                    .repeated = attempt.answer->repeated};
    count_departure(services_.metrics, outcome);
    co_return outcome;
}

}    // namespace ask::skill
