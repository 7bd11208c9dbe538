#include "endpoint/endpoint.hpp"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <stdexcept>

#include "unit/endpoint/endpoint_bench.hpp"

using namespace ask;
using namespace ask::tests;

namespace {

Task<Result<model::Response>> throw_int(skill::HandlerInput&) {
    throw 42;
    co_return model::Response{};
}

// A good envelope with something wrong in it, signed as it is.
http::Request with(const char* pointer, Json value) {
    Json envelope = good_envelope();
    envelope[Json::json_pointer(pointer)] = std::move(value);
    return signed_request(envelope.dump());
}

http::Request without(const char* parent, const char* member) {
    Json envelope = good_envelope();
    envelope[Json::json_pointer(parent)].erase(member);
    return signed_request(envelope.dump());
}

http::Request tampered() {
    http::Request request = signed_request(good_envelope().dump());
    request.body += ' ';
    return request;
}

http::Request legacy_only() {
    http::Request request = unsigned_request(good_envelope().dump());
    request.headers.add("SignatureCertChainUrl", alexa_url);
    request.headers.add("Signature",
                        simulator::sign_sha1(pki().leaf.private_key_pem, request.body));
    return request;
}

struct Refused {
    const char* reason;
    http::Request request;
};

std::vector<Refused> refused_requests() {
    return {
        {"certificate_url_missing", unsigned_request(good_envelope().dump())},
        {"signature_missing", legacy_only()},
        {"signature_mismatch", tampered()},
        {"not_json", signed_request("{\"version\":")},
        {"not_json", signed_request("")},
        {"not_an_envelope", signed_request(R"({"version":"1.0"})")},
        {"timestamp_missing", without("/request", "timestamp")},
        {"timestamp_too_old", with("/request/timestamp", "2026-01-15T09:27:29Z")},
        {"timestamp_in_future", with("/request/timestamp", "2026-01-15T09:32:31Z")},
        {"timestamp_invalid", with("/request/timestamp", "yesterday")},
        {"application_id_foreign", with("/context/System/application/applicationId", "theirs")},
        {"application_id_foreign", with("/session/application/applicationId", "theirs")},
        {"application_id_missing", without("/context/System", "application")},
    };
}

}    // namespace

TEST_CASE("a request that is Alexa's, ours and fresh is answered by the skill") {
    EndpointBench bench;
    const http::Response answer = bench.ask(signed_request(good_envelope().dump()));
    CHECK(answer.status == 200);
    REQUIRE(answer.headers.find("content-type") != nullptr);
    CHECK(*answer.headers.find("content-type") == "application/json;charset=UTF-8");
    const Json speech = Json::parse(answer.body).at("response").at("outputSpeech");
    CHECK(speech.at("ssml") == "<speak>Hello</speak>");
    CHECK(bench.reached() == 1);
    CHECK(bench.metrics.value("skilld_responses_total", {{"route", "launch"}, {"status", "200"}}) ==
          1);
}

TEST_CASE("what does not hold is refused with 400, says nothing, and reaches no handler") {
    for (const Refused& wrong : refused_requests()) {
        INFO(wrong.reason);
        EndpointBench bench;
        const http::Response answer = bench.ask(wrong.request);
        CHECK(answer.status == 400);
        CHECK(answer.body.empty());
        CHECK(answer.headers.fields().empty());
        CHECK(bench.reached() == 0);
        CHECK(bench.refused(wrong.reason) == 1);
        CHECK(bench.metrics.value("skilld_responses_total",
                                  {{"route", "none"}, {"status", "400"}}) == 1);
    }
}

TEST_CASE("in development mode the refusal names its reason, and no more") {
    for (const Refused& wrong : refused_requests()) {
        EndpointBench bench({.path = "/", .explain_refusals = true});
        const http::Response answer = bench.ask(wrong.request);
        CHECK(answer.status == 400);
        CHECK(Json::parse(answer.body) == Json{{"error", wrong.reason}});
    }
}

