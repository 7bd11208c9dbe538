#include "app/admin.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <catch2/catch_test_macros.hpp>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include "app/detail/log_levels.hpp"
#include "model/json.hpp"
#include "support/captured_output.hpp"
#include "support/fake_adapter.hpp"
#include "support/run_task.hpp"

using namespace ask;
using namespace ask::tests;

namespace {

struct AdminBench {
    Logger logger{LogOptions{.level = LogLevel::off, .format = LogFormat::json, .levels = {}}};
    Metrics metrics;
    IoThreads threads{IoThreadsOptions{}, logger};
    FakeAdapter adapter;
    app::Admin admin{
        {.logger = logger, .metrics = metrics, .threads = threads, .adapter = adapter}};

    http::Response ask(std::string method, std::string target, std::string body = {}) {
        auto answering =
            admin.answer(http::Request{.method = std::move(method),
                                       .target = std::move(target),
                                       .headers = {},
                                       .body = std::move(body),
                                       .peer = "127.0.0.1:1",
                                       .deadline = Deadline::in(std::chrono::seconds{5})});
        return run_task(std::move(answering));
    }
    // What is logged meanwhile: the events, and what of them is named.
    template <class Work>
    std::vector<std::string> logged(const char* member, Work work) {
        const CapturedOutput output(stderr);
        work();
        logger.flush();
        std::istringstream lines(output.text());
        std::vector<std::string> events;
        for (std::string text; std::getline(lines, text);) {
            const Json line = Json::parse(text);
            events.push_back(line.at("event").get<std::string>());
            if (line.contains(member)) events.back() += ' ' + line.at(member).get<std::string>();
        }
        return events;
    }
};

using Events = std::vector<std::string>;

}    // namespace

TEST_CASE("the admin port answers GET and HEAD on its paths, and nothing else") {
    AdminBench bench;
    for (const char* method : {"GET", "HEAD"}) {
        for (const char* path : {"/healthz", "/readyz", "/metrics", "/log", "/healthz?x=1"}) {
            CHECK(bench.ask(method, path).status == 200);
        }
    }
    for (const char* path : {"/", "/health", "/log/", ""}) {
        CHECK(bench.ask("GET", path).status == 404);
        CHECK(bench.ask("PUT", path).status == 404);
    }
    CHECK(bench.ask("GET", "/healthz").body == "alive\n");
    CHECK(bench.ask("GET", "/readyz").body == "ready\n");
}

TEST_CASE("another method is 405 and is told what is allowed") {
    AdminBench bench;
    for (const char* method : {"POST", "DELETE", "PUT"}) {
        const http::Response answer = bench.ask(method, "/metrics");
        CHECK(answer.status == 405);
        REQUIRE(answer.headers.find("Allow"));
        CHECK(*answer.headers.find("Allow") == "GET, HEAD");
    }
    const http::Response answer = bench.ask("POST", "/log", R"({"level":"debug"})");
    CHECK(answer.status == 405);
    CHECK(*answer.headers.find("Allow") == "GET, HEAD, PUT");
    CHECK(bench.logger.level("isp") == LogLevel::off);
}

TEST_CASE("a server that leaves is alive, not ready, and seen to be draining") {
    AdminBench bench;
    CHECK(bench.metrics.value("skilld_draining") == 0);
    bench.admin.leave();
    CHECK(bench.ask("GET", "/healthz").status == 200);
    const http::Response answer = bench.ask("GET", "/readyz");
    CHECK(answer.status == 503);
    CHECK(answer.body == "draining\n");
    CHECK(bench.metrics.value("skilld_draining") == 1);
}

TEST_CASE("a storage that cannot be written is told once, and when its cause or it is over") {
    AdminBench bench;
    bench.logger.set_level(LogLevel::info);
    const auto probes = [&bench](unsigned status) {
        for (int probe = 0; probe < 3; ++probe) CHECK(bench.ask("GET", "/readyz").status == status);
    };
    const auto events = bench.logged("cause", [&] {
        probes(200);
        bench.adapter.probe_failure = Error{errors::unavailable, "the disk is full"};
        probes(503);
        bench.adapter.probe_failure = Error{errors::unavailable, "the disk is gone"};
        probes(503);
        bench.adapter.probe_failure.reset();
        probes(200);
        bench.adapter.probe_failure = Error{errors::unavailable, "the disk is gone"};
        probes(503);
    });
    CHECK(events == Events{"not_ready the disk is full", "not_ready the disk is gone",
                           "ready_again", "not_ready the disk is gone"});
}

TEST_CASE("a change of the log's level is told whatever the level is and becomes") {
    AdminBench bench;
    const std::pair<const char*, const char*> table[] = {
        {R"({"level":"info"})", "log_level_changed info"},    // from off
        {R"({"level":"warning"})", "log_level_changed warning"},
        {R"({"level":"off"})", "log_level_changed off"},
        {R"({"room":"isp","level":"debug"})", "log_level_changed debug"},
        {R"({"room":"app","level":"error"})", "log_level_changed error"},
        {R"({"level":"loud"})", nullptr},
    };
    for (const auto& [body, told] : table) {
        INFO(body);
        const std::string asked = body;
        const auto events = bench.logged("to", [&] { bench.ask("PUT", "/log", asked); });
        CHECK(events == (told == nullptr ? Events{} : Events{told}));
    }
}

