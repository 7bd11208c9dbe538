#include <catch2/catch_test_macros.hpp>

#include "unit/isp/api.hpp"

using namespace ask;
using namespace ask::isp;
using namespace ask::tests;

TEST_CASE("one product is asked for by its encoded id") {
    Api api(always(200, product_json("cave")));
    const auto product = run_task(api.client.product(access(), ProductId("p/1?x=../y"), soon()));
    REQUIRE(product);
    CHECK(product->reference_name == ReferenceName("cave"));
    CHECK(api.fake.requests.at(0).url == list_url + "/p%2F1%3Fx%3D..%2Fy");
    CHECK(calls(api, "product", "ok") == 1);
}

TEST_CASE("a product that does not exist, or has no id, is not found") {
    Api api(always(404, R"({"message":"no such product"})"));
    CHECK(run_task(api.client.product(access(), ProductId("p"), soon())).error().code ==
          errors::not_found);
    CHECK(run_task(api.client.product(access(), ProductId(), soon())).error().code ==
          errors::not_found);
    CHECK(api.fake.requests.size() == 1);
}

TEST_CASE("transactions are listed over their pages") {
    const auto page = [](const char* status, const char* token) {
        return http_answer(200, R"({"results":[{"productId":"p","status":")" + std::string(status) +
                                    R"("}],"metadata":{"resultSet":{"nextToken":)" + token + "}}}");
    };
    Api api(in_turn({page("ERROR", R"("a=")"), page("APPROVED_BY_PARENT", "null")}));
    const TransactionFilter filter{ProductId("p 1"), "APPROVED_BY_PARENT"};
    const auto found = run_task(api.client.transactions(access(), filter, soon()));
    REQUIRE(found);
    REQUIRE(found->size() == 2);
    CHECK(found->at(1).status == "APPROVED_BY_PARENT");
    const std::string first = list_url + "Transactions?productId=p%201&status=APPROVED_BY_PARENT";
    CHECK(api.fake.requests.at(0).url == first);
    CHECK(api.fake.requests.at(1).url == first + "&nextToken=a%3D");
}

TEST_CASE("a skill that is not child-directed is told so, without a retry") {
    Api api(always(412, "{}"));
    const auto found = run_task(api.client.transactions(access(), {}, soon()));
    CHECK(found.error().code == not_child_directed);
    CHECK(api.fake.requests.size() == 1);
    CHECK(calls(api, "transactions", "not_child_directed") == 1);
}

TEST_CASE("the voice purchase setting is read") {
    for (const bool enabled : {true, false}) {
        Api api(always(200, enabled ? "true" : "false"));
        CHECK(run_task(api.client.voice_purchasing_enabled(access(), soon())).value() == enabled);
        CHECK(api.fake.requests.at(0).url ==
              "https://api.eu.amazonalexa.com/v1/users/~current/skills/~current/settings/"
              "voicePurchasing.enabled");
    }
}
