#include "endpoint/endpoint.hpp"

#include <algorithm>
#include <chrono>
#include <utility>

#include "core/keyed_hash.hpp"
#include "endpoint/detail/record.hpp"
#include "endpoint/detail/replies.hpp"
#include "model/envelope.hpp"

namespace ask::endpoint {

namespace {

using detail::Record;
using detail::Stopwatch;

void took(Metrics& metrics, const char* step, double seconds) {
    metrics.observe("skilld_step_seconds", seconds, {{"step", step}});
}

// A download of certificates must not take the time in which the skill is to answer.
Deadline for_verification(Deadline whole) {
    using std::chrono::milliseconds;
    return whole.sooner_by(std::min(milliseconds{1'000}, whole.remaining() / 4));
}

verify::Claims claims_of(const model::RequestEnvelope& envelope) {
    verify::Claims claims{.request_type = envelope.request.type,
                          .timestamp = envelope.request.timestamp,
                          .application_id = envelope.system.application_id,
                          .session_application_id = std::nullopt};
    if (envelope.session) claims.session_application_id = envelope.session->application_id;
    return claims;
}

Result<model::RequestEnvelope> parse(const std::string& body, Metrics& metrics) {
    const Stopwatch watch;
    Result<model::RequestEnvelope> envelope = model::parse_request_envelope(body);
    took(metrics, "parse", watch.seconds());
    return envelope;
}

// The envelope of a request that is Alexa's, ours and fresh. Signature first: what is not Alexa's
// is not even parsed.
Task<Result<model::RequestEnvelope>> admit(EndpointServices services, const http::Request& request,
                                           Record& record) {
    const Stopwatch watch;
    auto checking = services.verifier.check_origin(request);
    Result<void> origin = co_await std::move(checking);
    record.verify_seconds = watch.seconds();
    took(services.metrics, "verify", record.verify_seconds);
    if (!origin) co_return propagate(origin, "origin");
    Result<model::RequestEnvelope> envelope = parse(request.body, services.metrics);
    if (!envelope) co_return propagate(envelope, "body");
    const Result<void> claims = services.verifier.check_claims(claims_of(*envelope));
    if (!claims) co_return propagate(claims, "claims");
    co_return envelope;
}

Task<http::Response> invoke(EndpointServices services, model::RequestEnvelope envelope,
                            Deadline deadline, Record& record) {
    const Stopwatch watch;
    auto invoking = services.skill.invoke(std::move(envelope), deadline);
    skill::Outcome outcome = co_await std::move(invoking);
    record.handler_seconds = watch.seconds();
    took(services.metrics, "handler", record.handler_seconds);
    detail::conclude(record, outcome);
    co_return detail::envelope(std::move(outcome.body));
}

}    // namespace

Endpoint::Endpoint(EndpointServices services, EndpointOptions options)
    : services_(services), options_(std::move(options)) {
    if (options_.user_key.empty()) options_.user_key = Secret(random_bytes(32));
}

Task<http::Response> Endpoint::answer(http::Request request) {
    Record record;
    record.peer = request.peer;
    auto exchanging = exchange(std::move(request), record);
    http::Response response = co_await std::move(exchanging);
    record.status = response.status;
    if (options_.tells_times) detail::tell_times(response, record);
    detail::count(services_.metrics, record);
    detail::log(services_.logger, record, log_limit_, std::chrono::steady_clock::now());
    co_return response;
}

Task<http::Response> Endpoint::exchange(http::Request request, detail::Record& record) {
    if (detail::path_of(request.target) != options_.path) co_return detail::not_found();
    if (request.method != "POST") co_return detail::method_not_allowed();
    const Deadline whole = request.deadline;
    request.deadline = for_verification(whole);
    auto admitting = admit(services_, request, record);
    Result<model::RequestEnvelope> envelope = co_await std::move(admitting);
    if (!envelope) {
        record.refusal = envelope.error();
        co_return detail::refusal(record.refusal->code, options_.explain_refusals);
    }
    detail::describe(record, *envelope, options_.user_key);
    auto invoking = invoke(services_, std::move(*envelope), whole, record);
    co_return co_await std::move(invoking);
}

}    // namespace ask::endpoint
