#include <catch2/catch_test_macros.hpp>

#include "unit/model/envelopes.hpp"

using namespace ask;
using namespace ask::model;
using namespace ask::tests;

namespace {

ConnectionsResponse read(std::string_view members) {
    const std::string request = R"({"type":"Connections.Response",)" + std::string(members) + "}";
    return std::get<ConnectionsResponse>(parsed_request(request).request.body);
}

std::string purchase(std::string_view code, std::string_view result) {
    return R"("name":"Buy","status":{"code":)" + std::string(code) +
           R"(,"message":"OK"},"payload":{"purchaseResult":")" + std::string(result) +
           R"(","productId":"amzn1.adg.product.p"},"token":"resume:level-3")";
}

}    // namespace

TEST_CASE("an accepted purchase comes back with its product and token") {
    const ConnectionsResponse response = read(purchase(R"("200")", "ACCEPTED"));
    CHECK(response.name == "Buy");
    CHECK(response.flow == PurchaseFlow::buy);
    CHECK(response.status_code == "200");
    CHECK(response.status_message == "OK");
    CHECK(response.result == PurchaseResult::accepted);
    CHECK(response.result_text == "ACCEPTED");
    CHECK(response.product_id == ProductId("amzn1.adg.product.p"));
    CHECK(response.token == "resume:level-3");
}

TEST_CASE("every result and flow is read from the text that is written for it") {
    for (const PurchaseResult result : purchase_results) {
        CHECK(read(purchase(R"("200")", to_text(result))).result == result);
    }
    for (const PurchaseFlow flow : purchase_flows) {
        CHECK(read(R"("name":")" + std::string(to_text(flow)) + "\"").flow == flow);
    }
}

TEST_CASE("the result decides, whatever the status says and however it is spelled") {
    for (const char* code : {R"("200")", "200", R"("400")", "400", R"("500")", "null", "{}"}) {
        CAPTURE(code);
        CHECK(read(purchase(code, "ALREADY_PURCHASED")).result ==
              PurchaseResult::already_purchased);
        CHECK(read(purchase(code, "DECLINED")).result == PurchaseResult::declined);
    }
    CHECK(read(purchase("404", "ERROR")).status_code == "404");
}

TEST_CASE("without a result that is known it is an error, and what came is kept for the log") {
    CHECK(read(purchase(R"("200")", "BARTERED")).result == PurchaseResult::error);
    CHECK(read(purchase(R"("200")", "BARTERED")).result_text == "BARTERED");
    CHECK(read(purchase(R"("200")", "accepted")).result == PurchaseResult::error);
    for (const char* rest :
         {R"("status":{"code":"200"})", R"("status":{"code":"400"})",
          R"("status":{"code":"200"},"payload":null)", R"("status":{"code":"200"},"payload":{})",
          R"("status":{"code":"200"},"payload":{"purchaseResult":null})",
          R"("status":"200","payload":[])"}) {
        CAPTURE(rest);
        const ConnectionsResponse response = read(R"("name":"Buy",)" + std::string(rest));
        CHECK(response.result == PurchaseResult::error);
        CHECK(response.result_text.empty());
        CHECK_FALSE(response.product_id);
        CHECK(response.token.empty());
    }
}

TEST_CASE("a name that is none of the three flows is no purchase") {
    for (const char* name : {R"("Setup")", R"("Charge")", R"("buy")", R"("")", "null"}) {
        CAPTURE(name);
        CHECK_FALSE(read(R"("name":)" + std::string(name)).flow);
    }
}
