#include "simulator/amazon_words.hpp"

#include <catch2/catch_test_macros.hpp>
#include <string>

#include "shop.hpp"

namespace {

using namespace ask;
using namespace ask::simulator;

Result<void> change(tests::Shop& shop, const std::string& written) {
    const auto changes = read_amazon_changes(Json::parse(written));
    if (!changes) return std::unexpected(changes.error());
    for (const AmazonChange& one : *changes) {
        const auto done = apply({shop.amazon, shop.customer, shop.now}, one);
        if (!done) return done;
    }
    return {};
}

std::string fault_in(const std::string& written) {
    const auto changes = read_amazon_changes(Json::parse(written));
    return changes ? "" : changes.error().context;
}

}    // namespace

TEST_CASE("every change is written as it is read") {
    for (const char* text : {R"({"purchase": "quest"})",
                             R"({"complete_pending": "quest"})",
                             R"({"fail_pending": "quest"})",
                             R"({"refund": "quest"})",
                             R"({"end_term": "club"})",
                             R"({"reset": "quest"})",
                             R"({"take_off_sale": "quest"})",
                             R"({"put_on_sale": "quest"})",
                             R"({"product_api": "ok"})",
                             R"({"product_api": {"status": 429, "times": 2}})",
                             R"({"product_api": {"delay_ms": 300, "body": "truncated"}})",
                             R"({"product_api": {"hang": true}})",
                             R"({"product_api": {"body": "huge"}})",
                             R"({"product_api": {"body": "garbage"}})",
                             R"({"certificate_host": "up"})",
                             R"({"certificate_host": "down"})",
                             R"({"certificate_host": "hang"})",
                             R"({"certificate_host": "garbage"})",
                             R"({"certificate_host": "next_file"})",
                             R"({"certificates": "good"})",
                             R"({"certificates": "expired"})",
                             R"({"certificates": "foreign"})",
                             R"({"certificates": "other_name"})",
                             R"({"clock_s": -3600})",
                             R"({"clock_s": 0})",
                             R"({"connections_response": "once"})",
                             R"({"connections_response": "lost"})",
                             R"({"connections_response": "twice"})",
                             R"({"voice_purchasing": false})",
                             R"({"counts": "late"})",
                             R"({"counts": "current"})",
                             R"({"child_directed": true})",
                             R"({"page_size": 2})"}) {
        INFO(text);
        const auto changes = read_amazon_changes(Json::parse(text));
        REQUIRE(changes);
        REQUIRE(changes->size() == 1);
        CHECK(to_json(changes->front()) == Json::parse(text));
    }
}

TEST_CASE("a wrong value is told with its place and what it could be") {
    struct Case {
        const char* written;
        const char* said;
    };
    const Case cases[] = {
        {R"({"certificates": "bad"})",
         "amazon: /certificates: must be one of good, expired, foreign, other_name"},
        {R"({"certificate_host": "off"})",
         "amazon: /certificate_host: must be one of up, down, hang, garbage, next_file"},
        {R"({"connections_response": 2})",
         "amazon: /connections_response: must be one of once, lost, twice"},
        {R"({"product_api": {"body": "large"}})",
         "amazon: /product_api/body: must be one of ok, truncated, huge, garbage"},
        {R"({"product_api": {"status": 302}})",
         "amazon: /product_api/status: must be a whole number from 400 to 599"},
        {R"({"clock_s": 100001})",
         "amazon: /clock_s: must be a whole number from -100000 to 100000"},
        {R"([])", "amazon: /: must be an object"},
    };
    for (const Case& one : cases) CHECK(fault_in(one.written) == one.said);
    CHECK(fault_in(R"({"clock": 1})").starts_with("amazon: /clock: is not known here"));
}

TEST_CASE("what is wrong is told in words that make the same faults elsewhere, until it ends") {
    tests::Shop shop;
    CHECK(faults_of(shop.amazon) == Json::object());
    const Json faults = Json::parse(R"({
        "product_api": {"status": 503, "times": 3}, "certificate_host": "garbage",
        "certificates": "foreign", "clock_s": 200, "connections_response": "twice",
        "child_directed": true, "page_size": 3})");
    REQUIRE(change(shop, faults.dump()));
    CHECK(faults_of(shop.amazon) == faults);
    CHECK(shop.amazon.clock_offset == std::chrono::seconds{200});
    CHECK(shop.amazon.certificate_number == 13);
    end_faults(shop.amazon);
    CHECK(faults_of(shop.amazon) == Json::object());
    CHECK(shop.amazon.certificate_number == 14);
}

TEST_CASE("a trouble that has been played often enough is no fault any more") {
    tests::Shop shop;
    REQUIRE(change(shop, R"({"product_api": {"body": "huge", "times": 2}})"));
    CHECK(take_trouble(shop.amazon.product_api).body == BodyFault::huge);
    CHECK(faults_of(shop.amazon)["product_api"]["times"] == 1);
    CHECK(take_trouble(shop.amazon.product_api).body == BodyFault::huge);
    CHECK(faults_of(shop.amazon) == Json::object());
}

TEST_CASE("what is one customer's is not a fault of Amazon's") {
    tests::Shop shop;
    REQUIRE(change(shop, R"({"counts": "late", "voice_purchasing": false})"));
    CHECK(faults_of(shop.amazon) == Json::object());
}
