#include "simulator/progressive_response.hpp"

#include <catch2/catch_test_macros.hpp>

#include "model/json.hpp"
#include "shop.hpp"

namespace {

using namespace ask;
using namespace ask::simulator;

std::string body_saying(const std::string& speech, const std::string& request_id = "request-1") {
    return Json{{"header", {{"requestId", request_id}}},
                {"directive", {{"type", "VoicePlayer.Speak"}, {"speech", speech}}}}
        .dump();
}

// A customer whose skill is answering request-1.
struct Talk : tests::Shop {
    Talk() { customer.open_request = OpenRequest{"request-1", {}}; }
    unsigned post(const std::string& body, const std::string& method = "POST") {
        const auto path = std::string(directives_path);
        return answer_directive(amazon, request(method, path, body), now).status;
    }
};

}    // namespace

TEST_CASE("what the skill says meanwhile is kept with the request, without tags") {
    Talk talk;
    CHECK(talk.post(body_saying("<speak>One <break/> moment.</speak>")) == 204);
    CHECK(talk.post(body_saying("Still looking.")) == 204);
    CHECK(talk.customer.open_request->said ==
          std::vector<std::string>{"One moment.", "Still looking."});
}

TEST_CASE("a progressive response that Amazon would not say is refused and not kept") {
    Talk talk;
    struct Case {
        const char* what;
        std::string body;
        unsigned status;
    };
    const Case cases[] = {
        {"another request", body_saying("x", "request-2"), 403},
        {"no request", body_saying("x", ""), 400},
        {"no speech", body_saying(""), 400},
        {"too long", body_saying(std::string(601, 'x')), 400},
        {"another directive",
         R"({"header": {"requestId": "request-1"}, "directive": {"type": "AudioPlayer.Play"}})",
         400},
        {"not JSON", "<html>", 400},
        {"a list", "[1]", 400},
        {"nothing", "", 400},
    };
    for (const Case& one : cases) {
        INFO(one.what);
        CHECK(talk.post(one.body) == one.status);
    }
    CHECK(talk.post(body_saying("x"), "GET") == 405);
    CHECK(talk.customer.open_request->said.empty());
    CHECK(talk.post(body_saying(std::string(600, 'x'))) == 204);
}

TEST_CASE("there are at most five progressive responses, and none after the answer") {
    Talk talk;
    for (int i = 0; i < 5; ++i) CHECK(talk.post(body_saying("Wait.")) == 204);
    CHECK(talk.post(body_saying("Wait.")) == 403);
    CHECK(talk.customer.open_request->said.size() == 5);
    talk.customer.open_request.reset();
    CHECK(talk.post(body_saying("Wait.")) == 403);
}

TEST_CASE("nobody speaks into another customer's request") {
    Talk talk;
    const Customer& other = talk.join();
    talk.token = grant_token(talk.amazon, other.user, "api.amazonalexa.com", talk.now);
    CHECK(talk.post(body_saying("Boo!")) == 403);
    talk.token = "unknown";
    CHECK(talk.post(body_saying("Boo!")) == 401);
    CHECK(talk.customer.open_request->said.empty());
}
