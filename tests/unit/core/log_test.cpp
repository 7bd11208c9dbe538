#include "core/log.hpp"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <sstream>

#include "core/secret.hpp"
#include "support/captured_output.hpp"

using namespace ask;
using ask::tests::CapturedOutput;

namespace {

LogOptions json(LogLevel level, std::map<std::string, LogLevel> levels = {}) {
    return {.level = level, .format = LogFormat::json, .levels = std::move(levels)};
}

bool holds(const std::string& text, std::string_view part) {
    return text.find(part) != std::string::npos;
}

// What one line with this value looks like.
std::string line_with(const std::string& value) {
    Logger logger(json(LogLevel::info));
    const CapturedOutput output(stderr);
    logger.info("app", "event", {{"value", value}});
    logger.flush();
    return output.text();
}

}    // namespace

TEST_CASE("a secret prints as asterisks") {
    std::ostringstream out;
    out << Secret("token");
    CHECK(out.str() == "***");
}

TEST_CASE("each room has a level of its own, and the rest the general one") {
    Logger logger(json(LogLevel::warning, {{"isp", LogLevel::debug}, {"nobody", LogLevel::debug}}));
    const CapturedOutput output(stderr);
    logger.debug("isp", "one");
    logger.info("store", "two");
    logger.warning("store", "three");
    logger.info("nobody", "four");
    logger.flush();
    const std::string text = output.text();
    CHECK(holds(text, R"("level":"debug","room":"isp","event":"one")"));
    CHECK_FALSE(holds(text, "two"));
    CHECK(holds(text, "three"));
    CHECK_FALSE(holds(text, "four"));
}

TEST_CASE("levels change while the program runs") {
    Logger logger(json(LogLevel::info));
    const CapturedOutput output(stderr);
    CHECK(logger.set_level("isp", LogLevel::debug));
    CHECK(logger.level("isp") == LogLevel::debug);
    CHECK(logger.level("store") == LogLevel::info);
    logger.debug("isp", "seen");
    logger.set_level(LogLevel::off);
    logger.error("isp", "unseen");
    CHECK_FALSE(logger.set_level("cellar", LogLevel::debug));
    CHECK(logger.level("cellar") == LogLevel::off);
    logger.flush();
    CHECK(holds(output.text(), "\"seen\""));
    CHECK_FALSE(holds(output.text(), "unseen"));
}

TEST_CASE("what tells of the log itself is written whatever the level") {
    Logger logger(json(LogLevel::off));
    const CapturedOutput output(stderr);
    logger.error("app", "unseen");
    logger.always("app", "seen", {{"to", "off"}});
    logger.flush();
    CHECK(holds(output.text(), R"("level":"info","room":"app","event":"seen","to":"off"})"));
    CHECK_FALSE(holds(output.text(), "unseen"));
}

TEST_CASE("a logger that ends has written its lines") {
    const CapturedOutput output(stderr);
    {
        Logger logger(json(LogLevel::info));
        for (int number = 0; number < 500; ++number) logger.info("app", "event");
        CHECK(logger.dropped() == 0);
    }
    const std::string text = output.text();
    CHECK(std::ranges::count(text, '\n') == 500);
}

TEST_CASE("numbers are written as JSON knows them") {
    Logger logger(json(LogLevel::info));
    const CapturedOutput output(stderr);
    logger.info("app", "event",
                {{"half", 0.5}, {"none", std::nan("")}, {"great", 1e300}, {"minus", -7}});
    logger.flush();
    const std::string text = output.text();
    CHECK(holds(text, R"("half":0.500,"none":null,"great":1)"));
    CHECK(holds(text, R"("minus":-7})"));
}

TEST_CASE("words of levels are read as they are written") {
    for (const LogLevel level :
         {LogLevel::debug, LogLevel::info, LogLevel::warning, LogLevel::error, LogLevel::off}) {
        CHECK(log_level(to_text(level)) == level);
    }
    for (const char* wrong : {"", "INFO", "trace", "warn"}) CHECK_FALSE(log_level(wrong));
}

TEST_CASE("whatever a value holds, its line is one line of JSON") {
    CHECK(holds(line_with("a\"b\\c\nd\x7f"), R"("value":"a\"b\\c\u000ad\u007f")"));
    CHECK(holds(line_with("caf\xc3\xa9"), "caf\xc3\xa9"));
    CHECK(holds(line_with("a\xff"
                          "b\xc3"),
                "\"a\xef\xbf\xbd"
                "b\xef\xbf\xbd\""));
    const std::string cut = line_with(std::string(5'000, 'x'));
    CHECK(std::ranges::count(cut, 'x') == 1'024);
    CHECK(std::ranges::count(cut, '\n') == 1);
}
