#include "skill/detail/invocation.hpp"

#include <exception>
#include <string>
#include <utility>

#include "skill/detail/purchase_turn.hpp"
#include "skill/detail/route_key.hpp"

namespace ask::skill::detail {

namespace {

// The author's code may throw anything; here it becomes a value.
template <class T>
Task<Result<T>> without_exceptions(Task<Result<T>> task) {
    std::string what;
    try {
        co_return co_await std::move(task);
    } catch (const std::exception& failure) {
        what = failure.what();
    } catch (...) {
        what = "of a type that is not a std::exception";
    }
    co_return fail(errors::bug, "exception: " + what);
}

Task<Result<void>> run_request_interceptors(Invocation& invocation) {
    for (const RequestInterceptor& interceptor : invocation.registry.request_interceptors()) {
        auto intercepting = interceptor(invocation.input);
        Result<void> done = co_await std::move(intercepting);
        if (!done) co_return propagate(done, "request interceptor");
    }
    co_return Result<void>{};
}

Task<Result<void>> run_response_interceptors(Invocation& invocation, Response& response) {
    for (const ResponseInterceptor& interceptor : invocation.registry.response_interceptors()) {
        auto intercepting = interceptor(invocation.input, response);
        Result<void> done = co_await std::move(intercepting);
        if (!done) co_return propagate(done, "response interceptor");
    }
    co_return Result<void>{};
}

// A fallback is made for people who were not understood. What has no route and may not be answered
// with speech (a player's event, say) is therefore not held to it.
bool is_unheard(const Invocation& invocation, std::string_view route) {
    return route == fallback_key &&
           invocation.input.envelope().answer_kind() != model::AnswerKind::full;
}

Task<Result<Response>> run_handler(Invocation& invocation) {
    const Registry::Choice choice = invocation.registry.choose(invocation.input);
    invocation.set_route(choice.key);
    if (choice.handler == nullptr) {
        co_return fail(errors::not_found, "no route answers, and there is no fallback");
    }
    auto handling = (*choice.handler)(invocation.input);
    Result<Response> said = co_await std::move(handling);
    if (!said) co_return propagate(said, choice.key);
    co_return said;
}

Result<Answer> finish(Invocation& invocation, Response response) {
    const model::RequestEnvelope& request = invocation.input.envelope();
    if (is_unheard(invocation, invocation.route())) return silent_answer(request.answer_kind());
    return make_answer(request, invocation.input.session_attributes(), std::move(response));
}

// Only once all is well with the answer is anything written.
Task<Result<void>> keep(Invocation& invocation, const Answer& answer) {
    store::UnitOfWork& work = invocation.input.work();
    const auto* purchase = invocation.input.request_if<model::ConnectionsResponse>();
    const bool has_effect = work.changed_purchases() || (purchase && work.changed());
    auto committing = work.commit(has_effect ? std::optional(answer.body) : std::nullopt);
    Result<void> kept = co_await std::move(committing);
    if (kept) co_return kept;
    const ErrorCode code = kept.error().code;
    if (work.forgets_customer()) {
        invocation.input.logger().error("skill", "customer_not_forgotten", {{"reason", code.name}});
    }
    // What is remembered under the request's id tells a second run whether the first one counted;
    // to forget twice is to forget.
    const bool unknown = code == errors::unavailable || code == errors::timeout;
    const bool is_safe_again = has_effect || work.forgets_customer();
    if (code == errors::conflict || (unknown && is_safe_again)) invocation.set_to_be_repeated();
    co_return propagate(kept, "after the handler");
}

Task<Result<Response>> respond(Invocation& invocation) {
    auto before = run_request_interceptors(invocation);
    Result<void> ready = co_await std::move(before);
    if (!ready) co_return propagate(ready, "before the handler");
    auto handling = run_handler(invocation);
    Result<Response> said = co_await std::move(handling);
    if (!said) co_return propagate(said, "handler");
    auto after = run_response_interceptors(invocation, *said);
    Result<void> done = co_await std::move(after);
    if (!done) co_return propagate(done, "after the handler");
    auto departing = depart(invocation.input, invocation.return_key, *said);
    Result<void> departed = co_await std::move(departing);
    if (!departed) co_return propagate(departed, "after the handler");
    co_return said;
}

std::optional<Answer> given_before(const Invocation& invocation) {
    const auto& body = invocation.input.work().earlier_answer();
    return body ? std::optional(earlier_answer(*body)) : std::nullopt;
}

Task<Result<Answer>> run_all(Invocation& invocation, std::optional<ReturnToken> back) {
    if (invocation.input.deadline().passed()) {
        co_return fail(errors::timeout, "no time was left for the handler");
    }
    auto arriving = arrive(invocation.input, std::move(back));
    Result<void> arrived = co_await std::move(arriving);
    if (!arrived) co_return propagate(arrived, "before the handler");
    if (auto before = given_before(invocation)) {
        invocation.set_route(invocation.registry.choose(invocation.input).key);
        co_return std::move(*before);
    }
    auto responding = respond(invocation);
    Result<Response> said = co_await std::move(responding);
    if (auto before = given_before(invocation)) co_return std::move(*before);
    if (!said) co_return std::unexpected(said.error());
    Result<Answer> answer = finish(invocation, std::move(*said));
    if (!answer) co_return propagate(answer, invocation.route());
    if (!invocation.claim()) co_return fail(errors::timeout, "given up meanwhile");
    auto keeping = keep(invocation, *answer);
    Result<void> kept = co_await std::move(keeping);
    if (!kept) co_return std::unexpected(kept.error());
    co_return answer;
}

Task<Result<Response>> call_error_handler(Invocation& invocation, const Error& error) {
    co_return invocation.registry.error_handler()(invocation.input, error);
}

Task<Result<Answer>> run_rest(Invocation& invocation, Response response) {
    auto after = run_response_interceptors(invocation, response);
    Result<void> done = co_await std::move(after);
    if (!done) co_return propagate(done, "after the error handler");
    co_return finish(invocation, std::move(response));
}

}    // namespace

Task<Result<Answer>> attempt(SharedInvocation invocation, std::optional<ReturnToken> back) {
    auto running = without_exceptions(run_all(*invocation, std::move(back)));
    co_return co_await std::move(running);
}

Task<Result<Response>> ask_error_handler(SharedInvocation invocation, Error error) {
    auto running = without_exceptions(call_error_handler(*invocation, error));
    co_return co_await std::move(running);
}

Task<Result<Answer>> complete(SharedInvocation invocation, Response response) {
    auto running = without_exceptions(run_rest(*invocation, std::move(response)));
    co_return co_await std::move(running);
}

}    // namespace ask::skill::detail
