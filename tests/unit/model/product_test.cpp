#include "model/product.hpp"

#include <catch2/catch_test_macros.hpp>

using namespace ask;
using namespace ask::model;

namespace {

// A record as the monetization service writes it, with members added or overridden behind it.
std::string record(std::string_view more = "") {
    return R"({"productId":"amzn1.adg.product.1","referenceName":"cave_quest","type":"ENTITLEMENT",
      "name":"Cave Quest","summary":"Five new adventures.","entitled":"NOT_ENTITLED",
      "entitlementReason":"NOT_PURCHASED","purchasable":"PURCHASABLE","activeEntitlementCount":0,
      "purchaseMode":"TEST")" +
           std::string(more) + "}";
}

Product product(std::string_view more) {
    return parse_product(record(more)).value();
}

std::string page(std::string_view products, std::string_view rest) {
    return R"({"inSkillProducts":[)" + std::string(products) + "]," + std::string(rest) + "}";
}

}    // namespace

TEST_CASE("a product record is read completely") {
    const Product read = product("");
    CHECK(read.id == ProductId("amzn1.adg.product.1"));
    CHECK(read.reference_name == ReferenceName("cave_quest"));
    CHECK(read.type == ProductType::entitlement);
    CHECK(read.name == "Cave Quest");
    CHECK(read.summary == "Five new adventures.");
    CHECK(read.purchasable);
    CHECK_FALSE(read.entitled);
    CHECK(read.reason == EntitlementReason::not_purchased);
    CHECK(read.active_entitlement_count == 0);
    CHECK(read.is_test_purchase);
}

TEST_CASE("only PURCHASABLE is on sale and only ENTITLED is owned") {
    for (const char* word :
         {"\"NOT_PURCHASABLE\"", "\"SOON\"", "\"purchasable\"", "true", "null"}) {
        CHECK_FALSE(product(R"(,"purchasable":)" + std::string(word)).purchasable);
    }
    for (const char* word : {"\"NOT_ENTITLED\"", "\"PERHAPS\"", "\"entitled\"", "true", "null"}) {
        CHECK_FALSE(product(R"(,"entitled":)" + std::string(word)).entitled);
    }
    CHECK(product(R"(,"entitled":"ENTITLED","purchasable":"NOT_PURCHASABLE")").entitled);
}

TEST_CASE("the reason is read under both of its names") {
    struct Case {
        const char* text;
        EntitlementReason reason;
    };
    for (const Case& c : {Case{"PURCHASED", EntitlementReason::purchased},
                          Case{"NOT_PURCHASED", EntitlementReason::not_purchased},
                          Case{"AUTO_ENTITLED", EntitlementReason::auto_entitled},
                          Case{"BUNDLE_ENTITLED", EntitlementReason::bundle_entitled},
                          Case{"GIFT", EntitlementReason::unknown}}) {
        CAPTURE(c.text);
        const std::string value = ":\"" + std::string(c.text) + "\"";
        CHECK(product(",\"entitlementReason\"" + value).reason == c.reason);
        CHECK(product(",\"entitlementReason\":null,\"entitledReason\"" + value).reason == c.reason);
    }
}

TEST_CASE("each product type is read, an unknown one as unknown") {
    CHECK(product(R"(,"type":"CONSUMABLE")").type == ProductType::consumable);
    CHECK(product(R"(,"type":"SUBSCRIPTION")").type == ProductType::subscription);
    CHECK(product(R"(,"type":"LOTTERY")").type == ProductType::unknown);
}

TEST_CASE("a count is never negative and never absurd") {
    struct Case {
        const char* count;
        int read;
    };
    for (const Case& c :
         {Case{"7", 7}, Case{"-3", 0}, Case{"2.0", 2}, Case{"null", 0}, Case{"\"4\"", 0},
          Case{"1e300", most_entitlements}, Case{"-9223372036854775808", 0},
          Case{"18446744073709551615", most_entitlements}}) {
        CAPTURE(c.count);
        CHECK(product(R"(,"activeEntitlementCount":)" + std::string(c.count))
                  .active_entitlement_count == c.read);
    }
}

TEST_CASE("another page follows exactly when there is a token, whatever the flag says") {
    const auto token = [](const char* rest) {
        return parse_product_page(page(record(), rest)).value().next_token;
    };
    CHECK(token(R"("isTruncated":false,"nextToken":null)").empty());
    CHECK(token(R"("truncated":false,"nextToken":null)").empty());
    CHECK(token(R"("isTruncated":true,"nextToken":"")").empty());
    CHECK(token(R"("isTruncated":true)").empty());
    CHECK(token(R"("isTruncated":true,"nextToken":"a+/=")") == "a+/=");
    CHECK(token(R"("truncated":false,"nextToken":"t")") == "t");
}

TEST_CASE("a record without an id or reference name is dropped from a list") {
    const auto read =
        parse_product_page(page(record() + R"(,{"referenceName":"x"},{"productId":"y"},null,[],)" +
                                    record(R"(,"referenceName":"deep_sea")"),
                                R"("nextToken":null)"));
    REQUIRE(read);
    REQUIRE(read->products.size() == 2);
    CHECK(read->products[1].reference_name == ReferenceName("deep_sea"));
}

TEST_CASE("a skill without products has an empty list") {
    CHECK(parse_product_page(page("", R"("isTruncated":false)")).value().products.empty());
}

TEST_CASE("transactions are read with the token of their metadata") {
    const auto read = parse_transaction_page(R"({"results":[{"status":"APPROVED_BY_PARENT",
        "productId":"amzn1.adg.product.1","createdTime":"2026-01-15T09:31:10.000Z",
        "lastModifiedTime":"2026-01-16T09:31:10.000Z"},null],
        "metadata":{"resultSet":{"nextToken":"opaque"}}})");
    REQUIRE(read);
    REQUIRE(read->transactions.size() == 1);
    CHECK(read->transactions[0].product_id == ProductId("amzn1.adg.product.1"));
    CHECK(read->transactions[0].status == "APPROVED_BY_PARENT");
    CHECK(read->transactions[0].created_at == "2026-01-15T09:31:10.000Z");
    CHECK(read->transactions[0].last_modified_at == "2026-01-16T09:31:10.000Z");
    CHECK(read->next_token == "opaque");
    CHECK(parse_transaction_page(R"({"results":[],"metadata":null})").value().next_token.empty());
}

TEST_CASE("the voice purchase setting is a bare true or false") {
    CHECK(parse_flag("true").value());
    CHECK_FALSE(parse_flag(" false\n").value());
}

TEST_CASE("text that is not what the operation gives is a bad answer") {
    for (const char* text :
         {"", "<html>", "null", "[]", "{}", "\"true\"", "1", R"({"message":"x"})",
          R"({"inSkillProducts":null})", R"({"results":{}})"}) {
        CAPTURE(text);
        CHECK(parse_product_page(text).error().code == bad_product_answer);
        CHECK(parse_product(text).error().code == bad_product_answer);
        CHECK(parse_transaction_page(text).error().code == bad_product_answer);
        CHECK(parse_flag(text).error().code == bad_product_answer);
    }
}
