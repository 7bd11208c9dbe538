#include "core/metrics.hpp"

#include <algorithm>
#include <array>
#include <catch2/catch_test_macros.hpp>
#include <string>

using namespace ask;

namespace {

constexpr std::array families{
    MetricFamily{"skilld_things_total", MetricKind::counter, "Things.", {"kind"}, 3},
    MetricFamily{"skilld_open", MetricKind::gauge, "Open things.", {}},
    MetricFamily{"skilld_thing_seconds", MetricKind::histogram, "Time.", {"kind", "size"}, 2},
    MetricFamily{"skilld_metric_faults_total", MetricKind::counter, "Faults.", {"fault"}},
};

constexpr std::array<std::string_view, 2> kinds{"a", "b"};
constexpr std::array<std::string_view, 3> sizes{"s", "m", "l"};

double faults(const Metrics& metrics, const std::string& fault) {
    return metrics.value("skilld_metric_faults_total", {{"fault", fault}});
}

std::ptrdiff_t lines(const std::string& text) {
    return std::ranges::count(text, '\n');
}

}    // namespace

TEST_CASE("counters and gauges add up by their labels") {
    Metrics metrics(families);
    metrics.count("skilld_things_total", {{"kind", "a"}});
    metrics.count("skilld_things_total", {{"kind", "a"}}, 2);
    metrics.count("skilld_things_total", {{"kind", "b"}});
    metrics.add("skilld_open", 3);
    metrics.add("skilld_open", -1);
    CHECK(metrics.value("skilld_things_total", {{"kind", "a"}}) == 3);
    CHECK(metrics.value("skilld_things_total", {{"kind", "b"}}) == 1);
    CHECK(metrics.value("skilld_open") == 2);
    CHECK(metrics.text().find("skilld_things_total{kind=\"a\"} 3") != std::string::npos);
    CHECK(metrics.text().find("# HELP skilld_things_total Things.") != std::string::npos);
}

TEST_CASE("a series may be known before anything is counted in it") {
    Metrics metrics(families);
    metrics.count("skilld_things_total", {{"kind", "a"}}, 0);
    CHECK(metrics.text().find("skilld_things_total{kind=\"a\"} 0") != std::string::npos);
}

TEST_CASE("a series that is only made known takes no room from others and is no fault") {
    Metrics metrics(families);
    for (int i = 0; i < 9; ++i) {
        metrics.count("skilld_things_total", {{"kind", std::to_string(i)}}, 0);
    }
    CHECK(faults(metrics, "overflow") == 0);
    CHECK(metrics.text().find("other") == std::string::npos);
    CHECK(metrics.text().find("skilld_things_total{kind=\"2\"} 0") != std::string::npos);
    CHECK(metrics.text().find("skilld_things_total{kind=\"3\"}") == std::string::npos);
    metrics.count("skilld_things_total", {{"kind", "3"}});
    CHECK(faults(metrics, "overflow") == 1);
    CHECK(metrics.text().find("skilld_things_total{kind=\"other\"} 1") != std::string::npos);
}

TEST_CASE("what a counter has from the start is there at nought in every combination") {
    const std::array started{
        MetricFamily{"skilld_things_total",
                     MetricKind::counter,
                     "Things.",
                     {"size", "kind"},
                     9,
                     {sizes, kinds}},
        MetricFamily{"skilld_alone_total", MetricKind::counter, "Without labels.", {}},
        MetricFamily{"skilld_later_total", MetricKind::counter, "As it comes.", {"kind"}}};
    Metrics metrics(started);
    for (const std::string_view kind : kinds) {
        for (const std::string_view size : sizes) {
            const std::string labels =
                "{kind=\"" + std::string(kind) + "\",size=\"" + std::string(size) + "\"} 0\n";
            CHECK(metrics.text().find("skilld_things_total" + labels) != std::string::npos);
        }
    }
    CHECK(metrics.text().find("skilld_alone_total 0") != std::string::npos);
    CHECK(metrics.text().find("skilld_later_total") == std::string::npos);
    CHECK(lines(metrics.text()) == 6 + 1 + 2 * 2);
    metrics.count("skilld_things_total", {{"kind", "a"}, {"size", "m"}});
    CHECK(metrics.value("skilld_things_total", {{"kind", "a"}, {"size", "m"}}) == 1);
    CHECK(lines(metrics.text()) == 6 + 1 + 2 * 2);
}

