#include "catalog/project_layout.hpp"

#include <catch2/catch_test_macros.hpp>
#include <string>
#include <vector>

#include "catalog/model_package.hpp"
#include "catalog/product_file.hpp"
#include "catalog/product_sources.hpp"
#include "support/scratch_folder.hpp"

using namespace ask;
using namespace ask::catalog;
using ask::tests::ScratchFolder;

namespace {

namespace fs = std::filesystem;

constexpr std::string_view product = R"({"type": "ENTITLEMENT", "referenceName": "cave_quest",
    "publishingInformation": {"locales": {"en-US": {"name": "Cave Quest"}}}})";
constexpr std::string_view resources = R"({"profiles": {"default": {
    "skillMetadata": {"src": "./config/package/"}}}})";

struct Layout {
    std::vector<std::string> files;
    std::string package;     // from the folder on
    std::string products;    // empty: there are none
};

const Layout layouts[] = {
    {{"skill-package/skill.json", "skill-package/isps/entitlement/a.json", "isps/x.json"},
     "skill-package",
     "skill-package/isps"},
    {{"skill-package/skill.json", "isps/entitlement/a.json"}, "skill-package", "isps"},
    {{"skill-package/interactionModels/custom/en-US.json", "isps.samples/entitlement/a.json"},
     "skill-package",
     "isps.samples"},
    {{"skill-package/isps/entitlement/a.json"}, "skill-package", "skill-package/isps"},
    {{"skill.json", "models/en-US.json", "isps/entitlement/a.json"}, ".", "isps"},
    {{"skill.json", "isps.samples/entitlement/a.json"}, ".", "isps.samples"},
    {{"skill.json"}, ".", ""},
    {{"skill-package/skill.json"}, "skill-package", ""},
    {{"ask-resources.json", "config/package/skill.json", "skill-package/isps/x.json",
      "isps/entitlement/a.json"},
     "config/package",
     "isps"},
    {{"ask-resources.json", "config/package/isps/entitlement/a.json"},
     "config/package",
     "config/package/isps"},
    {{"ask-resources.json", "skill-package/skill.json", "isps/entitlement/a.json"},
     "skill-package",
     "isps"},
};

}    // namespace

TEST_CASE("products, models and certification find a project's parts in the same folders") {
    for (const Layout& wanted : layouts) {
        const ScratchFolder folder;
        for (const std::string& file : wanted.files) {
            folder.write(file, file == "ask-resources.json" ? resources : product);
        }
        CAPTURE(wanted.package, wanted.products);
        const auto at = [&](const std::string& name) { return folder.path() / name; };
        const ProjectLayout layout = project_layout_of(folder.path());
        CHECK(layout.is_project);
        CHECK(fs::equivalent(layout.package, at(wanted.package)));
        REQUIRE(layout.products.has_value() == !wanted.products.empty());
        const auto package = open_model_package(folder.path());
        REQUIRE(package);
        CHECK(package->folder == layout.package);
        const auto read = find_product_files({folder.path()});
        CHECK(read.has_value() == layout.products.has_value());
        if (!layout.products) continue;
        CHECK(*layout.products == at(wanted.products));
        CHECK(read->read_from == at(wanted.products).string());
        CHECK(package->products.size() == 1);
        CHECK(load_products(folder.path())->size() == 1);
    }
}

TEST_CASE("a folder that is neither a project nor a package is told so") {
    const ScratchFolder folder;
    folder.write("a.json", product);
    const ProjectLayout layout = project_layout_of(folder.path());
    CHECK_FALSE(layout.is_project);
    CHECK(layout.package == folder.path());
    CHECK_FALSE(layout.products);
}
