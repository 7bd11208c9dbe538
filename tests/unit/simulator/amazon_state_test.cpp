#include "simulator/amazon_state.hpp"

#include <catch2/catch_test_macros.hpp>
#include <string>

#include "shop.hpp"

namespace {

using namespace ask;
using namespace ask::simulator;

tests::Shop shop_with_history() {
    tests::Shop shop;
    shop.customer.name = "Ada";
    shop.customer.locale = Locale("en-US");
    shop.customer.has_screen = false;
    shop.customer.permissions = {"alexa::profile:name:read"};
    shop.customer.voice_purchasing = false;
    shop.holding("quest") = {1, false, false, shop.now};
    shop.customer.counted = shop.customer.holdings;
    shop.holding("club") = {1, true, true, shop.now};
    shop.customer.open_request = OpenRequest{"request-1", {}};
    shop.amazon.find(ReferenceName("hints"))->on_sale = false;
    shop.join().name = "Grace";
    return shop;
}

Json good_document() {
    return Json::parse(R"({"customers": [{
        "user_id": "u", "device_id": "d", "name": "Ada", "locale": "en-US", "screen": true,
        "permissions": [], "voice_purchasing": true,
        "holdings": {"quest": {"count": 1, "pending": false, "cancelled": false,
                               "changed_at": "2026-01-15T09:30:00.000Z"}}}],
        "products": {"quest": {"on_sale": true}}})");
}

}    // namespace

TEST_CASE("an Amazon that was written down is the same when it is read again") {
    tests::Shop before = shop_with_history();
    const Json written = to_json(before.amazon);
    CHECK(written.dump().find(before.token) == std::string::npos);
    tests::Shop after;
    const Json read_again = Json::parse(written.dump());
    REQUIRE(restore(after.amazon, read_again));
    CHECK(to_json(after.amazon) == written);
    REQUIRE(after.amazon.customers.size() == 2);
    const Customer& ada = after.amazon.customers.at(before.customer.user);
    CHECK(ada.name == "Ada");
    CHECK_FALSE(ada.has_screen);
    CHECK_FALSE(ada.voice_purchasing);
    CHECK(ada.permissions == before.customer.permissions);
    CHECK(ada.holding(ReferenceName("club")).is_pending);
    CHECK(ada.holding(ReferenceName("club")).changed_at == before.now);
    CHECK(as_counted(ada).holding(ReferenceName("club")).count == 0);
    CHECK_FALSE(ada.open_request);
    CHECK_FALSE(after.amazon.find(ReferenceName("hints"))->on_sale);
}

TEST_CASE("products that the shop no longer has are passed over") {
    tests::Shop shop;
    Json document = good_document();
    Json& customer = document["customers"][0];
    customer["holdings"]["gone"] = customer["holdings"]["quest"];
    document["products"]["gone"] = {{"on_sale", false}};
    REQUIRE(restore(shop.amazon, document));
    CHECK(shop.amazon.customers.at(UserId("u")).holdings.size() == 1);
}

TEST_CASE("a malformed state is refused in one line, and nothing is changed") {
    struct Case {
        const char* at;
        Json value;
        const char* said;
    };
    const Case cases[] = {
        {"", 7, "saved state: /: must be an object"},
        {"/customers", "many", "saved state: /customers: must be a list"},
        {"/customers/0", nullptr, "saved state: /customers/0: must be an object"},
        {"/customers/0/user_id", "",
         "saved state: /customers/0/user_id: must be 1 to 255 bytes long"},
        {"/customers/0/screen", 1, "saved state: /customers/0/screen: must be true or false"},
        {"/customers/0/permissions/0", 1,
         "saved state: /customers/0/permissions/0: must be a text"},
        {"/customers/0/holdings/quest/count", -1,
         "saved state: /customers/0/holdings/quest/count: must be a whole number from 0 to "
         "1000000"},
        {"/customers/0/holdings/quest/changed_at", "today",
         "saved state: /customers/0/holdings/quest/changed_at: must be a time, as "
         "2026-01-15T09:30:00.000Z"},
        {"/customers/1", good_document()["customers"][0],
         "saved state: /customers/1: is a second customer with the same user_id"},
        {"/products/quest/on_sale", "no",
         "saved state: /products/quest/on_sale: must be true or false"},
        {"/customers/0/token", "x",
         "saved state: /customers/0/token: is not known here; there could be: user_id, device_id, "
         "name, locale, screen, permissions, voice_purchasing, holdings, counted"},
    };
    for (const Case& one : cases) {
        tests::Shop shop = shop_with_history();
        const Json before = to_json(shop.amazon);
        Json document = good_document();
        document[Json::json_pointer(one.at)] = one.value;
        const auto restored = restore(shop.amazon, document);
        REQUIRE(!restored);
        CHECK(restored.error().code == errors::invalid);
        CHECK(restored.error().context == one.said);
        CHECK(to_json(shop.amazon) == before);
    }
}
