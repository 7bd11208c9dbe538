#include "skill/detail/answer.hpp"

#include <algorithm>
#include <utility>
#include <variant>

namespace ask::skill::detail {

namespace {

bool says_something(const model::Response& response) {
    return response.speech || response.reprompt || response.card || !response.directives.empty() ||
           !response.can_fulfill_intent.is_null();
}

bool starts_purchase(const model::Response& response) {
    return std::ranges::any_of(response.directives, [](const model::Directive& directive) {
        return std::holds_alternative<model::PurchaseDirective>(directive);
    });
}

// Amazon: attributes of a session that ends are ignored. Without a word on the session a device
// with a screen keeps it.
bool session_goes_on(const model::RequestEnvelope& request, const model::Response& response) {
    return request.answer_kind() == model::AnswerKind::full && request.session &&
           !response.should_end_session.value_or(false);
}

// Whether Alexa speaks what stands beside a purchase directive is not documented: nothing may.
Result<void> check_purchase(const model::Response& response) {
    if (!starts_purchase(response) || (!response.speech && !response.card)) return {};
    return fail(model::response_breaks_rule, "speech or a card beside a purchase directive");
}

Answer serialised(model::ResponseEnvelope envelope) {
    std::string body = model::serialise(envelope);
    return Answer{.envelope = std::move(envelope),
                  .body = std::move(body),
                  .dropped = false,
                  .repeated = false};
}

}    // namespace

Result<Answer> make_answer(const model::RequestEnvelope& request, Json session,
                           model::Response response) {
    const model::AnswerKind kind = request.answer_kind();
    if (kind == model::AnswerKind::empty) {
        Answer silent = silent_answer(kind);
        silent.dropped = says_something(response);
        return silent;
    }
    if (!session.is_object()) return fail(errors::invalid, "session attributes are no object");
    const Result<void> alone = check_purchase(response);
    if (!alone) return propagate(alone, "check response");
    model::ResponseEnvelope envelope{.session_attributes = Json(), .response = std::move(response)};
    if (!session.empty() && session_goes_on(request, envelope.response)) {
        envelope.session_attributes = std::move(session);
    }
    const bool is_intent = std::holds_alternative<model::IntentRequest>(request.request.body);
    Answer answer = serialised(std::move(envelope));
    const Result<void> held =
        model::check_response(answer.envelope.response, kind, is_intent, answer.body.size());
    if (!held) return propagate(held, "check response");
    return answer;
}

Answer earlier_answer(std::string body) {
    return Answer{.envelope = {}, .body = std::move(body), .dropped = false, .repeated = true};
}

Answer silent_answer(model::AnswerKind kind) {
    model::ResponseEnvelope envelope;
    if (kind == model::AnswerKind::can_fulfill_only) {
        envelope.response.can_fulfill_intent = Json{{"canFulfill", "NO"}};
    }
    return serialised(std::move(envelope));
}

Answer last_resort() {
    model::ResponseEnvelope envelope;
    envelope.response.speech =
        model::OutputSpeech{.kind = model::OutputSpeech::Kind::ssml,
                            .text = "<speak>Sorry, that did not work.</speak>",
                            .play_behavior = {}};
    envelope.response.should_end_session = true;
    return serialised(std::move(envelope));
}

}    // namespace ask::skill::detail
