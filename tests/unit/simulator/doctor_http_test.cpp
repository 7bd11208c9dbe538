#include <string>
#include <vector>

#include "doctor_bench.hpp"
#include "http/client.hpp"
#include "simulator/doctor/http_date.hpp"

using namespace ask;
using namespace ask::tests;

TEST_CASE("what an unsigned request must meet") {
    check_cases({
        {"200", [](Examination& seen) { seen.unsigned_post = answered(200, "{}"); },
         "unsigned POST", "fault", "anybody can talk to the skill"},
        {"301", [](Examination& seen) { seen.unsigned_post = answered(301); }, "unsigned POST",
         "fault", "Alexa does not follow"},
        {"404", [](Examination& seen) { seen.unsigned_post = answered(404); }, "unsigned POST",
         "fault", "correct the path"},
        {"405", [](Examination& seen) { seen.unsigned_post = answered(405); }, "unsigned POST",
         "fault", "no skill at this path"},
        {"401", [](Examination& seen) { seen.unsigned_post = answered(401); }, "unsigned POST",
         "warning", "exactly 400"},
        {"502", [](Examination& seen) { seen.unsigned_post = answered(502); }, "unsigned POST",
         "fault", "start the skill behind"},
        {"a long refusal",
         [](Examination& seen) { seen.unsigned_post = answered(400, std::string(5'000, 'x')); },
         "unsigned POST", "warning", "5000 bytes"},
        {"no answer", [](Examination& seen) { seen.unsigned_post = fail(errors::timeout, "x"); },
         "unsigned POST", "fault", "Alexa waits 8 s"},
        {"not HTTP",
         [](Examination& seen) { seen.unsigned_post = fail(http::bad_response, "x: not HTTP"); },
         "unsigned POST", "fault", "is not HTTP"},
        {"closed",
         [](Examination& seen) { seen.unsigned_post = fail(http::connection_broken, "x"); },
         "unsigned POST", "fault", "closed before an answer"},
        {"megabytes", [](Examination& seen) { seen.unsigned_post = fail(errors::too_large, "x"); },
         "unsigned POST", "fault", "over 256 KB"},
        {"GET fails", [](Examination& seen) { seen.get = answered(500); }, "GET", "warning",
         "answer 405"},
        {"GET is served", [](Examination& seen) { seen.get = answered(200); }, "GET", "ok", "200"},
    });
}

TEST_CASE("how far its clock may be off") {
    check_cases({
        {"5 s", [](Examination& seen) { (*seen.unsigned_post)->clock_offset = 5s; }, "clock", "ok",
         "5 s ahead"},
        {"6 s", [](Examination& seen) { (*seen.unsigned_post)->clock_offset = -6s; }, "clock",
         "warning", "6 s behind"},
        {"150 s", [](Examination& seen) { (*seen.unsigned_post)->clock_offset = 150s; }, "clock",
         "warning", "150 s ahead"},
        {"151 s", [](Examination& seen) { (*seen.unsigned_post)->clock_offset = -151s; }, "clock",
         "fault", "NTP"},
        {"untold", [](Examination& seen) { (*seen.unsigned_post)->clock_offset.reset(); }, "clock",
         "not looked at", "no Date header"},
    });
}

TEST_CASE("a Date header is read in its one form") {
    CHECK(doctor::parse_http_date("Thu, 15 Jan 2026 09:30:00 GMT") == examined_at);
    for (const char* text : {"", "Thursday, 15-Jan-26 09:30:00 GMT", "Thu Jan 15 09:30:00 2026",
                             "Thu, 15 Jan 2026 09:30:00 UTC", "Thu, 99 Jan 2026 09:30:00 GMT",
                             "Thu, 15 Foo 2026 09:30:00 GMT", "Thu, 15 Jan 2026 25:30:00 GMT"}) {
        INFO(text);
        CHECK_FALSE(doctor::parse_http_date(text));
    }
}

TEST_CASE("how long answers and connections take") {
    check_cases({
        {"slow at times", [](Examination& seen) { seen.latency->samples[2] = 1'200ms; }, "latency",
         "warning", "median 20 ms, slowest 1.2 s"},
        {"near Alexa's limit", [](Examination& seen) { seen.latency->samples[2] = 7s; }, "latency",
         "fault", "Alexa waits 8 s"},
        {"refusals only", [](Examination& seen) { seen.latency->is_signed = false; }, "latency",
         "ok", "the skill's own work is not in it"},
        {"cut short",
         [](Examination& seen) {
             seen.latency->samples.resize(2);
             seen.latency->ended_by = "the deadline passed";
         },
         "latency", "ok", "then the deadline passed"},
        {"none",
         [](Examination& seen) {
             seen.latency->samples.clear();
             seen.latency->ended_by = "the deadline passed";
         },
         "latency", "not looked at", "the deadline passed"},
        {"each its own connection", [](Examination& seen) { seen.latency->connections = 5; },
         "keep-alive", "warning", "5 requests took 5 connections"},
        {"a far server", [](Examination& seen) { seen.knocks[0].connected = 1'100ms; },
         "new connection", "warning", "1.1 s, of which TLS takes 30 ms"},
    });
}
