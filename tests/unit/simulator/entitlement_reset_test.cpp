#include "simulator/entitlement_reset.hpp"

#include <catch2/catch_test_macros.hpp>

#include "shop.hpp"

namespace {

using namespace ask;
using namespace ask::simulator;

struct Desk : tests::Shop {
    unsigned send(const std::string& method, const std::string& path) {
        return answer_entitlement_reset(amazon, request(method, path), now).status;
    }
    [[nodiscard]] std::string path(const std::string& name, const std::string& stage) const {
        return "/v1/inSkillProducts/" + id(name).text() + "/stages/" + stage + "/entitlement";
    }
};

}    // namespace

TEST_CASE("a reset product was never bought, by this customer") {
    Desk desk;
    Customer& other = desk.join();
    other.holdings[ReferenceName("hints")].count = 2;
    desk.holding("hints").count = 3;
    desk.holding("club").count = 1;
    CHECK(desk.send("DELETE", desk.path("hints", "development")) == 204);
    CHECK(desk.holding("hints").count == 0);
    CHECK(desk.holding("club").count == 1);
    CHECK(other.holding(ReferenceName("hints")).count == 2);
}

TEST_CASE("a reset that cannot be made changes nothing") {
    Desk desk;
    desk.holding("hints").count = 3;
    CHECK(desk.send("GET", desk.path("hints", "live")) == 405);
    CHECK(desk.send("DELETE", desk.path("hints", "beta")) == 400);
    CHECK(desk.send("DELETE", desk.path("nothing", "live")) == 404);
    desk.token = "unknown";
    CHECK(desk.send("DELETE", desk.path("hints", "live")) == 401);
    CHECK(desk.holding("hints").count == 3);
}

TEST_CASE("the operation is known by its path") {
    CHECK(is_entitlement_reset("/v1/inSkillProducts/p/stages/live/entitlement"));
    for (const char* other :
         {"/v1/inSkillProducts/p/entitlement", "/v1/inSkillProducts/p/stages/entitlement",
          "/v1/inSkillProducts/p/stages/live", "/v2/inSkillProducts/p/stages/live/entitlement",
          "/v1/directives"}) {
        INFO(other);
        CHECK_FALSE(is_entitlement_reset(other));
    }
}
