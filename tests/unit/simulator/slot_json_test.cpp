#include "simulator/detail/slot_json.hpp"

#include <catch2/catch_test_macros.hpp>

#include "core/timestamp.hpp"

namespace {

using namespace ask;

struct Scene {
    catalog::InteractionModel model{
        .invocation_name = "x",
        .intents = {},
        .types = {
            {"PRODUCTS", {{"Cave Quest", "cave", {"the cave"}}, {"Cave Club", "", {"the cave"}}}},
            {"AMAZON.City", {{"Springfield", "spr", {}}}}}};
    ApplicationId skill{"amzn1.ask.skill.test"};
    Locale locale{"en-US"};
    TimePoint now = *parse_timestamp("2026-01-15T09:30:00Z");

    [[nodiscard]] Json slot(const catalog::IntentSlot& slot, const std::string& said) const {
        const simulator::detail::SlotContext context{model, skill, locale, now};
        return simulator::detail::slot_json(context, slot, {{slot.name, said}});
    }
};

}    // namespace

TEST_CASE("a slot of the skill's own type resolves to every value that the words mean") {
    const Json slot = Scene().slot({"Product", "PRODUCTS"}, "the cave");
    CHECK(slot["value"] == "the cave");
    CHECK(slot["source"] == "USER");
    CHECK(slot["confirmationStatus"] == "NONE");
    const Json authority = slot["resolutions"]["resolutionsPerAuthority"][0];
    CHECK(authority["authority"] == "amzn1.er-authority.echo-sdk.amzn1.ask.skill.test.PRODUCTS");
    CHECK(authority["status"]["code"] == "ER_SUCCESS_MATCH");
    CHECK(authority["values"][0]["value"] == Json{{"name", "Cave Quest"}, {"id", "cave"}});
    CHECK(authority["values"][1]["value"] == Json{{"name", "Cave Club"}});
    CHECK(slot["slotValue"]["type"] == "Simple");
    CHECK(slot["slotValue"]["resolutions"] == slot["resolutions"]);
}

TEST_CASE("a built-in type resolves only where the model adds values to it") {
    const Scene scene;
    CHECK_FALSE(scene.slot({"Name", "AMAZON.FirstName"}, "jo").contains("resolutions"));
    const Json known = scene.slot({"City", "AMAZON.City"}, "springfield");
    CHECK(known["resolutions"]["resolutionsPerAuthority"][0]["values"][0]["value"]["id"] == "spr");
    const Json other = scene.slot({"City", "AMAZON.City"}, "paris");
    const Json authority = other["resolutions"]["resolutionsPerAuthority"][0];
    CHECK(authority["status"]["code"] == "ER_SUCCESS_NO_MATCH");
    CHECK_FALSE(authority.contains("values"));
    CHECK(scene.slot({"When", "AMAZON.DATE"}, "tomorrow")["value"] == "2026-01-16");
}

TEST_CASE("a slot that takes several values has a list of them and no value of its own") {
    const Json slot =
        Scene().slot({"Things", "PRODUCTS", {}, true}, "cave quest, a rope and the cave");
    CHECK_FALSE(slot.contains("value"));
    CHECK_FALSE(slot.contains("resolutions"));
    REQUIRE(slot["slotValue"]["type"] == "List");
    const Json values = slot["slotValue"]["values"];
    REQUIRE(values.size() == 3);
    CHECK(values[0]["value"] == "cave quest");
    CHECK(values[1]["value"] == "a rope");
    CHECK(values[2]["resolutions"]["resolutionsPerAuthority"][0]["values"].size() == 2);
}

TEST_CASE("a slot without words has neither value nor source") {
    const Json slot = Scene().slot({"Product", "PRODUCTS"}, "");
    CHECK(slot == Json{{"name", "Product"}, {"confirmationStatus", "NONE"}});
}
