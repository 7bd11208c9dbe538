#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <stdexcept>

#include "core/keyed_hash.hpp"
#include "support/captured_output.hpp"
#include "unit/endpoint/endpoint_bench.hpp"

using namespace ask;
using namespace ask::tests;

namespace {

Task<Result<model::Response>> fails(skill::HandlerInput&) {
    co_return fail(errors::unavailable, "the service is down");
}

Task<Result<model::Response>> sells(skill::HandlerInput& input) {
    co_return input.respond().buy(ProductId("amzn1.adg.product.1"), "MARK-token-out").build();
}

// What one request writes.
std::string log_of(EndpointBench& bench, const http::Request& request) {
    const CapturedOutput output(stderr);
    bench.ask(request);
    bench.logger.flush();
    return output.text();
}

// Fetches the chain, which has a line of its own.
void warm_up(EndpointBench& bench) {
    const CapturedOutput output(stderr);
    bench.ask(signed_request(good_envelope().dump()));
    bench.logger.flush();
}

Json only_line(const std::string& log) {
    CHECK(std::ranges::count(log, '\n') == 1);
    return Json::parse(log);
}

}    // namespace

TEST_CASE("an answered request is one line with its route and its times") {
    EndpointBench bench({}, say_hello, LogLevel::info);
    warm_up(bench);
    const Json line = only_line(log_of(bench, signed_request(good_envelope().dump())));
    CHECK(line.at("level") == "info");
    CHECK(line.at("event") == "request");
    CHECK(line.at("status") == 200);
    CHECK(line.at("route") == "launch");
    CHECK(line.at("request_id") == "amzn1.echo-api.request.1");
    CHECK(line.at("outcome") == "answered");
    CHECK(line.at("request") == "LaunchRequest");
    CHECK(line.at("intent") == "");
    CHECK(line.at("locale") == "en-US");
    CHECK(line.at("peer") == "192.0.2.7:4711");
    for (const char* time : {"ms", "verify_ms", "handler_ms", "product_api_ms", "store_ms"}) {
        CHECK(line.at(time).is_number());
    }
    CHECK(line.at("error") == "");
}

TEST_CASE("a user is the hash that the database knows them by, where a key is set") {
    const Secret key("sixteen letters!");
    EndpointBench bench({.path = "/", .user_key = key}, say_hello, LogLevel::info);
    warm_up(bench);
    const Json line = only_line(log_of(bench, signed_request(good_envelope().dump())));
    CHECK(line.at("user") == keyed_hash_text(key, "amzn1.ask.account.TEST"));
}

TEST_CASE("without a key a user has a hash of this process alone") {
    EndpointBench one({}, say_hello, LogLevel::info);
    EndpointBench other({}, say_hello, LogLevel::info);
    warm_up(one);
    warm_up(other);
    const http::Request request = signed_request(good_envelope().dump());
    const Json first = only_line(log_of(one, request));
    CHECK(first.at("user") == only_line(log_of(one, request)).at("user"));
    CHECK(first.at("user") != only_line(log_of(other, request)).at("user"));
    CHECK(first.at("user").get<std::string>().size() == 43);
}

TEST_CASE("a purchase's line says which way the customer went") {
    EndpointBench bench({}, sells, LogLevel::info);
    warm_up(bench);
    const Json intent = alexa_envelope(intent_request("Buy"));
    const Json line = only_line(log_of(bench, signed_request(intent.dump())));
    CHECK(line.at("outcome") == "buy");
    CHECK(line.at("intent") == "Buy");
    CHECK(line.at("request") == "IntentRequest");
}

TEST_CASE("a fault of the skill is in the line of its request") {
    EndpointBench bench({}, fails, LogLevel::warning);
    const Json line = only_line(log_of(bench, signed_request(good_envelope().dump())));
    CHECK(line.at("level") == "warning");
    CHECK(line.at("error") == "unavailable");
    CHECK(line.at("context").get<std::string>().find("the service is down") != std::string::npos);
}

TEST_CASE("a refusal is one line with its reason and the peer, and no id of the request") {
    EndpointBench bench({}, say_hello, LogLevel::info);
    const Json line = only_line(log_of(bench, unsigned_request(good_envelope().dump())));
    CHECK(line.at("event") == "refused");
    CHECK(line.at("outcome") == "refused");
    CHECK(line.at("reason") == "certificate_url_missing");
    CHECK(line.at("peer") == "192.0.2.7:4711");
    CHECK(line.at("status") == 400);
    CHECK_FALSE(line.contains("request_id"));
}

