#include <catch2/catch_test_macros.hpp>

#include "unit/model/envelopes.hpp"

using namespace ask;
using namespace ask::model;
using namespace ask::tests;

namespace {

Intent with_slots(std::string_view slots) {
    const std::string request =
        R"({"type":"IntentRequest","intent":{"name":"I","slots":)" + std::string(slots) + "}}";
    return std::get<IntentRequest>(parsed_request(request).request.body).intent;
}

Slot slot(std::string_view members) {
    return *with_slots(R"({"S":)" + std::string(members) + "}").slot("S");
}

std::string authority(std::string_view name, std::string_view code, std::string_view values) {
    return R"({"authority":"amzn1.er-authority.echo-sdk.)" + std::string(name) +
           R"(","status":{"code":")" + std::string(code) + R"("},"values":)" + std::string(values) +
           "}";
}

std::vector<SlotMatch> matches(std::string_view authorities) {
    return slot(R"({"value":"v","resolutions":{"resolutionsPerAuthority":[)" +
                std::string(authorities) + "]}}")
        .matches;
}

const std::string cave = R"([{"value":{"name":"Cave Quest","id":"cave_quest"}}])";
const std::string sea = R"([{"value":{"name":"Deep Sea","id":"deep_sea"}}])";

}    // namespace

TEST_CASE("a filled slot has what was said, what it means and its confirmation") {
    const auto request = std::get<IntentRequest>(parsed(intent_envelope).request.body);
    const Slot* product = request.intent.slot("ProductName");
    REQUIRE(product != nullptr);
    CHECK(product->name == "ProductName");
    CHECK(product->spoken == "the cave adventure");
    CHECK(product->matches == std::vector{SlotMatch{"Cave Quest", "cave_quest"}});
    CHECK(product->confirmation == Confirmation::confirmed);
    CHECK(product->list.empty());
    CHECK(request.intent.slot("Other") == nullptr);
}

TEST_CASE("an intent without slots, or with a slot that is null, has none") {
    for (const char* slots : {"null", "{}", "[]", R"({"S":null})", R"({"S":"text"})"}) {
        CAPTURE(slots);
        CHECK(with_slots(slots).slots.empty());
    }
}

TEST_CASE("a slot without a value is unfilled") {
    for (const char* members :
         {R"({"name":"S","confirmationStatus":"NONE"})", R"({"value":null})", R"({"value":""})",
          R"({"slotValue":null})", R"({"slotValue":{"type":"Simple","value":null}})"}) {
        CAPTURE(members);
        CHECK_FALSE(slot(members).spoken);
        CHECK(slot(members).matches.empty());
    }
}

TEST_CASE("a slot is named by its key") {
    CHECK(slot(R"({"value":"x"})").name == "S");
}

TEST_CASE("ambiguous values come in Alexa's order") {
    const auto found =
        matches(authority("skill.T", "ER_SUCCESS_MATCH",
                          R"([{"value":{"name":"B","id":"b"}},{"value":{"name":"A","id":"a"}}])"));
    CHECK(found == std::vector{SlotMatch{"B", "b"}, SlotMatch{"A", "a"}});
}

TEST_CASE("dynamic entities come before static ones, wherever they stand") {
    const std::string fixed = authority("amzn1.ask.skill.x.T", "ER_SUCCESS_MATCH", cave);
    const std::string dynamic = authority("dynamic.amzn1.ask.skill.x.T", "ER_SUCCESS_MATCH", sea);
    const std::vector expected{SlotMatch{"Deep Sea", "deep_sea"},
                               SlotMatch{"Cave Quest", "cave_quest"}};
    CHECK(matches(fixed + "," + dynamic) == expected);
    CHECK(matches(dynamic + "," + fixed) == expected);
}

TEST_CASE("a match behind an authority without one is found") {
    const std::string none = R"({"authority":"a","status":{"code":"ER_SUCCESS_NO_MATCH"}})";
    CHECK(matches(none + "," + authority("s.T", "ER_SUCCESS_MATCH", cave)).size() == 1);
}

TEST_CASE("the same value from two authorities counts once") {
    const std::string one = authority("s.T", "ER_SUCCESS_MATCH", cave);
    const std::string renamed = authority("dynamic.s.T", "ER_SUCCESS_MATCH",
                                          R"([{"value":{"name":"The cave","id":"cave_quest"}}])");
    CHECK(matches(one + "," + one) == std::vector{SlotMatch{"Cave Quest", "cave_quest"}});
    CHECK(matches(one + "," + renamed) == std::vector{SlotMatch{"The cave", "cave_quest"}});
}

TEST_CASE("values without ids are told apart by name") {
    const auto found = matches(authority(
        "s.T", "ER_SUCCESS_MATCH",
        R"([{"value":{"name":"A"}},{"value":{"name":"B","id":null}},{"value":{"name":"A","id":""}},
            {"value":{}},{"value":null},null])"));
    CHECK(found == std::vector{SlotMatch{"A", ""}, SlotMatch{"B", ""}});
}

TEST_CASE("anything but a successful match is none") {
    for (const char* code :
         {"ER_SUCCESS_NO_MATCH", "ER_ERROR_TIMEOUT", "ER_ERROR_EXCEPTION", "NEW", ""}) {
        CAPTURE(code);
        CHECK(matches(authority("s.T", code, cave)).empty());
    }
    CHECK(
        matches(R"({"authority":"a","status":{"code":"ER_SUCCESS_MATCH"},"values":null})").empty());
    CHECK(slot(R"({"value":"x","resolutions":{"resolutionsPerAuthority":{}}})").matches.empty());
    CHECK(slot(R"({"value":"x","resolutions":[]})").matches.empty());
}

TEST_CASE("a simple slotValue stands in for an absent value and its resolutions") {
    const Slot read = slot(R"({"slotValue":{"type":"Simple","value":"the cave","resolutions":
        {"resolutionsPerAuthority":[)" +
                           authority("s.T", "ER_SUCCESS_MATCH", cave) + "]}}}");
    CHECK(read.spoken == "the cave");
    CHECK(read.matches == std::vector{SlotMatch{"Cave Quest", "cave_quest"}});
}

TEST_CASE("a list slot gives each value with its own matches") {
    const Slot read = slot(R"({"slotValue":{"type":"List","values":[
        {"type":"Simple","value":"the cave","resolutions":{"resolutionsPerAuthority":[)" +
                           authority("s.T", "ER_SUCCESS_MATCH", cave) +
                           R"(]}},{"type":"Simple","value":"the sea"},null]}})");
    CHECK_FALSE(read.spoken);
    CHECK(read.matches.empty());
    REQUIRE(read.list.size() == 2);
    CHECK(read.list[0].name == "S");
    CHECK(read.list[0].spoken == "the cave");
    CHECK(read.list[0].matches == std::vector{SlotMatch{"Cave Quest", "cave_quest"}});
    CHECK(read.list[1].spoken == "the sea");
    CHECK(read.list[1].matches.empty());
}

TEST_CASE("confirmations are read for slots and intents, unknown ones as none") {
    CHECK(slot(R"({"confirmationStatus":"DENIED"})").confirmation == Confirmation::denied);
    CHECK(slot(R"({"confirmationStatus":"MAYBE"})").confirmation == Confirmation::none);
    const auto request = std::get<IntentRequest>(
        parsed_request(
            R"({"type":"IntentRequest","intent":{"name":"I","confirmationStatus":"CONFIRMED"}})")
            .request.body);
    CHECK(request.intent.confirmation == Confirmation::confirmed);
}
