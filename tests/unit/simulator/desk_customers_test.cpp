#include <catch2/catch_test_macros.hpp>
#include <fstream>

#include "unit/simulator/desk_scene.hpp"

namespace {

using namespace ask;
using tests::DeskScene;

}    // namespace

TEST_CASE("a customer is made as a script writes one") {
    DeskScene scene;
    const auto made = scene.desk->add_customer({{"name", "Grace"},
                                                {"locale", "de-DE"},
                                                {"screen", false},
                                                {"permissions", {"alexa::profile:name:read"}},
                                                {"owned", {"quest"}},
                                                {"counts", {{"hints", 2}}}});
    REQUIRE(made);
    CHECK(made->at("id") == "2");
    CHECK(made->at("name") == "Grace");
    CHECK(made->at("locale") == "de-DE");
    CHECK(made->at("shelf").front().at("title") == "quest auf Deutsch");
    CHECK(made->at("shelf").front().at("owned") == true);
    REQUIRE(scene.desk->play("2", {{"open", true}}));
    const Json& system = scene.skill.last().at("context").at("System");
    CHECK_FALSE(scene.skill.last().at("context").contains("Viewport"));
    CHECK(system.at("user").at("permissions").at("scopes").contains("alexa::profile:name:read"));
    CHECK(scene.skill.last().at("request").at("locale") == "de-DE");
}

TEST_CASE("a customer that cannot be is refused with what is wrong") {
    DeskScene scene;
    for (const Json& written :
         {Json{{"locale", "xx-XX"}}, Json{{"locale", 3}}, Json{{"owned", {"nothing"}}},
          Json{{"nose", "long"}}, Json("Grace"), Json{{"counts", {{"hints", -1}}}}}) {
        INFO(written.dump());
        const auto made = scene.desk->add_customer(written);
        REQUIRE_FALSE(made);
        CHECK(made.error().code == errors::invalid);
    }
    CHECK(scene.desk->overview().at("customers").size() == 1);
}

TEST_CASE("a customer's settings change one by one, the language with the next session") {
    DeskScene scene;
    REQUIRE(scene.desk->change_customer("1", {{"screen", false}}));
    REQUIRE(scene.desk->change_customer("1", {{"locale", "de-DE"}}));
    const Json customer = scene.customer();
    CHECK(customer.at("name") == "Ada");
    CHECK(customer.at("screen") == false);
    CHECK(customer.at("locale") == "de-DE");
    scene.play({{"open", true}});
    CHECK(scene.skill.last().at("request").at("locale") == "de-DE");
    CHECK_FALSE(scene.desk->change_customer("1", {{"owned", {"quest"}}}));
    CHECK_FALSE(scene.desk->change_customer("1", {{"name", ""}}));
    CHECK_FALSE(scene.desk->change_customer("9", {{"name", "Nobody"}}));
}

TEST_CASE("with another language a new conversation begins") {
    DeskScene scene;
    scene.play({{"amazon", {{"purchase", "quest"}}}});
    scene.play({{"open", true}});
    REQUIRE(scene.desk->change_customer("1", {{"locale", "de-DE"}}));
    CHECK(scene.customer().at("conversation").empty());
    CHECK(scene.on_shelf("quest").at("owned") == true);
}

TEST_CASE("whose language the skill has lost for the moment is not forgotten") {
    DeskScene scene;
    REQUIRE(scene.desk->add_customer({{"name", "Grace"}, {"locale", "de-DE"}}));
    const auto model = scene.tested.models.extract(tests::german);
    scene.desk = *scene.make();
    CHECK(scene.desk->overview().at("customers").size() == 1);
    scene.tested.models[tests::german] = model.mapped();
    scene.desk = *scene.make();
    CHECK(scene.desk->overview().at("customers").size() == 2);
}

TEST_CASE("a customer can go, but not the last one") {
    DeskScene scene;
    CHECK(scene.desk->remove_customer("1").error().code == errors::conflict);
    REQUIRE(scene.desk->add_customer(Json::object()));
    CHECK(scene.desk->remove_customer("1"));
    CHECK(scene.desk->customer("1").error().code == errors::not_found);
    CHECK(scene.desk->overview().at("customers").front().at("id") == "2");
}

TEST_CASE("customers and what they bought live on from one desk to the next") {
    DeskScene scene;
    scene.play({{"amazon", {{"purchase", "quest"}}}});
    REQUIRE(scene.desk->add_customer({{"name", "Grace"}, {"locale", "de-DE"}}));
    const Json user = scene.customer().at("user_id");
    REQUIRE(scene.desk->change_faults({{"product_api", {{"hang", true}}}}));
    scene.desk = *scene.make();
    CHECK(scene.customer().at("user_id") == user);
    CHECK(scene.on_shelf("quest").at("owned") == true);
    CHECK(scene.desk->customer("2")->at("name") == "Grace");
    CHECK(scene.desk->overview().at("faults") == Json::object());
}

TEST_CASE("a reset leaves one new customer and an Amazon without trouble") {
    DeskScene scene;
    const Json user = scene.customer().at("user_id");
    scene.play({{"amazon", {{"purchase", "quest"}, {"take_off_sale", "club"}}}});
    scene.play({{"amazon", {{"put_on_sale", "local"}}}});
    REQUIRE(scene.desk->change_faults({{"certificates", "expired"}}));
    REQUIRE(scene.desk->reset());
    const Json desk = scene.desk->overview();
    REQUIRE(desk.at("customers").size() == 1);
    const std::string id = desk.at("customers").front().at("id");
    CHECK(scene.desk->customer(id)->at("user_id") != user);
    CHECK(desk.at("faults") == Json::object());
    for (const Json& product : desk.at("products")) {
        CHECK(product.at("on_sale") == (product.at("reference_name") != "local"));
    }
}

TEST_CASE("a state file that cannot be understood stops the start and says what to do") {
    for (const char* text : {"", "[]", "{\"seats\": 7}", "{\"seats\": [3]}", "{\"amazon\": []}"}) {
        INFO(text);
        DeskScene scene;
        std::ofstream(scene.folder.path() / "customers.json") << text;
        const auto desk = scene.make();
        REQUIRE_FALSE(desk);
        CHECK(desk.error().context.find("customers.json") != std::string::npos);
        CHECK(desk.error().context.find("--reset") != std::string::npos);
    }
}

TEST_CASE("a desk whose state file cannot be written from the start does not start") {
    DeskScene scene;
    const auto file = scene.folder.path() / "customers.json";
    scene.folder.write("no-folder", "");
    std::filesystem::remove(file);
    std::filesystem::create_symlink("no-folder/customers.json", file);
    const auto desk = scene.make();
    REQUIRE_FALSE(desk);
    CHECK(desk.error().code == errors::unavailable);
}

TEST_CASE("a state file that cannot be written is noticed, and the talk goes on") {
    DeskScene scene;
    CHECK(scene.desk->is_saved());
    std::filesystem::remove_all(scene.folder.path());
    std::ofstream(scene.folder.path()) << "no folder any more";
    CHECK(scene.play({{"open", true}}).at("status") == 200);
    CHECK_FALSE(scene.desk->is_saved());
}
