#include "simulator/runner.hpp"

#include <catch2/catch_test_macros.hpp>
#include <sstream>

#include "fake_skill.hpp"
#include "shop.hpp"
#include "support/scratch_folder.hpp"

namespace {

using namespace ask;
using namespace ask::simulator;

SkillUnderTest example_skill() {
    catalog::InteractionModel model{.invocation_name = "explorer", .intents = {}, .types = {}};
    model.intents = {{"BuyIntent", {"buy it"}, {}}};
    return {
        ApplicationId("amzn1.ask.skill.test"), tests::product_files(), {{Locale("en-US"), model}}};
}

struct Scene {
    tests::ScratchFolder folder;
    tests::FakeSkill skill;
    SkillUnderTest tested = example_skill();
    SharedAmazon amazon{open_shop(tested.products)};
    SystemClock clock;
    std::ostringstream out;
    Transcript transcript{out};

    bool play(const std::string& members) {
        const auto file =
            folder.write("s.json", R"({"title": "A talk", "locale": "en-US", )" + members + "}");
        const auto script = load_script(file);
        REQUIRE(script);
        return play_all({*script}, {skill, amazon, tested, clock}, transcript);
    }
    [[nodiscard]] bool wrote(const std::string& text) const {
        return out.str().find(text) != std::string::npos;
    }
};

}    // namespace

TEST_CASE("a conversation that goes as expected is written down and holds") {
    Scene scene;
    const ProductId quest = product_id_of(ReferenceName("quest"));
    scene.skill.will_say("Welcome, explorer.");
    scene.skill.will_sell("Upsell", quest);
    scene.skill.will_say("Off we go.", {{"place", "cave"}});
    CHECK(scene.play(R"("turns": [
        {"open": true, "expect": {"speech": "welcome", "session": "open"}},
        {"say": "buy it", "expect": {"directive": {"name": "Upsell", "product": "quest"},
                                     "intent": "BuyIntent", "session": "ended", "speech": null}},
        {"purchase": "accept", "expect": {"speech": "off we go", "result": "ACCEPTED",
                                          "attributes": {"place": "cave"}}},
        {"amazon": {"refund": "quest"}},
        {"end": "user_initiated"}])"));
    CHECK(scene.wrote("A talk (en-US, "));
    CHECK(scene.wrote("Customer:  buy it"));
    CHECK(scene.wrote("[Upsell quest]"));
    CHECK(scene.wrote("Alexa:     Want to learn more?"));
    CHECK(scene.wrote("Skill:     Off we go."));
    CHECK(scene.wrote("Amazon:    (quest: refunded)"));
    CHECK(scene.wrote("1 script, 5 turns: all as expected"));
    CHECK_FALSE(scene.wrote("✗"));
}

TEST_CASE("a turn that came otherwise is told with its place and the difference") {
    Scene scene;
    scene.skill.will_say("Good evening.");
    CHECK_FALSE(scene.play(R"("turns": [{"open": true},
        {"say": "buy it"}, {"open": true, "expect": {"speech": "welcome"}}])"));
    CHECK(scene.wrote("✗ /turns/2"));
    CHECK(scene.wrote("speech: expected \"welcome\"; nothing came"));
    CHECK(scene.wrote("1 failed"));
}

TEST_CASE("an answer that Alexa refuses fails its turn although nothing was expected") {
    Scene scene;
    scene.skill.answers.push_back(R"({"version": "2.0", "response": {}})");
    CHECK_FALSE(scene.play(R"("turns": [{"open": true}])"));
    CHECK(scene.wrote("Alexa: version is not \"1.0\""));
}

TEST_CASE("a conversation that cannot go on stops there") {
    Scene scene;
    CHECK_FALSE(scene.play(R"("turns": [{"purchase": "accept"}, {"open": true}])"));
    CHECK(scene.wrote("the skill has not asked for a purchase"));
    CHECK(scene.skill.asked.empty());
    CHECK_FALSE(scene.play(R"("customer": {"owned": ["nothing"]}, "turns": [{"open": true}])"));
    CHECK(scene.wrote("there is no product nothing"));
}

TEST_CASE("trouble of one conversation does not reach the next") {
    Scene scene;
    CHECK(scene.play(R"("turns": [{"amazon": {"product_api": {"hang": true},
        "certificate_host": "next_file", "take_off_sale": "quest"}}])"));
    CHECK(scene.wrote("the product API hangs"));
    CHECK(scene.play(R"("turns": [{"open": true}])"));
    CHECK(scene.skill.certificate_urls.back().find("cert-15.pem") != std::string::npos);
    scene.amazon.with([](Amazon& amazon) {
        CHECK(amazon.product_api.is_well());
        CHECK(amazon.find(ReferenceName("quest"))->on_sale);
    });
}
