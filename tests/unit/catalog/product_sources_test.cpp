#include "catalog/product_sources.hpp"

#include <catch2/catch_test_macros.hpp>
#include <fstream>

#include "product_scene.hpp"

using namespace ask;
using namespace ask::tests;
using catalog::find_product_files;

namespace {

namespace fs = std::filesystem;

// Writes a project of these files and says what is read of it.
struct Project {
    ScratchFolder folder{};

    explicit Project(std::initializer_list<const char*> files) {
        for (const char* file : files) folder.write(file, "{}");
    }
    [[nodiscard]] std::string read(const char* name = "") const {
        const auto sources = find_product_files({folder.path() / name});
        if (!sources) return sources.error().context;
        std::string text;
        for (const fs::path& file : sources->files) {
            text += file.lexically_relative(folder.path()).string() + " ";
        }
        return text;
    }
};

}    // namespace

TEST_CASE("of a project the package's products are read, else isps, else isps.samples") {
    const Project all{"skill-package/isps/entitlement/a.json", "isps/entitlement/b.json",
                      "isps.samples/entitlement/c.json"};
    CHECK(all.read() == "skill-package/isps/entitlement/a.json ");
    CHECK(all.read("isps") == "isps/entitlement/b.json ");
    CHECK(all.read("isps/entitlement") == "isps/entitlement/b.json ");
    const Project old{"isps/entitlement/b.json", "isps.samples/entitlement/c.json"};
    CHECK(old.read() == "isps/entitlement/b.json ");
    const Project samples{"isps.samples/entitlement/c.json", "skill.json"};
    CHECK(samples.read() == "isps.samples/entitlement/c.json ");
}

TEST_CASE("ask-resources.json says where a project's package is") {
    const Project project{"config/package/isps/consumable/a.json", "isps/consumable/b.json"};
    project.folder.write("ask-resources.json", R"({"profiles": {"default": {
        "skillMetadata": {"src": "./config/package"}}}})");
    CHECK(project.read() == "config/package/isps/consumable/a.json ");
    project.folder.write("ask-resources.json", "{ broken");
    CHECK(project.read() == "isps/consumable/b.json ");
}

TEST_CASE(
    "a package or project without product folders has no products, and nothing else is read") {
    for (const Project& project :
         {Project{"skill.json", "interactionModels/custom/en-US.json"},
          Project{"skill-package/skill.json", "skill-package/interactionModels/custom/en-US.json"},
          Project{"ask-resources.json", "package.json"}}) {
        CHECK(
            project.read() ==
            (project.folder.path() / "").string() +
                ": has no product files: name a skill package, its isps folder, or product files");
    }
}

TEST_CASE("of any other folder all JSON files are read, but not in hidden ones and node_modules") {
    const Project folder{"b.json",    "a.JSON",      "in/c.json",
                         "notes.txt", ".git/d.json", "node_modules/x/e.json"};
    CHECK(folder.read() == "a.JSON b.json in/c.json ");
    CHECK(folder.read("notes.txt") == "notes.txt ");
}

TEST_CASE("a file that is named twice is read once") {
    const Project project{"a.json"};
    const fs::path file = project.folder.path() / "a.json";
    const auto sources = find_product_files({file, project.folder.path(), file});
    REQUIRE(sources);
    CHECK(sources->files.size() == 1);
}

TEST_CASE("many names are told by the first three") {
    const Project project{"a.json", "b.json", "c.json", "d.json", "e.json"};
    std::vector<fs::path> files;
    for (const char* name : {"a", "b", "c", "d", "e"}) {
        files.push_back(project.folder.path() / (std::string(name) + ".json"));
    }
    CHECK(find_product_files(files)->read_from.ends_with("c.json and 2 more"));
}

TEST_CASE("a folder without end is given up, in one line") {
    const ScratchFolder folder;
    for (int i = 0; i < 20'001; ++i) std::ofstream(folder.path() / std::to_string(i));
    const auto sources = find_product_files({folder.path()});
    REQUIRE_FALSE(sources);
    CHECK(sources.error().context ==
          folder.path().string() +
              ": holds more than 20,000 files and folders: name the folder "
              "of the product files");
}

TEST_CASE("what is not there, empty or leads to itself is an error of one clear line") {
    const Project project{"notes.txt"};
    fs::create_symlink("loop", project.folder.path() / "loop");
    CHECK(project.read("nowhere").ends_with("nowhere: is not there: check the path"));
    CHECK(
        project.read().ends_with("has no product files: name a skill package, its isps folder, "
                                 "or product files"));
    CHECK(project.read("loop").contains("is a link that leads to itself"));
    fs::create_symlink(".", project.folder.path() / "self");
    CHECK(project.read().contains("self: leads to a folder that is read already\n"));
    CHECK(project.read().contains("has no product files"));
}
