#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <filesystem>
#include <fstream>
#include <string>
#include <utility>
#include <vector>

#include "app/commands.hpp"
#include "support/run_command.hpp"
#include "support/scratch_folder.hpp"
#include "support/text_of.hpp"

using namespace ask;
using namespace ask::tests;

namespace fs = std::filesystem;

namespace {

Outcome model(Words words) {
    words.insert(words.begin(), "model");
    return run_command(app::add_model, std::move(words));
}

// The example's package, to be spoilt.
struct Copy {
    ScratchFolder folder;
    std::string package = (folder.path() / "package").string();
    fs::path model_file = folder.path() / "package/interactionModels/custom/en-US.json";

    Copy() {
        fs::copy(fs::path(SKILLD_SOURCE_DIR) / "config/skill-package", package,
                 fs::copy_options::recursive);
    }
    void spoil() const { std::ofstream(model_file) << "{\n  \"a\": 1,\n  \"a\": 2\n}\n"; }
};

bool has(const std::string& text, std::string_view part) {
    return text.find(part) != std::string::npos;
}

}    // namespace

TEST_CASE("the example's models lack nothing and have no fault, its code included") {
    CHECK(model({"generate"}).status == 0);
    const Outcome checked = model({"check", "--strict"});
    CHECK(checked.status == 0);
    CHECK(checked.out ==
          "3 interaction models of config/skill-package with the skill's code: no faults\n");
}

TEST_CASE("models that are made are written once, and a dry run writes none") {
    const Copy copy;
    fs::remove_all(fs::path(copy.package) / "interactionModels");
    const Outcome dry = model({"generate", "--locale", "en-US", copy.package, "--dry-run"});
    CHECK(dry.status == 0);
    CHECK(has(dry.out, "custom/en-US.json: would be made with intent WhatCanIBuyIntent, "));
    CHECK(has(dry.out, "--- /dev/null\n+++ "));
    CHECK_FALSE(fs::exists(copy.model_file));
    CHECK(has(model({"generate", copy.package}).out, "custom/en-US.json: made with intent"));
    const std::string written = text_of(copy.model_file);
    CHECK(has(model({"generate", copy.package}).out, "custom/en-US.json: nothing is missing\n"));
    CHECK(text_of(copy.model_file) == written);
    CHECK(model({"check", copy.package}).status == 0);
    // Held against the example's code it lacks what the example plays.
    const Outcome with_code = model({"check", copy.package, "--handlers"});
    CHECK(with_code.status == 1);
    CHECK(has(with_code.out, "PlayAdventureIntent"));
}

TEST_CASE("a model that cannot be read is named, kept, and the others are done") {
    const Copy copy;
    copy.spoil();
    const std::string before = text_of(copy.model_file);
    const Outcome generated = model({"generate", copy.package});
    CHECK(generated.status == 2);
    CHECK(has(generated.err, "en-US.json: line 3, column 3: the member \"a\" is there twice"));
    CHECK(has(generated.out, "de-DE.json: nothing is missing"));
    CHECK(text_of(copy.model_file) == before);
    const Outcome checked = model({"check", copy.package});
    CHECK(checked.status == 1);
    CHECK(has(checked.out, "en-US.json:3:3: error: the member \"a\" is there twice"));
    CHECK(has(model({"check", copy.package, "--format", "json"}).out, "\"json-repeated-key\""));
    CHECK(has(model({"check", copy.package, "--format", "sarif"}).out, "\"json-repeated-key\""));
}

TEST_CASE("a model that is a link stays one") {
    const Copy copy;
    const fs::path real = fs::path(copy.package) / "real.json";
    std::string text = text_of(copy.model_file);
    std::ofstream(real) << text.replace(text.find("WhatCanIBuyIntent"), 17, "AnotherIntent");
    fs::remove(copy.model_file);
    fs::create_symlink(real, copy.model_file);
    CHECK(model({"generate", copy.package}).status == 0);
    CHECK(fs::is_symlink(copy.model_file));
    CHECK(model({"check", copy.package}).status == 0);
}

TEST_CASE("the last line counts the models that were looked at") {
    const auto counted = [](const Words& words) { return model(words).out.substr(0, 22); };
    CHECK(counted({"check", "--locale", "en-US"}) == "1 interaction model of");
    CHECK(counted({"check", "--locale", "en-US", "--locale", "de-DE", "--locale", "en-US"}) ==
          "2 interaction models o");
    CHECK(has(model({"check", "--locale", "it-IT"}).out, "0 interaction models of"));
}

TEST_CASE("products beside the skill package belong to its models") {
    const Copy copy;
    const fs::path project = copy.folder.path();
    fs::rename(copy.package, project / "skill-package");
    fs::rename(project / "skill-package/isps", project / "isps");
    const Outcome checked = model({"check", project.string()});
    CHECK(checked.status == 0);
    CHECK(checked.out == "3 interaction models of " + (project / "skill-package").string() +
                             " without a skill's code: no faults\n");
    fs::remove_all(project / "skill-package/interactionModels");
    CHECK(model({"generate", project.string()}).status == 0);
    CHECK(fs::exists(project / "skill-package/interactionModels/custom/en-US.json"));
    CHECK_FALSE(fs::exists(project / "interactionModels"));
}

TEST_CASE("names of folders and locales do not drive the terminal") {
    const Copy copy;
    const std::string coloured = (copy.folder.path() / "a\x1b[31mb\xC2\x9B").string();
    fs::rename(copy.package, coloured);
    fs::remove(fs::path(coloured) / "interactionModels/custom/en-US.json");
    for (const Words& words :
         {Words{"generate", coloured, "--dry-run"}, Words{"generate", coloured},
          Words{"check", coloured}, Words{"check", coloured + "x"},
          Words{"generate", coloured, "--locale", "\x1b]0;x"},
          Words{"check", coloured, "--locale", "\x1b]0;x"}}) {
        const Outcome outcome = model(words);
        CHECK_FALSE(has(outcome.out + outcome.err, "\x1b"));
        CHECK_FALSE(has(outcome.out + outcome.err, "\xC2\x9B"));
    }
    CHECK(has(model({"generate", coloured, "--dry-run"}).out, "a?[31mb?"));
}

TEST_CASE("a locale that is a path is wrong usage, and nothing is written") {
    const Copy copy;
    const std::string out = "de-DE/../../../../pwn";
    const Outcome checked = model({"check", copy.package, "--locale", out});
    CHECK(checked.status == 2);
    CHECK(checked.err == out + ": is no locale: write it like en-US\n");
    CHECK(model({"generate", copy.package, "--locale", out}).status == 2);
    CHECK_FALSE(fs::exists(copy.folder.path() / "pwn.json"));
}

TEST_CASE("a folder that is no package is wrong usage, told in one line") {
    const ScratchFolder folder;
    for (const char* verb : {"generate", "check"}) {
        for (const std::string& path : {folder.path().string(), std::string("nowhere")}) {
            const Outcome outcome = model({verb, path});
            CHECK(outcome.status == 2);
            CHECK(std::ranges::count(outcome.err, '\n') == 1);
            CHECK(outcome.out.empty());
        }
    }
    fs::create_directory(folder.path() / "isps");
    CHECK(has(model({"check", folder.path().string()}).err, "has neither interaction models"));
    CHECK(has(model({"generate", folder.path().string()}).err, "has no in-skill products"));
}
