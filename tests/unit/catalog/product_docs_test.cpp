#include <catch2/catch_test_macros.hpp>
#include <filesystem>
#include <string>

#include "catalog/product_rules.hpp"
#include "core/text_file.hpp"

using namespace ask;

TEST_CASE("the page about products has every rule with its severity, what it asks and its basis") {
    const auto page = read_text_file(std::filesystem::path(SKILLD_SOURCE_DIR) / "docs/products.md");
    REQUIRE(page);
    std::size_t rows = 0;
    for (const catalog::Rule& rule : catalog::product_rules()) {
        const bool is_error = rule.severity == catalog::Severity::error;
        const std::string row = "| `" + std::string(rule.id) + "` | " +
                                (is_error ? "error" : "warning") + " | " + std::string(rule.what) +
                                " | " + std::string(rule.basis) + " |\n";
        INFO(row);
        CHECK(page->find(row) != std::string::npos);
        ++rows;
    }
    std::size_t written = 0;
    const auto first_table = page->find("\n### ");
    for (auto at = page->find("\n| `", first_table); at != page->npos;
         at = page->find("\n| `", at + 1)) {
        ++written;
    }
    CHECK(written == rows);
}