TEST_CASE("a scrape shows the lines that the log dropped, and that there was none") {
    AdminBench bench;
    const std::string text = bench.ask("GET", "/metrics").body;
    CHECK(text.find("\nskilld_log_lines_dropped_total 0\n") != std::string::npos);
    // A standard error that is full refuses each line.
    const int kept = ::dup(STDERR_FILENO);
    const int full = ::open("/dev/full", O_WRONLY | O_CLOEXEC);
    REQUIRE(::dup2(full, STDERR_FILENO) == STDERR_FILENO);
    for (int line = 0; line < 3; ++line) bench.logger.always("app", "event");
    bench.logger.flush();
    ::dup2(kept, STDERR_FILENO);
    ::close(kept);
    ::close(full);
    for (int scrape = 0; scrape < 2; ++scrape) {
        bench.ask("GET", "/metrics");
        CHECK(bench.metrics.value("skilld_log_lines_dropped_total") == 3);
    }
}

TEST_CASE("a scrape shows the build and the process") {
    AdminBench bench;
    const std::string text = bench.ask("GET", "/metrics").body;
    CHECK(text.find("skilld_build_info{commit=\"") != std::string::npos);
    CHECK(bench.metrics.value("process_resident_memory_bytes") > 1'000'000);
    CHECK(bench.metrics.value("process_open_fds") >= 3);
    CHECK(bench.metrics.value("process_max_fds") > bench.metrics.value("process_open_fds"));
    CHECK(bench.metrics.value("process_threads") >= 1);
    CHECK(bench.metrics.value("process_start_time_seconds") > 1'500'000'000);
    const double cpu = bench.metrics.value("process_cpu_seconds_total");
    bench.ask("GET", "/metrics");
    const double later = bench.metrics.value("process_cpu_seconds_total");
    CHECK(later >= cpu);
    CHECK(later < cpu + 5);
}

TEST_CASE("a process is read whatever its program is called") {
    const auto figures = app::detail::read_process_stat(
        "42 (odd) (name)) S 1 42 42 0 -1 4194560 100 0 0 0 250 150 0 0 20 0 7 0 5000 "
        "104857600 2560 18446744073709551615 1 1");
    REQUIRE(figures);
    const auto ticks = static_cast<double>(::sysconf(_SC_CLK_TCK));
    CHECK(figures->cpu_seconds == 400 / ticks);
    CHECK(figures->start_seconds == 5'000 / ticks);
    CHECK(figures->threads == 7);
    CHECK(figures->virtual_bytes == 104'857'600);
    for (const char* odd : {"", "42 (x)", "42 (x) S 1 2", "42 (x) S a b c d e f g h i j k l m n"}) {
        CHECK_FALSE(app::detail::read_process_stat(odd));
    }
}

TEST_CASE("levels are read and changed while the server runs") {
    AdminBench bench;
    CHECK(Json::parse(bench.ask("GET", "/log").body).at("isp") == "off");
    const http::Response one = bench.ask("PUT", "/log", R"({"room":"isp","level":"debug"})");
    CHECK(one.status == 200);
    CHECK(Json::parse(one.body).at("isp") == "debug");
    CHECK(Json::parse(one.body).at("store") == "off");
    const http::Response all = bench.ask("PUT", "/log", R"({"level":"error"})");
    const Json levels = Json::parse(all.body);
    CHECK(levels.size() == log_rooms.size());
    for (const auto& [room, level] : levels.items()) CHECK(level == "error");
}

TEST_CASE("a level that cannot be set changes nothing and is explained in one line") {
    struct Case {
        std::string body;
        std::string names;
    };
    const Case cases[] = {
        {"", "not a JSON object"},
        {"{", "not a JSON object"},
        {"[]", "not a JSON object"},
        {"\"debug\"", "not a JSON object"},
        {"{\"level\":\"\xff\"}", "not a JSON object"},
        {"{}", "no level"},
        {R"({"room":"isp"})", "no level"},
        {R"({"level":"loud"})", "\"loud\""},
        {R"({"level":"DEBUG"})", "debug, info, warning, error or off"},
        {R"({"level":1})", "\"1\""},
        {R"({"level":null})", "\"null\""},
        {R"({"room":"cellar","level":"debug"})", "\"cellar\""},
        {R"({"room":"cellar","level":"debug"})", "app, core, endpoint"},
        {R"({"room":null,"level":"debug"})", "\"null\""},
        {R"({"room":["isp"],"level":"debug"})", "isp"},
        {R"({"room":"isp","level":"debug","for":"1h"})", "\"for\" is unknown"},
        {R"({"level":"two\nlines"})", "\"two lines\""},
        {R"({"level":")" + std::string(900, 'x') + "\"}", "xxx"},
    };
    for (const Case& wrong : cases) {
        AdminBench bench;
        const http::Response answer = bench.ask("PUT", "/log", wrong.body);
        INFO(wrong.body << " -> " << answer.body);
        CHECK(answer.status == 400);
        CHECK(answer.body.find(wrong.names) != std::string::npos);
        CHECK(answer.body.find('\n') == answer.body.size() - 1);
        CHECK(answer.body.size() < 250);
        for (const std::string_view room : log_rooms) {
            CHECK(bench.logger.level(room) == LogLevel::off);
        }
    }
}