TEST_CASE("a histogram reaches to the longest that Alexa waits") {
    Metrics metrics(families);
    metrics.observe("skilld_thing_seconds", 7.9, {{"kind", "a"}, {"size", "b"}});
    const std::string text = metrics.text();
    CHECK(text.find("skilld_thing_seconds_bucket{kind=\"a\",size=\"b\",le=\"8\"} 1") !=
          std::string::npos);
    CHECK(text.find("skilld_thing_seconds_bucket{kind=\"a\",size=\"b\",le=\"7\"} 0") !=
          std::string::npos);
}

TEST_CASE("however many values come, a family has so many series, and the rest is other") {
    Metrics metrics(families);
    for (int i = 0; i < 10'000; ++i) {
        metrics.count("skilld_things_total", {{"kind", std::to_string(i)}});
        metrics.observe("skilld_thing_seconds", 1, {{"kind", std::to_string(i)}, {"size", "x"}});
    }
    CHECK(metrics.value("skilld_things_total", {{"kind", "0"}}) == 1);
    CHECK(metrics.value("skilld_things_total", {{"kind", "3"}}) == 0);
    CHECK(metrics.text().find("skilld_things_total{kind=\"other\"} 9997") != std::string::npos);
    CHECK(metrics.text().find("{kind=\"other\",size=\"other\"} 9998") != std::string::npos);
    CHECK(faults(metrics, "overflow") == 9'997 + 9'998);
    CHECK(lines(metrics.text()) < 100);
}

TEST_CASE("a value that could break a scrape is other") {
    Metrics metrics(families);
    for (const std::string& hostile :
         {std::string("two\nlines"), std::string("\xff\xfe"), std::string(129, 'x'),
          std::string("nought\0", 7), std::string("caf\xc3\xa9")}) {
        metrics.count("skilld_things_total", {{"kind", hostile}});
    }
    metrics.count("skilld_things_total", {{"kind", R"(quote " and \ stay)"}});
    const std::string text = metrics.text();
    CHECK(text.find("skilld_things_total{kind=\"other\"} 5") != std::string::npos);
    CHECK(text.find(R"({kind="quote \" and \\ stay"} 1)") != std::string::npos);
    const std::string none = Metrics(families).text();
    CHECK(lines(text) == lines(none) + 4);
}

TEST_CASE("a known value under a wrong label is dropped, and told") {
    Metrics metrics(families);
    metrics.count("skilld_things_total", {{"kind", "a"}});
    metrics.count("skilld_things_total", {{"sort", "a"}});
    metrics.observe("skilld_thing_seconds", 1, {{"kind", "a"}, {"size", "b"}});
    metrics.observe("skilld_thing_seconds", 1, {{"kind", "a"}, {"width", "b"}});
    CHECK(metrics.value("skilld_things_total", {{"kind", "a"}}) == 1);
    CHECK(metrics.text().find("_seconds_count{kind=\"a\",size=\"b\"} 1") != std::string::npos);
    CHECK(faults(metrics, "labels") == 2);
}

TEST_CASE("what the table does not declare is dropped, and told") {
    Metrics metrics(families);
    metrics.count("skilld_surprises_total");
    metrics.set("skilld_things_total", 1, {{"kind", "a"}});
    metrics.observe("skilld_open", 1);
    CHECK(faults(metrics, "undeclared") == 3);
    metrics.count("skilld_things_total");
    metrics.count("skilld_things_total", {{"sort", "a"}});
    metrics.count("skilld_things_total", {{"kind", "a"}, {"more", "b"}});
    CHECK(faults(metrics, "labels") == 3);
    CHECK(metrics.text().find("surprises") == std::string::npos);
    CHECK(metrics.text().find("skilld_things_total") == std::string::npos);
}
