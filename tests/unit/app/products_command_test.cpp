#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <string>
#include <utility>
#include <vector>

#include "app/commands.hpp"
#include "model/json.hpp"
#include "support/run_command.hpp"
#include "support/scratch_folder.hpp"

using namespace ask;
using namespace ask::tests;

namespace {

Outcome check(Words words) {
    words.insert(words.begin(), {"products", "check"});
    return run_command(app::add_products, std::move(words));
}

const std::string example = std::string(SKILLD_SOURCE_DIR) + "/config/skill-package/isps";

}    // namespace

TEST_CASE("products check of the example skill says what was read and ends with 0") {
    const Outcome outcome = check({example, "--strict"});
    CHECK(outcome.status == app::exit_done);
    CHECK(outcome.out == "3 product files (" + example + "): no faults\n");
    CHECK(outcome.err.empty());
}

TEST_CASE("products check ends with 1 for errors, and for warnings only when it is strict") {
    const ScratchFolder folder;
    const auto file = folder.write("a.json", R"({"type": "ENTITLEMENT"})").string();
    CHECK(check({file}).status == app::exit_done);
    CHECK(check({file, "--strict"}).status == app::exit_found_faults);
    folder.write("a.json", "{ broken");
    const Outcome broken = check({file});
    CHECK(broken.status == app::exit_found_faults);
    CHECK(broken.out.starts_with(file + ":1:3: error: "));
}

TEST_CASE("products check ends with 2 where there is nothing to read, in one line") {
    const ScratchFolder folder;
    for (const std::string& path : {folder.path().string(), folder.path().string() + "/nowhere"}) {
        const Outcome outcome = check({path});
        CHECK(outcome.status == app::exit_wrong_usage);
        CHECK(outcome.out.empty());
        CHECK(outcome.err.starts_with(path));
        CHECK(std::ranges::count(outcome.err, '\n') == 1);
    }
    CHECK_THROWS_AS(check({example, "--format", "xml"}), CLI::ParseError);
    CHECK_THROWS_AS(check({}), CLI::ParseError);
}

TEST_CASE("a skill package that sells nothing has no product files, in one line") {
    const ScratchFolder folder;
    folder.write("skill.json", "{}");
    folder.write("interactionModels/custom/en-US.json", "{}");
    const Outcome outcome = check({folder.path().string()});
    CHECK(outcome.status == app::exit_wrong_usage);
    CHECK(outcome.err.find("has no product files") != std::string::npos);
    CHECK(std::ranges::count(outcome.err, '\n') == 1);
    CHECK(outcome.out.empty());
}

TEST_CASE("products check shows no control characters of paths") {
    const Outcome outcome = check({"/nowhere/\x1b[31m"});
    CHECK(outcome.status == app::exit_wrong_usage);
    CHECK(outcome.err == "/nowhere/?[31m: is not there: check the path\n");
}

TEST_CASE("products check writes JSON and SARIF for programs") {
    CHECK(Json::parse(check({example, "--format", "json"}).out).at("errors") == 0);
    const Json sarif = Json::parse(check({example, "--format", "sarif"}).out);
    CHECK(sarif.at("runs").at(0).at("results").empty());
}
