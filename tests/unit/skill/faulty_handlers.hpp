#pragma once

#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <stdexcept>
#include <string>
#include <utility>

#include "skill/skill.hpp"
#include "support/alexa_requests.hpp"

// Handlers and interceptors that do something wrong, and an error handler that says what.
namespace ask::tests {

using namespace std::chrono_literals;
using skill::HandlerInput;
using skill::Registry;
using skill::Response;

using Said = Task<Result<Response>>;

inline Said hello(HandlerInput& input) {
    co_return input.respond().speak("Hello").build();
}

inline Said fails(HandlerInput&) {
    co_return fail(errors::unavailable, "the service is down");
}

inline Said throws(HandlerInput&) {
    throw std::runtime_error("a bug");
    co_return Response{};
}

inline Said throws_int(HandlerInput&) {
    throw 42;
    co_return Response{};
}

inline Said throws_at_once(HandlerInput&) {
    throw std::logic_error("before the coroutine");
}

inline Task<void> sleep_long() {
    const Executor here = co_await boost::asio::this_coro::executor;
    boost::asio::steady_timer timer(here, 1h);
    co_await timer.async_wait(boost::asio::use_awaitable);
}

inline Said waits_for_ever(HandlerInput& input) {
    auto loading = input.attributes().persistent();
    Result<Json*> attributes = co_await std::move(loading);
    if (attributes) (**attributes)["changed"] = true;
    co_await sleep_long();
    co_return input.respond().speak("Too late").build();
}

inline Said speaks_too_long(HandlerInput& input) {
    co_return input.respond().speak(std::string(9'000, 'x')).build();
}

inline Said sends_too_much(HandlerInput& input) {
    input.session_attributes()["filler"] = std::string(200'000, 'x');
    co_return input.respond().speak("Hello").reprompt("Hello?").build();
}

inline Said sells_and_speaks(HandlerInput& input) {
    Response response = input.respond().buy(ProductId{"amzn1.adg.product.1"}, "resume").build();
    response.speech = model::OutputSpeech{model::OutputSpeech::Kind::plain_text, "Buy it", ""};
    co_return response;
}

inline Said sells_without_token(HandlerInput& input) {
    co_return input.respond().buy(ProductId{"amzn1.adg.product.1"}, "").build();
}

inline Said breaks_session(HandlerInput& input) {
    input.session_attributes() = Json::array();
    co_return input.respond().speak("Hello").reprompt("Hello?").build();
}

inline Said changes_and_fails(HandlerInput& input) {
    auto loading = input.attributes().persistent();
    Result<Json*> attributes = co_await std::move(loading);
    (**attributes)["changed"] = true;
    input.session_attributes()["changed"] = true;
    co_return fail(errors::refused, "no");
}

inline Said changes(HandlerInput& input) {
    auto loading = input.attributes().persistent();
    Result<Json*> attributes = co_await std::move(loading);
    (**attributes)["changed"] = true;
    co_return input.respond().speak("Hello").build();
}

inline Response apology(HandlerInput& input, const Error& error) {
    return input.respond()
        .speak("Sorry: " + std::string(error.code.name))
        .reprompt("What now?")
        .build();
}

inline Task<Result<void>> fails_before(HandlerInput&) {
    co_return fail(errors::refused, "not today");
}

inline Task<Result<void>> fails_after(HandlerInput&, Response&) {
    co_return fail(errors::refused, "no");
}

inline Task<Result<void>> waits_after(HandlerInput&, Response&) {
    co_await sleep_long();
    co_return Result<void>{};
}

inline Task<Result<void>> adds_card(HandlerInput& input, Response& response) {
    input.session_attributes()["seen"] = true;
    response.card = model::SimpleCard{"title", "content"};
    co_return Result<void>{};
}

inline Registry routes(skill::Handler handler) {
    Registry all;
    all.on_launch(std::move(handler)).fallback(hello).on_error(apology);
    all.on_event("AlexaSkillEvent.SkillDisabled", throws);
    return all;
}

inline const Json launch = alexa_envelope(launch_request(), {{"state", "choosing"}});

inline std::string ssml_of(const skill::Outcome& outcome) {
    return Json::parse(outcome.body).at("response").at("outputSpeech").at("ssml");
}

}    // namespace ask::tests