TEST_CASE("what anybody can send is logged a few times, says what was left out, and is counted") {
    http::Request elsewhere = unsigned_request("");
    elsewhere.target = "/elsewhere";
    http::Request read = unsigned_request("");
    read.method = "GET";
    for (const http::Request& request : {unsigned_request("{}"), elsewhere, read}) {
        EndpointBench bench({}, say_hello, LogLevel::info);
        const CapturedOutput output(stderr);
        unsigned status = 0;
        for (int sent = 0; sent < 200; ++sent) status = bench.ask(request).status;
        bench.logger.flush();
        const std::string log = output.text();
        CHECK(std::ranges::count(log, '\n') >= 10);
        CHECK(std::ranges::count(log, '\n') < 100);
        const Json line = Json::parse(log.substr(0, log.find('\n')));
        CHECK(line.at("status") == status);
        CHECK(line.at("outcome") == "refused");
        CHECK(line.at("peer") == "192.0.2.7:4711");
        CHECK(line.at("suppressed") == 0);
        CHECK(bench.metrics.value("skilld_responses_total",
                                  {{"route", "none"}, {"status", std::to_string(status)}}) == 200);
    }
}

TEST_CASE("each request that reaches the skill has its line, whatever else is refused") {
    EndpointBench bench({}, say_hello, LogLevel::info);
    warm_up(bench);
    const http::Request request = signed_request(good_envelope().dump());
    log_of(bench, request);
    {
        const CapturedOutput output(stderr);
        for (int sent = 0; sent < 30; ++sent) bench.ask(unsigned_request("{}"));
        bench.logger.flush();
    }
    for (int sent = 0; sent < 30; ++sent) {
        CHECK(only_line(log_of(bench, request)).at("event") == "request");
    }
}

TEST_CASE("no line holds a user, a device, a token or a signature") {
    EndpointBench bench({}, say_hello, LogLevel::debug);
    const http::Request good = signed_request(good_envelope().dump());
    http::Request tampered = good;
    tampered.body += ' ';
    http::Request broken = signed_request(good_envelope().dump() + "}");
    for (const http::Request& request : {good, tampered, broken}) {
        const std::string log = log_of(bench, request);
        CHECK_FALSE(log.empty());
        for (const char* secret : {"amzn1.ask.account", "amzn1.ask.device", "a-token", "session"}) {
            INFO(log);
            CHECK(log.find(secret) == std::string::npos);
        }
        CHECK(log.find(good.headers.find("Signature-256")->substr(0, 20)) == std::string::npos);
    }
}

namespace {

// Alexa's envelope with a mark wherever a person or a secret may be.
Json marked(Json request) {
    request["token"] = "MARK-token-back";
    Json envelope = alexa_envelope(std::move(request), {{"said", "MARK-attribute"}});
    Json& session = envelope["session"];
    session["sessionId"] = "MARK-session";
    session["user"]["userId"] = "MARK-user";
    session["user"]["accessToken"] = "MARK-linked";
    Json& system = envelope["context"]["System"];
    system["user"] = session["user"];
    system["person"] = {{"personId", "MARK-person"}};
    system["device"]["deviceId"] = "MARK-device";
    system["apiAccessToken"] = "MARK-api-token";
    envelope["context"]["Geolocation"] = {{"coordinate", "MARK-place"}};
    return envelope;
}

Json marked_intent(const char* name) {
    return marked(intent_request(name, {{"wish", {{"name", "wish"}, {"value", "MARK-spoken"}}}}));
}

Task<Result<model::Response>> speaks(skill::HandlerInput& input) {
    input.session_attributes()["answer"] = "MARK-answer";
    co_return input.respond().speak("MARK-speech").build();
}

Task<Result<model::Response>> throws(skill::HandlerInput&) {
    throw std::runtime_error("broken");
    co_return model::Response{};
}

}    // namespace

TEST_CASE("a purchase conversation leaves no token, text, attribute or person in the log") {
    for (const skill::Handler handler : {speaks, sells, throws, fails}) {
        EndpointBench bench({}, handler, LogLevel::debug);
        std::string log;
        for (const Json& envelope :
             {marked(launch_request()), marked_intent("Wish"), marked_intent("Buy"),
              marked(connections_response("Buy", "ACCEPTED")),
              marked(connections_response("Upsell", "MARK-result")),
              marked({{"type", "SessionEndedRequest"},
                      {"reason", "ERROR"},
                      {"error", {{"type", "MARK-type"}, {"message", "MARK-message"}}}})}) {
            const http::Request request = signed_request(envelope.dump());
            log += log_of(bench, request);
            CHECK(log.find(request.headers.find("Signature-256")->substr(0, 20)) == log.npos);
        }
        INFO(log);
        CHECK(std::ranges::count(log, '\n') >= 6);
        CHECK(log.find("MARK") == std::string::npos);
        CHECK(bench.metrics.text().find("MARK") == std::string::npos);
    }
}
