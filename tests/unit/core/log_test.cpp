#include <catch2/catch_test_macros.hpp>
#include <sstream>

#include "core/metrics.hpp"
#include "core/secret.hpp"

TEST_CASE("a secret prints as asterisks") {
    std::ostringstream out;
    out << ask::Secret("token");
    CHECK(out.str() == "***");
}

TEST_CASE("counters and gauges add up by their labels") {
    ask::Metrics metrics;
    metrics.count("skilld_things_total", {{"kind", "a"}});
    metrics.count("skilld_things_total", {{"kind", "a"}}, 2);
    metrics.count("skilld_things_total", {{"kind", "b"}});
    metrics.add("skilld_open", 3);
    metrics.add("skilld_open", -1);
    CHECK(metrics.value("skilld_things_total", {{"kind", "a"}}) == 3);
    CHECK(metrics.value("skilld_things_total", {{"kind", "b"}}) == 1);
    CHECK(metrics.value("skilld_open") == 2);
    CHECK(metrics.text().find("skilld_things_total{kind=\"a\"} 3") != std::string::npos);
}