TEST_CASE("where the time went is told in development mode alone") {
    for (const bool tells : {true, false}) {
        EndpointBench bench({.path = "/", .explain_refusals = false, .tells_times = tells});
        const http::Response answer = bench.ask(signed_request(good_envelope().dump()));
        const std::string* times = answer.headers.find("Server-Timing");
        REQUIRE((times != nullptr) == tells);
        for (const char* step : {"verify", "handler", "product_api", "store"}) {
            if (tells) CHECK(times->find(std::string(step) + ";dur=") != std::string::npos);
        }
    }
}

TEST_CASE("a chain that cannot be downloaded refuses the request") {
    EndpointBench bench;
    bench.s3.set_answer([](const auto&) { return fail(errors::unavailable, "S3 is down"); });
    CHECK(bench.ask(signed_request(good_envelope().dump())).status == 400);
    CHECK(bench.refused("chain_unavailable") == 1);
    CHECK(bench.reached() == 0);
}

TEST_CASE("another method is 405 with Allow, whatever it carries") {
    for (const char* method : {"GET", "HEAD", "OPTIONS", "PUT", "DELETE", "PATCH", "post"}) {
        EndpointBench bench;
        http::Request request = signed_request(good_envelope().dump());
        request.method = method;
        const http::Response answer = bench.ask(request);
        CHECK(answer.status == 405);
        REQUIRE(answer.headers.find("Allow") != nullptr);
        CHECK(*answer.headers.find("Allow") == "POST");
        CHECK(bench.reached() == 0);
    }
}

TEST_CASE("the path is compared exactly and the query is not") {
    const std::pair<const char*, unsigned> table[] = {
        {"/alexa", 200},  {"/alexa?x=/y", 200}, {"/alexa?", 200}, {"/", 404},
        {"/alexa/", 404}, {"/Alexa", 404},      {"", 404},        {"/?/alexa", 404}};
    for (const auto& [target, status] : table) {
        INFO(target);
        EndpointBench bench({.path = "/alexa", .explain_refusals = false});
        http::Request request = signed_request(good_envelope().dump());
        request.target = target;
        CHECK(bench.ask(request).status == status);
        CHECK(bench.reached() == (status == 200 ? 1 : 0));
    }
}

TEST_CASE("an unknown path is 404 for every method") {
    EndpointBench bench({.path = "/alexa", .explain_refusals = false});
    http::Request request = unsigned_request("");
    request.method = "GET";
    CHECK(bench.ask(request).status == 404);
}

TEST_CASE("a handler that fails is still answered with 200 and an apology") {
    for (const skill::Handler& handler :
         {skill::Handler(throw_int), skill::Handler(wait_for_ever)}) {
        EndpointBench bench({}, handler);
        http::Request request = signed_request(good_envelope().dump());
        request.deadline = Deadline::in(200ms);
        const http::Response answer = bench.ask(request);
        CHECK(answer.status == 200);
        const Json speech = Json::parse(answer.body).at("response").at("outputSpeech");
        CHECK(speech.at("ssml") == "<speak>Sorry</speak>");
    }
}

TEST_CASE("the chain is fetched for the first request alone") {
    EndpointBench bench;
    for (int request = 0; request < 3; ++request) {
        CHECK(bench.ask(signed_request(good_envelope().dump())).status == 200);
    }
    CHECK(bench.s3.requests.size() == 1);
    CHECK(bench.reached() == 3);
}

TEST_CASE("the bytes that Alexa signed are verified, not what they mean") {
    const std::string texts[] = {"\\u00fc", "ü", "😀", "a\\r\\nb", "1e400"};
    for (const std::string& text : texts) {
        EndpointBench bench;
        Json envelope = good_envelope();
        envelope["extra"] = "@";
        std::string body = envelope.dump(3);
        body.replace(body.find('@'), 1, text);
        CHECK(bench.ask(signed_request(body + "\n")).status == 200);
    }
}
