#include "simulator/product_api.hpp"

#include <catch2/catch_test_macros.hpp>

#include "model/json.hpp"
#include "model/product.hpp"
#include "shop.hpp"

namespace {

using namespace ask;
using ask::tests::Shop;

const std::string base = "/v1/users/~current/skills/~current/";
const std::string products = base + "inSkillProducts";

Json body_of(const http::Response& response) {
    return Json::parse(response.body);
}

http::Response answer(const Shop& shop, const http::Request& request) {
    return simulator::answer_product_api(shop.amazon, request, shop.now);
}

std::vector<std::string> names_in(const http::Response& response) {
    REQUIRE(response.status == 200);
    std::vector<std::string> names;
    const Json body = body_of(response);
    for (const Json& record : body.at("inSkillProducts")) {
        names.push_back(record["referenceName"]);
    }
    return names;
}

using Names = std::vector<std::string>;

}    // namespace

TEST_CASE("the product list has every product in the language that was asked for") {
    const Shop shop;
    CHECK(names_in(answer(shop, shop.get(products))) == Names{"quest", "hints", "club", "local"});
    const auto german = answer(shop, shop.get(products, "de-DE"));
    CHECK(names_in(german) == Names{"quest", "hints", "club"});
    CHECK(body_of(german)["inSkillProducts"][0]["name"] == "quest auf Deutsch");
}

TEST_CASE("what the product API answers is what the server's own reader understands") {
    Shop shop;
    shop.holding("hints").count = 3;
    const auto response = answer(shop, shop.get(products));
    const auto page = model::parse_product_page(response.body);
    REQUIRE(page);
    REQUIRE(page->products.size() == 4);
    const model::Product& hints = page->products[1];
    CHECK(hints.type == model::ProductType::consumable);
    CHECK(hints.entitled);
    CHECK(hints.purchasable);
    CHECK(hints.active_entitlement_count == 3);
    CHECK(hints.reason == model::EntitlementReason::purchased);
    CHECK(page->next_token.empty());
}

TEST_CASE("an owned product is not on sale for its owner, a consumable always is") {
    Shop shop;
    for (const char* name : {"quest", "hints", "club"}) shop.holding(name).count = 1;
    const auto entitled = shop.get(products + "?entitled=ENTITLED");
    CHECK(names_in(answer(shop, entitled)) == Names{"quest", "hints", "club"});
    const auto on_sale = shop.get(products + "?purchasable=PURCHASABLE");
    CHECK(names_in(answer(shop, on_sale)) == Names{"hints", "local"});
    const auto both = shop.get(products + "?purchasable=PURCHASABLE&productType=CONSUMABLE");
    CHECK(names_in(answer(shop, both)) == Names{"hints"});
}

TEST_CASE("a product off sale stays with those who own it") {
    Shop shop;
    shop.amazon.find(ReferenceName("quest"))->on_sale = false;
    shop.holding("quest").count = 1;
    const auto one = answer(shop, shop.get(products + "/" + shop.id("quest").text()));
    CHECK(body_of(one)["purchasable"] == "NOT_PURCHASABLE");
    CHECK(body_of(one)["entitled"] == "ENTITLED");
}

TEST_CASE("the list comes in pages whose token needs encoding") {
    Shop shop;
    const auto first = answer(shop, shop.get(products + "?maxResults=3"));
    CHECK(names_in(first) == Names{"quest", "hints", "club"});
    CHECK(body_of(first)["isTruncated"] == true);
    const std::string token = body_of(first)["nextToken"];
    CHECK(token == "isp+page/3==");
    const auto last = shop.get(products + "?nextToken=isp%2Bpage%2F3%3D%3D");
    CHECK(names_in(answer(shop, last)) == Names{"local"});
    const auto unencoded = shop.get(products + "?nextToken=" + token);
    CHECK(answer(shop, unencoded).status == 400);
    shop.amazon.most_products_on_a_page = 1;
    CHECK(names_in(answer(shop, shop.get(products))) == Names{"quest"});
}

TEST_CASE("one product is a bare record, an unknown one or one without the language is not found") {
    const Shop shop;
    const auto path = [&](const char* name) { return products + "/" + shop.id(name).text(); };
    const auto quest = answer(shop, shop.get(path("quest")));
    CHECK(body_of(quest)["referenceName"] == "quest");
    CHECK(answer(shop, shop.get(path("nothing"))).status == 404);
    CHECK(answer(shop, shop.get(path("local"), "de-DE")).status == 404);
}

TEST_CASE("a wrong request to the product API is refused as Amazon refuses it") {
    const Shop shop;
    struct Case {
        const char* target;
        unsigned status;
    };
    const Case cases[] = {
        {"inSkillProducts?purchasable=MAYBE", 400},
        {"inSkillProducts?maxResults=0", 400},
        {"inSkillProducts?maxResults=101", 400},
        {"inSkillProducts?maxResults=x", 400},
        {"inSkillProducts?referenceName=quest", 400},
        {"inSkillProducts?nextToken=7", 400},
        {"inSkillProducts?entitled=%zz", 400},
        {"inSkillProducts?entitled=", 400},
        {"nothing", 404},
        {"inSkillProductsTransactions", 412},
    };
    for (const Case& one : cases) {
        INFO(one.target);
        CHECK(answer(shop, shop.get(base + one.target)).status == one.status);
    }
    CHECK(answer(shop, shop.get(products, "")).status == 400);
}

TEST_CASE("a token counts for its own customer, at its own host") {
    Shop shop;
    shop.holding("quest").count = 1;
    const simulator::Customer& other = shop.join();
    const std::string own = shop.token;
    const auto target = products + "?entitled=ENTITLED";
    shop.token = simulator::grant_token(shop.amazon, other.user, "api.amazonalexa.com", shop.now);
    CHECK(names_in(answer(shop, shop.get(target))).empty());
    shop.token =
        simulator::grant_token(shop.amazon, other.user, "api.eu.amazonalexa.com", shop.now);
    CHECK(answer(shop, shop.get(target)).status == 403);
    shop.token = own + "x";
    CHECK(answer(shop, shop.get(target)).status == 401);
    http::Request bare = shop.get(target);
    bare.headers = {};
    CHECK(answer(shop, bare).status == 401);
}

TEST_CASE("a token ends an hour after it was granted") {
    using namespace std::chrono_literals;
    Shop shop;
    shop.now += 1h - 1s;
    CHECK(answer(shop, shop.get(products)).status == 200);
    shop.now += 1s;
    CHECK(answer(shop, shop.get(products)).status == 401);
}

TEST_CASE("the voice purchase setting is a bare word and needs no language") {
    Shop shop;
    const std::string path = base + "settings/voicePurchasing.enabled";
    CHECK(answer(shop, shop.get(path, "")).body == "true");
    shop.customer.voice_purchasing = false;
    CHECK(answer(shop, shop.get(path, "")).body == "false");
}

TEST_CASE("transactions of a child-directed skill show what waits for a parent") {
    Shop shop;
    shop.amazon.is_child_directed = true;
    shop.holding("quest").is_pending = true;
    const auto response = answer(shop, shop.get(base + "inSkillProductsTransactions"));
    const auto page = model::parse_transaction_page(response.body);
    REQUIRE(page);
    REQUIRE(page->transactions.size() == 1);
    CHECK(page->transactions[0].product_id == shop.id("quest"));
    CHECK(page->transactions[0].status == "PENDING_APPROVAL_BY_PARENT");
}
