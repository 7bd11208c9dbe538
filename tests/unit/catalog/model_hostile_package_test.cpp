#include <catch2/catch_test_macros.hpp>
#include <filesystem>
#include <string>

#include "catalog/marketplaces.hpp"
#include "catalog/product_file.hpp"
#include "good_model.hpp"

using namespace ask::catalog;
using ask::tests::ModelScene;
using ask::tests::ScratchFolder;

namespace {

namespace fs = std::filesystem;

const std::string way_out = "de-DE/../../../../pwn";

}    // namespace

TEST_CASE("only what has a locale's form is one") {
    for (const char* locale : {"en-US", "es-419", "pt-BR", "nl-NL"}) CHECK(has_locale_form(locale));
    for (const std::string& text : {way_out, std::string("EN-us"), std::string("en_US"),
                                    std::string("en"), std::string("en-"), std::string("en-U"),
                                    std::string("en-USA"), std::string("english"), std::string()}) {
        CAPTURE(text);
        CHECK_FALSE(has_locale_form(text));
    }
}

TEST_CASE("a locale that is a path is refused, in product files and when it is asked for") {
    const ModelScene scene;
    const ModelPlan plan = scene.plan({.locales = {way_out}, .invocation_name = "lamp quiz"});
    CHECK(plan.changes.empty());
    REQUIRE(plan.problems.size() == 1);
    CHECK(plan.problems[0] == way_out + ": is no locale: write it like en-US");
    const ModelScene bad({"en-US", way_out});
    const auto package = open_model_package(bad.path());
    REQUIRE_FALSE(package);
    CHECK(package.error().context.find("must be a locale") != std::string::npos);
}

TEST_CASE("a model that a link leads out of the package to is left alone") {
    const ScratchFolder elsewhere;
    const auto refused = [](const ModelScene& scene) {
        const ModelPlan plan = scene.plan();
        CHECK(plan.changes.empty());
        return plan.problems.size() == 1 &&
               plan.problems[0].find("a link leads out of the package") != std::string::npos;
    };
    const ModelScene folder_of_all;
    fs::create_directory_symlink(elsewhere.path(), folder_of_all.path() / "interactionModels");
    CHECK(refused(folder_of_all));
    const ModelScene folder_of_custom;
    fs::create_directory(folder_of_custom.path() / "interactionModels");
    fs::create_directory_symlink(elsewhere.path(),
                                 folder_of_custom.path() / "interactionModels/custom");
    CHECK(refused(folder_of_custom));
    const ModelScene file;
    file.generate();
    const fs::path model = file.path() / "interactionModels/custom/en-US.json";
    fs::rename(model, elsewhere.path() / "en-US.json");
    fs::create_symlink(elsewhere.path() / "en-US.json", model);
    CHECK(refused(file));
    fs::rename(elsewhere.path() / "en-US.json", file.path() / "real.json");
    fs::remove(model);
    fs::create_symlink("../../real.json", model);
    CHECK(file.plan().problems.empty());
}

TEST_CASE("a locale in which Alexa sells nothing needs no model") {
    const ModelScene scene({"en-US", "en-IN", "en-AU", "es-MX", "en-UX"});
    scene.generate();
    CHECK(scene.check().empty());
    CHECK(scene.check({.locales = {"en-IN"}, .handled = {}}).front().rule == "model-missing");
}

TEST_CASE("a remedy that is a command names the folder that was named") {
    const ModelScene scene;
    const auto findings = scene.check();
    REQUIRE(findings.size() == 1);
    CHECK(findings[0].remedy == "Run: skilld model generate " + scene.path().string() + ".");
}

TEST_CASE("a products folder that is a link to itself is named") {
    const ModelScene scene;
    fs::remove_all(scene.path() / "isps");
    fs::create_symlink("isps", scene.path() / "isps");
    const auto products = load_products(scene.path());
    REQUIRE_FALSE(products);
    CHECK(products.error().context.ends_with("isps: /: is a link that leads to itself"));
    CHECK_FALSE(open_model_package(scene.path()));
}

TEST_CASE("a model of another format is one finding") {
    for (const char* text :
         {R"({"intents": [{"intent": "AMAZON.HelpIntent"}, {"intent": "BuyIntent", "slots": []}]})",
          R"({"intents": [{"name": "projects/a/b", "displayName": "buy", "trainingPhrases": []}]})",
          R"({"id": "1", "name": "buy", "auto": true, "userSays": [], "responses": []})",
          R"({"intents": [{"title": "buy"}, 7]})"}) {
        const ModelScene scene;
        scene.write_model("en-US", text);
        const auto findings = scene.check();
        CAPTURE(text);
        REQUIRE(findings.size() == 1);
        CHECK(findings[0].rule == "model-format");
    }
}
