// What the counters have from the start, held against the sources and the alerts.

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <filesystem>
#include <regex>
#include <set>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include "core/metric_table.hpp"
#include "declared_metrics.hpp"
#include "support/text_of.hpp"

using namespace ask;
using namespace ask::tests;

namespace {

namespace fs = std::filesystem;

using Words = std::set<std::string>;

// Of the label that is declared at this place.
Words from_start(const MetricFamily& family, std::size_t place) {
    const auto values = family.from_start.at(place);
    return {values.begin(), values.end()};
}

// The first group of each match, in one file or in all of a folder.
Words found_in(const char* path, const std::string& pattern) {
    const fs::path place = fs::path(SKILLD_SOURCE_DIR) / "server" / path;
    std::vector<fs::path> files{place};
    if (fs::is_directory(place)) {
        files.assign(fs::recursive_directory_iterator(place), fs::recursive_directory_iterator());
    }
    const std::regex expression(pattern);
    Words words;
    for (const fs::path& file : files) {
        const std::string text = fs::is_directory(file) ? std::string() : text_of(file);
        for (std::sregex_iterator at(text.begin(), text.end(), expression), end; at != end; ++at) {
            words.insert((*at)[1]);
        }
    }
    return words;
}

// What an alert asks of a label: each part between the bars names one of the values at least.
void check_asked(const MetricFamily& family, std::size_t place, const std::string& asked) {
    std::stringstream parts(asked);
    const bool has_groups = asked.find('(') != std::string::npos;
    for (std::string part; std::getline(parts, part, has_groups ? '\n' : '|');) {
        INFO(family.name << " " << part);
        const std::regex expression(part);
        CHECK(std::ranges::any_of(from_start(family, place), [&](const std::string& value) {
            return std::regex_match(value, expression);
        }));
    }
}

std::string alerts() {
    return text_of(fs::path(SKILLD_SOURCE_DIR) / "deploy" / "prometheus" / "alerts.yml");
}

}    // namespace

TEST_CASE("what is there from the start is of a counter, whole, and leaves room for more") {
    for (const MetricFamily& one : metric_table()) {
        INFO(one.name);
        const bool has_start = !one.from_start.front().empty();
        if (has_start) CHECK(one.kind == MetricKind::counter);
        std::size_t series = 1;
        for (std::size_t i = 0; i < one.labels.size(); ++i) {
            const auto values = one.from_start.at(i);
            CHECK(!values.empty() == (has_start && !one.labels.at(i).empty()));
            CHECK(from_start(one, i).size() == values.size());
            if (!values.empty()) series *= values.size();
        }
        if (has_start) CHECK(2 * series <= one.most_series);
    }
}

TEST_CASE("the words that are there from the start are those that the sources count") {
    struct Row {
        std::string name;
        std::size_t label;    // its place
        std::vector<std::pair<const char*, const char*>> sources;
        Words others{};    // of no such form there
    };
    const char* const code = R"re(ErrorCode [a-z0-9_]+\{"([a-z0-9_]+)"\})re";
    const std::vector<Row> rows{
        {"skilld_metric_faults_total",
         0,
         {{"core/metrics.cpp", R"re(fault<Kind>\("([a-z]+)"\))re"}}},
        {"skilld_http_refused_total",
         1,
         {{"http", R"re(Refusal [a-z_]+\{[0-9]+, "([a-z_]+)"\})re"},
          {"http", R"re(count_refusal\("([a-z_]+)"\))re"}}},
        {"skilld_refusals_total", 0, {{"verify/reasons.hpp", code}, {"model/envelope.hpp", code}}},
        {"skilld_certificate_downloads_total",
         0,
         {{"verify/reasons.hpp", R"re("(chain_[a-z_]+)")re"},
          {"verify/reasons.hpp", R"re("(certificate_(?!url)[a-z_]+)")re"}},
         {"ok"}},
        {"skilld_session_errors_total",
         0,
         {{"skill/detail/funnel.cpp", R"re("([A-Z]+_[A-Z_]+)")re"}},
         {"other"}},
        {"skilld_product_api_calls_total",
         0,
         {{"isp/monetization_client.cpp", R"re(measured\("([a-z_]+)")re"}}},
        {"skilld_product_api_calls_total",
         1,
         {{"isp/monetization_client.hpp", code}, {"model/product.hpp", code}},
         {"ok", "unavailable", "timeout", "invalid", "too_large", "not_found"}},
        {"skilld_store_calls_total",
         0,
         {{"store/database_adapter.cpp", R"re(asking\("([a-z_]+)")re"}}},
        {"skilld_store_calls_total",
         1,
         {{"store/database.hpp", code}},
         {"ok", "unavailable", "timeout", "invalid", "too_large", "conflict", "refused"}}};
    for (const Row& row : rows) {
        INFO(row.name);
        Words counted = row.others;
        for (const auto& [path, pattern] : row.sources) {
            const Words found = found_in(path, pattern);
            INFO(path << " " << pattern);
            CHECK_FALSE(found.empty());
            counted.insert(found.begin(), found.end());
        }
        CHECK(from_start(family_of(row.name), row.label) == counted);
    }
}

TEST_CASE("an alert on the increase of a counter misses no first one") {
    const std::string text = alerts();
    const std::regex increase("increase\\((skilld_[a-z_]+)");
    std::size_t seen = 0;
    for (std::sregex_iterator at(text.begin(), text.end(), increase), end; at != end; ++at) {
        const std::string name = std::regex_replace((*at)[1].str(), std::regex("_count$"), "");
        const MetricFamily& one = family_of(name);
        const auto has = [&](std::string_view label) {
            return std::ranges::find(one.labels, label) != one.labels.end();
        };
        // Which routes and products there are, the skill and Amazon say.
        const bool is_known_later = has("route") || has("product");
        if (one.kind != MetricKind::counter || is_known_later || one.labels[0].empty()) continue;
        INFO(name);
        CHECK_FALSE(one.from_start.front().empty());
        ++seen;
    }
    CHECK(seen > 5);
}

TEST_CASE("each value that an alert asks for is there from the start") {
    const std::string text = alerts();
    const std::regex selector(R"re((skilld_[a-z_]+)\{([^}]*)\})re");
    const std::regex matcher(R"re(([a-z]+)=~?"([^"]*)")re");
    std::size_t seen = 0;
    for (std::sregex_iterator at(text.begin(), text.end(), selector), end; at != end; ++at) {
        const std::string name = std::regex_replace((*at)[1].str(), std::regex("_bucket$"), "");
        const std::string asked = (*at)[2];
        const MetricFamily& one = family_of(name);
        if (one.from_start.front().empty()) continue;
        for (std::sregex_iterator of(asked.begin(), asked.end(), matcher); of != end; ++of) {
            const auto label = std::ranges::find(one.labels, (*of)[1].str());
            if (label == one.labels.end()) continue;    // the scrape's: instance, job
            check_asked(one, static_cast<std::size_t>(label - one.labels.begin()), (*of)[2]);
            ++seen;
        }
    }
    CHECK(seen > 5);
}
