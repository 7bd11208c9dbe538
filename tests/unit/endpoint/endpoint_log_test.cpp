#include <algorithm>
#include <catch2/catch_test_macros.hpp>

#include "support/captured_output.hpp"
#include "unit/endpoint/endpoint_bench.hpp"

using namespace ask;
using namespace ask::tests;

namespace {

Task<Result<model::Response>> fails(skill::HandlerInput&) {
    co_return fail(errors::unavailable, "the service is down");
}

// What one request writes.
std::string log_of(EndpointBench& bench, const http::Request& request) {
    const CapturedOutput output(stderr);
    bench.ask(request);
    bench.logger.flush();
    return output.text();
}

Json only_line(const std::string& log) {
    CHECK(std::ranges::count(log, '\n') == 1);
    return Json::parse(log);
}

}    // namespace

TEST_CASE("an answered request is one line with its route and its times") {
    EndpointBench bench({}, say_hello, LogLevel::info);
    bench.ask(signed_request(good_envelope().dump()));    // fetches the chain
    const Json line = only_line(log_of(bench, signed_request(good_envelope().dump())));
    CHECK(line.at("level") == "info");
    CHECK(line.at("event") == "request");
    CHECK(line.at("status") == 200);
    CHECK(line.at("route") == "launch");
    CHECK(line.at("request_id") == "amzn1.echo-api.request.1");
    for (const char* time : {"ms", "verify_ms", "handler_ms"}) CHECK(line.at(time).is_number());
    CHECK(line.at("error") == "");
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
    CHECK(line.at("reason") == "certificate_url_missing");
    CHECK(line.at("peer") == "192.0.2.7:4711");
    CHECK(line.at("status") == 400);
    CHECK_FALSE(line.contains("request_id"));
}

TEST_CASE("no line holds a user, a device, a token, a signature, or the peer of a good request") {
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
    CHECK(log_of(bench, good).find("192.0.2.7") == std::string::npos);
}
