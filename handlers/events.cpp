#include "handlers/events.hpp"

#include <algorithm>
#include <array>

#include "handlers/slot_choice.hpp"
#include "handlers/story.hpp"

namespace handlers {

using ask::Json;
using ask::model::AnswerKind;
using ask::model::CanFulfillIntentRequest;
using ask::model::ConnectionsResponse;
using ask::model::SessionEndedRequest;
using ask::model::SkillEvent;

namespace {

constexpr std::array<std::string_view, 4> without_session{
    "PlayAdventureIntent", "ListAdventuresIntent", "WhatCanIBuyIntent", "ProductDetailIntent"};

bool is_understood(const ask::model::Slot& slot) {
    const auto kind = judge(&slot).kind;
    return kind == SlotChoice::Kind::one || kind == SlotChoice::Kind::several;
}

Json judge_slots(const ask::model::Intent& intent) {
    Json slots = Json::object();
    for (const auto& [name, slot] : intent.slots) {
        const char* known = is_understood(slot) ? "YES" : "NO";
        slots[name] = {{"canUnderstand", known}, {"canFulfill", known}};
    }
    return slots;
}

bool all_filled_are_understood(const ask::model::Intent& intent) {
    return std::ranges::all_of(intent.slots, [](const auto& entry) {
        return !entry.second.spoken || is_understood(entry.second);
    });
}

}    // namespace

Task<Result<Response>> session_ended(HandlerInput& input) {
    const auto& ended = input.request<SessionEndedRequest>();
    if (ended.reason == SessionEndedRequest::Reason::error) {
        input.log("session_ended_by_error", {{"type", ended.error_type}});
    }
    co_return Response{};
}

Task<Result<Response>> skill_enabled(HandlerInput& input) {
    input.log("skill_enabled");
    co_return Response{};
}

Task<Result<Response>> skill_disabled(HandlerInput& input) {
    const auto& event = input.request<SkillEvent>();
    const bool forget = event.persistence == SkillEvent::Persistence::not_persisted;
    input.log("skill_disabled", {{"forget", forget}});
    co_return Response{};
}

Task<Result<Response>> can_fulfill(HandlerInput& input) {
    const auto& intent = input.request<CanFulfillIntentRequest>().intent;
    const auto* named = std::ranges::find(without_session, std::string_view(intent.name));
    const bool can = named != without_session.end() && all_filled_are_understood(intent);
    Response response;
    response.can_fulfill_intent = {{"canFulfill", can ? "YES" : "NO"},
                                   {"slots", judge_slots(intent)}};
    co_return response;
}

Task<Result<Response>> anything_else(HandlerInput& input) {
    if (input.envelope().answer_kind() != AnswerKind::full) co_return Response{};
    Turn turn = co_await begin_turn(input);
    const auto place = turn.state.place;
    co_return co_await carry_on_at(turn, place, "");
}

Response apologise(HandlerInput& input, const ask::Error& error) {
    input.log("apologised", {{"reason", error.code.name}});
    if (input.envelope().answer_kind() != AnswerKind::full) return {};
    const Voice voice(input);
    // After a purchase Alexa has explained what there was to explain.
    const bool returned = input.request_if<ConnectionsResponse>() != nullptr;
    const std::string question = voice.say("question.which_adventure");
    return input.respond()
        .speak(voice.say(returned ? "resume.menu" : "apology"))
        .speak(question)
        .reprompt(question)
        .build();
}

}    // namespace handlers
