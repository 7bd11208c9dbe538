#include "isp/purchase_record.hpp"

#include <catch2/catch_test_macros.hpp>

using namespace ask;
using namespace ask::isp;
using namespace std::chrono_literals;

namespace {

const TimePoint noon{1'700'000'000'123ms};
const ReferenceName hints("hints");

PurchaseRecord full_record() {
    PurchaseRecord record;
    record.stock[hints] = {.lots = {{3, 5}, {1, 7}},
                           .used = 14,
                           .provisional = {{RequestId("r1"), noon, 7}},
                           .removals = {{noon, {{1, 5}, {2, 7}}, 4}},
                           .departed = 0,
                           .accepted = RequestId("r1"),
                           .uses = {{RequestId("r2"), 1, 0}},
                           .product = ProductId("amzn1.adg.product.1")};
    record.suggestions.last_session = SessionId("s1");
    record.suggestions.products[hints] = {.id = ProductId("amzn1.adg.product.1"),
                                          .offered = noon,
                                          .resting_since = noon,
                                          .declines = 2,
                                          .accepts = 1};
    record.suspended = {"nonce", Json{{"step", 3}}, noon};
    return record;
}

PurchaseRecord read(std::string_view text) {
    return read_purchase_record(text).value();
}

Stock read_hints(const std::string& stock) {
    return read(R"({"stock":{"hints":)" + stock + "}}").stock.at(hints);
}

}    // namespace

TEST_CASE("a record that is written is read as it was") {
    const PurchaseRecord record = full_record();
    const std::string text = write_purchase_record(record);
    const PurchaseRecord same = read(text);
    CHECK(same.stock == record.stock);
    CHECK(same.suggestions == record.suggestions);
    CHECK(same.suspended == record.suspended);
    CHECK(write_purchase_record(same) == text);
}

TEST_CASE("nothing is written as an empty object") {
    CHECK(write_purchase_record({}) == "{}");
    PurchaseRecord record;
    record.stock[hints] = {};
    record.suggestions.products[hints] = {};
    CHECK(write_purchase_record(record) == "{}");
    PurchaseRecord emptied = read(write_purchase_record(full_record()));
    emptied.stock[hints] = {};
    emptied.suggestions = {};
    emptied.suggestions.products[hints] = {};
    emptied.suspended.reset();
    CHECK(write_purchase_record(emptied) == "{}");
}

TEST_CASE("what a later skilld wrote is kept") {
    const std::string text =
        R"({"bonus":{"hints":2},"stock":{"hints":{"colour":"red","lots":)"
        R"([{"items_each":5,"units":1}]},"old":{"x":1}},"suggestions":{"mood":[1],)"
        R"("products":{"hints":{"tries":4}}},)"
        R"("suspended":{"attributes":{},"nonce":"n","scene":7,"until":5}})";
    PurchaseRecord record = read(text);
    CHECK(write_purchase_record(record) == text);
    record.stock[hints].lots.clear();
    record.suspended->nonce = "another";
    CHECK(write_purchase_record(record) ==
          R"({"bonus":{"hints":2},"stock":{"hints":{"colour":"red"},"old":{"x":1}},)"
          R"("suggestions":{"mood":[1],"products":{"hints":{"tries":4}}},)"
          R"("suspended":{"attributes":{},"nonce":"another","until":5}})");
}

TEST_CASE("what is no JSON object is refused") {
    for (const char* text : {"", "[]", "3", "null", "\"x\"", "{", "{} {}", "{\"a\":}"}) {
        INFO(text);
        const auto record = read_purchase_record(text);
        REQUIRE_FALSE(record);
        CHECK(record.error().code == errors::invalid);
    }
}

TEST_CASE("hostile members of a stock read as if they were not there") {
    const char* table[] = {
        "5",
        "[]",
        "null",
        R"("text")",
        R"({"lots":5})",
        R"({"lots":[5]})",
        R"({"lots":[{"units":1}]})",
        R"({"lots":[{"units":0,"items_each":5}]})",
        R"({"lots":[{"units":-1,"items_each":5}]})",
        R"({"lots":[{"units":1.5,"items_each":5}]})",
        R"({"lots":[{"units":1000001,"items_each":5}]})",
        R"({"lots":[{"units":1,"items_each":1000001}]})",
        R"({"lots":[{"units":600000,"items_each":5},{"units":600000,"items_each":6}]})",
        R"({"used":-1})",
        R"({"used":"1"})",
        R"({"used":1e3})",
        R"({"used":18446744073709551615})",
        R"({"used":9223372036854775807})",
        R"({"provisional":[{"request":"r","at":-1,"items_each":5}]})",
        R"({"provisional":[{"request":"r","at":99999999999999999,"items_each":5}]})",
        R"({"provisional":[{"at":1,"items_each":5}]})",
        R"({"removals":[{"at":1,"lots":[],"forgiven":0}]})",
        R"({"removals":[{"at":1,"lots":[{"units":1,"items_each":5}],"forgiven":-4}]})",
        R"({"departed":3000000})",
        R"({"departed":18446744073709551613})",
        R"({"departed":null})",
        R"({"accepted":7})",
        R"({"uses":[{"request":"r","items":0,"left":1}]})",
        R"({"id":{}})",
    };
    for (const char* text : table) {
        INFO(text);
        CHECK(read_hints(text) == Stock{});
    }
    CHECK(read_hints(R"({"accepted":")" + std::string(513, 'x') + "\"}") == Stock{});
    CHECK(read_hints(R"({"lots":"x","used":3})").used == 3);
}

TEST_CASE("hostile members elsewhere read as if they were not there") {
    const char* table[] = {
        R"({"stock":7,"suggestions":[],"suspended":"x"})",
        R"({"suggestions":{"last_session":1,"products":[1]}})",
        R"({"suspended":{"nonce":1,"attributes":{},"until":5}})",
        R"({"suspended":{"nonce":"n","attributes":{},"until":"soon"}})",
        R"({"suspended":{"nonce":"n","attributes":{}}})",
    };
    for (const char* text : table) {
        INFO(text);
        const PurchaseRecord record = read(text);
        CHECK(record.stock.empty());
        CHECK(record.suggestions == SuggestionMemory{});
        CHECK_FALSE(record.suspended);
        CHECK(read_purchase_record(write_purchase_record(record)));
    }
    const PurchaseRecord odd =
        read(R"({"suggestions":{"products":{"hints":{"declines":-3,"offered":true}}}})");
    CHECK(odd.suggestions.products.at(hints) == Suggested{});
}

TEST_CASE("session attributes that are no UTF-8 are still written as JSON") {
    PurchaseRecord record;
    record.suspended = {"n", Json{{"word", "\xff"}}, noon};
    CHECK(read_purchase_record(write_purchase_record(record)));
}
