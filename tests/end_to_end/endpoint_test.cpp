#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <catch2/catch_test_macros.hpp>
#include <future>
#include <stdexcept>
#include <thread>

#include "end_to_end/house.hpp"
#include "model/json.hpp"

using namespace std::chrono_literals;
using ask::Error;
using ask::Json;
using ask::Result;
using ask::Task;
using ask::http::OutgoingRequest;
using ask::http::Response;
using ask::skill::HandlerInput;
using ask::skill::Registry;
using ask::tests::House;

namespace {

// Long enough for an answer on a busy machine, short enough to wait for its end.
constexpr auto short_deadline = 3s;

// Lets a handler go that keeps its thread.
std::shared_ptr<std::promise<void>> gate;
std::shared_future<void> gate_opens;

Task<Result<ask::skill::Response>> hello(HandlerInput& input) {
    co_return input.respond().speak("Hello").build();
}

Task<Result<ask::skill::Response>> throws(HandlerInput&) {
    throw std::runtime_error("a bug");
    co_return ask::skill::Response{};
}

Task<Result<ask::skill::Response>> waits_for_ever(HandlerInput& input) {
    boost::asio::steady_timer never(co_await boost::asio::this_coro::executor);
    never.expires_at(boost::asio::steady_timer::time_point::max());
    co_await never.async_wait(boost::asio::use_awaitable);
    co_return input.respond().speak("Late").build();
}

Task<Result<ask::skill::Response>> keeps_its_thread(HandlerInput& input) {
    gate_opens.wait();
    co_return input.respond().speak("Late").build();
}

Task<Result<ask::skill::Response>> lists_products(HandlerInput& input) {
    auto listing = input.products().list();
    const auto products = co_await std::move(listing);
    co_return input.respond().speak(products ? "Products" : "No products now").build();
}

Registry routes() {
    gate = std::make_shared<std::promise<void>>();
    gate_opens = gate->get_future().share();
    Registry registry;
    registry.on_launch(hello)
        .on_intent("AMAZON.HelpIntent", hello)
        .on_intent("AMAZON.StopIntent", hello)
        .on_intent("AMAZON.CancelIntent", hello)
        .on_intent("Throws", throws)
        .on_intent("WaitsForEver", waits_for_ever)
        .on_intent("KeepsItsThread", keeps_its_thread)
        .on_intent("ListsProducts", lists_products)
        .fallback(hello)
        .on_error([](HandlerInput& input, const Error&) {
            return input.respond().speak("Sorry").build();
        });
    return registry;
}

std::string speech(const Result<Response>& answer) {
    REQUIRE(answer);
    CHECK(answer->status == 200);
    return Json::parse(answer->body)["response"]["outputSpeech"]["ssml"].get<std::string>();
}

}    // namespace

TEST_CASE("a signed request is answered over TLS") {
    House house(routes());
    CHECK(speech(house.ask("AMAZON.HelpIntent")) == "<speak>Hello</speak>");
}

TEST_CASE("a handler that throws, or waits for ever, is apologised for with status 200") {
    House house(routes(), short_deadline);
    for (const char* intent : {"Throws", "WaitsForEver"}) {
        INFO(intent);
        CHECK(speech(house.ask(intent)) == "<speak>Sorry</speak>");
    }
}

TEST_CASE("a handler that never gives its thread back is answered for, and others go on") {
    House house(routes(), short_deadline);
    auto blocked = std::async(std::launch::async, [&] { return house.ask("KeepsItsThread"); });
    CHECK(speech(blocked.get()) == "<speak>Sorry</speak>");
    CHECK(house.threads().stuck() == 1);
    for (const auto& answer : house.ask_at_once("AMAZON.HelpIntent", 8)) {
        CHECK(speech(answer) == "<speak>Hello</speak>");
    }
    gate->set_value();
    while (house.threads().stuck() > 0) std::this_thread::yield();
    CHECK(speech(house.ask("AMAZON.HelpIntent")) == "<speak>Hello</speak>");
}

TEST_CASE("a product API that hangs costs one answer without products") {
    House house(routes(), short_deadline);
    house.amazon.products_hang = true;
    CHECK(speech(house.ask("ListsProducts")) == "<speak>No products now</speak>");
    house.amazon.products_hang = false;
    CHECK(speech(house.ask("ListsProducts")) == "<speak>Products</speak>");
}

TEST_CASE("two hundred requests at once on a cold cache download the chain once") {
    House house(routes());
    for (const auto& answer : house.ask_at_once("AMAZON.HelpIntent", 200)) {
        CHECK(speech(answer) == "<speak>Hello</speak>");
    }
    CHECK(house.amazon.chain_downloads == 1);
}

TEST_CASE("without its certificate host a fresh server refuses, and recovers with it") {
    House house(routes());
    house.amazon.chain_is_gone = true;
    const auto refused = house.ask("AMAZON.HelpIntent");
    REQUIRE(refused);
    CHECK(refused->status == 400);
    CHECK(refused->body.empty());
    house.amazon.chain_is_gone = false;
    CHECK(speech(house.ask("AMAZON.HelpIntent")) == "<speak>Hello</speak>");
    house.amazon.chain_is_gone = true;
    CHECK(speech(house.ask("AMAZON.HelpIntent")) == "<speak>Hello</speak>");
}

TEST_CASE("what is not Alexa's gets a bare 400") {
    House house(routes());
    const std::string body = house.envelope("AMAZON.HelpIntent");
    OutgoingRequest unsigned_request;
    unsigned_request.method = "POST";
    unsigned_request.body = body;
    OutgoingRequest changed = house.signed_request(body);
    changed.body += ' ';
    OutgoingRequest empty = house.signed_request("");
    for (const auto& request : {unsigned_request, changed, empty}) {
        const auto answer = house.send(request);
        REQUIRE(answer);
        CHECK(answer->status == 400);
        CHECK(answer->body.empty());
    }
}

TEST_CASE("other methods, paths and sizes have statuses of their own") {
    House house(routes());
    OutgoingRequest get;
    CHECK(house.send(get)->status == 405);
    CHECK(*house.send(get)->headers.find("Allow") == "POST");
    CHECK(house.send(house.signed_request("{}"), "/other")->status == 404);
    CHECK(house.send(house.signed_request(std::string(300 * 1024, 'x')))->status == 413);
}

TEST_CASE("a request with long session attributes passes") {
    House house(routes());
    Json envelope = Json::parse(house.envelope("AMAZON.HelpIntent"));
    envelope["session"]["attributes"]["story"] = std::string(100 * 1024, 'x');
    envelope["context"]["Alexa.Presentation.APL"]["token"] = std::string(100 * 1024, 'x');
    CHECK(speech(house.send(house.signed_request(envelope.dump()))) == "<speak>Hello</speak>");
}

TEST_CASE("draining under load loses no request that was accepted") {
    House house(routes());
    CHECK(speech(house.ask("AMAZON.HelpIntent")) == "<speak>Hello</speak>");
    auto load =
        std::async(std::launch::async, [&] { return house.ask_at_once("ListsProducts", 50); });
    while (house.server().connections() < 10) std::this_thread::yield();
    house.server().drain();
    for (const auto& answer : load.get()) {
        if (!answer) {
            // Not accepted yet: refused, or amid the handshake.
            const ask::ErrorCode code = answer.error().code;
            CHECK((code == ask::http::connect_failed || code == ask::http::tls_failed));
            continue;
        }
        CHECK((answer->status == 200 || answer->status == 503));
    }
}
