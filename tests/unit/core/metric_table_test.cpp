#include "core/metric_table.hpp"

#include <catch2/catch_test_macros.hpp>
#include <filesystem>
#include <regex>
#include <set>
#include <string>
#include <vector>

#include "declared_metrics.hpp"
#include "support/text_of.hpp"

using namespace ask;
using namespace ask::tests;

namespace {

namespace fs = std::filesystem;

std::string word(MetricKind kind) {
    if (kind == MetricKind::counter) return "counter";
    return kind == MetricKind::gauge ? "gauge" : "histogram";
}

std::set<std::string> declared() {
    std::set<std::string> names;
    for (const MetricFamily& family : metric_table()) names.emplace(family.name);
    return names;
}

// Every metric that a source names, in quotes.
std::set<std::string> written() {
    const std::regex quoted(R"re("((skilld|process)_[a-z_]+)")re");
    const fs::path server = fs::path(SKILLD_SOURCE_DIR) / "server";
    std::set<std::string> names;
    for (const auto& entry : fs::recursive_directory_iterator(server)) {
        const bool is_source = entry.path().extension() == ".cpp";
        if (!is_source || entry.path().filename() == "metric_table.cpp") continue;
        const std::string text = text_of(entry.path());
        for (std::sregex_iterator at(text.begin(), text.end(), quoted), end; at != end; ++at) {
            names.insert((*at)[1]);
        }
    }
    names.erase("skilld_export");    // a key of an archive
    return names;
}

// "| `name` | kind | labels | …": one line of the page.
std::string row(const MetricFamily& family) {
    std::string labels;
    for (const std::string_view label : family.labels) {
        if (label.empty()) break;
        labels += (labels.empty() ? "`" : ", `") + std::string(label) + "`";
    }
    if (labels.empty()) labels = "–";
    return "| `" + std::string(family.name) + "` | " + word(family.kind) + " | " + labels + " | " +
           std::string(family.help) + " |";
}

}    // namespace

TEST_CASE("the names of metrics follow Prometheus") {
    const std::regex name("(skilld|process)(_[a-z]+)+");
    const std::regex label("[a-z]+");
    std::set<std::string_view> seen;
    for (const MetricFamily& family : metric_table()) {
        INFO(family.name);
        CHECK(seen.insert(family.name).second);
        CHECK(std::regex_match(std::string(family.name), name));
        CHECK(family.name.ends_with("_total") == (family.kind == MetricKind::counter));
        const bool is_time = family.kind == MetricKind::histogram;
        if (is_time) CHECK(family.name.ends_with("_seconds"));
        for (const char* reserved : {"_count", "_sum", "_bucket"}) {
            CHECK_FALSE(family.name.ends_with(reserved));
        }
        CHECK(family.help.ends_with('.'));
        CHECK(family.most_series > 0);
        for (const std::string_view text : family.labels) {
            if (text.empty()) continue;
            CHECK(std::regex_match(std::string(text), label));
            CHECK(text != "le");
            CHECK(text != "quantile");
        }
    }
}

TEST_CASE("no two families share the name of a series") {
    const std::set<std::string> names = declared();
    for (const MetricFamily& family : metric_table()) {
        if (family.kind != MetricKind::histogram) continue;
        for (const char* suffix : {"_count", "_sum", "_bucket"}) {
            CHECK_FALSE(names.contains(std::string(family.name) + suffix));
        }
    }
}

TEST_CASE("every metric that is written is declared, and the other way round") {
    const std::set<std::string> names = declared();
    std::set<std::string> used = written();
    used.insert("skilld_metric_faults_total");    // by core/metrics itself
    for (const std::string& name : used) {
        INFO(name << " is written, and not in core/metric_table.cpp");
        CHECK(names.contains(name));
    }
    for (const std::string& name : names) {
        INFO(name << " is in core/metric_table.cpp, and nobody writes it");
        CHECK(used.contains(name));
    }
}

TEST_CASE("docs/metrics.md shows the table, and no other metric") {
    const std::string page = text_of(fs::path(SKILLD_SOURCE_DIR) / "docs" / "metrics.md");
    for (const MetricFamily& family : metric_table()) {
        INFO(row(family));
        CHECK(page.find(row(family)) != std::string::npos);
    }
    const std::regex first_cell("\\| `((skilld|process)_[a-z_]+)` \\|");
    const std::set<std::string> names = declared();
    for (std::sregex_iterator at(page.begin(), page.end(), first_cell), end; at != end; ++at) {
        INFO((*at)[1]);
        CHECK(names.contains((*at)[1]));
    }
}

TEST_CASE("a hundred products find room in each family of the sales, in all of Alexa's locales") {
    struct Row {
        std::string name;
        std::size_t values;    // of the labels besides product and locale, as they can come
    };
    const std::vector<Row> rows{{"skilld_suggestions_total", 1},
                                {"skilld_purchase_directives_total", 3},
                                {"skilld_purchase_responses_total", 3 * 5},
                                {"skilld_inventory_units_total", 8},
                                {"skilld_inventory_items_total", 8}};
    for (const Row& row : rows) {
        INFO(row.name);
        CHECK(family_of(row.name).most_series >= 100 * 17 * row.values);
    }
    // Five reasons to pass a product over.
    CHECK(family_of("skilld_suggestions_passed_over_total").most_series >= 100 * 5);
}
