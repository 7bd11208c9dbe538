#include <string>
#include <vector>

#include "doctor_bench.hpp"
#include "http/client.hpp"
#include "simulator/doctor/address_kind.hpp"

using namespace ask;
using namespace ask::tests;

TEST_CASE("a healthy endpoint has neither faults nor warnings, and all of it was looked at") {
    for (const Finding& one : doctor::judge(healthy())) {
        INFO(one.check << ": " << one.detail);
        CHECK(one.verdict == Verdict::ok);
        CHECK(one.remedy.empty());
    }
}

TEST_CASE("where an endpoint is") {
    check_cases({
        {"plain HTTP", [](Examination& seen) { seen.url.scheme = "http"; }, "scheme", "fault",
         "put TLS in front of it"},
        {"another port", [](Examination& seen) { seen.url.port = 8443; }, "port", "fault",
         "listen on 443"},
        {"no such name",
         [](Examination& seen) {
             seen.addresses = fail(http::dns_failed, "look up x: Host not found");
             seen.knocks.clear();
         },
         "name", "fault", "no address is known (Host not found)"},
        {"a slow name",
         [](Examination& seen) { seen.addresses = fail(errors::timeout, "the deadline passed"); },
         "name", "fault", "the look-up gave nothing in time"},
        {"an address as host", [](Examination& seen) { seen.url.host = "8.8.8.8"; }, "name",
         "warning", "an address and no name"},
        {"at home", [](Examination& seen) { seen.addresses->push_back("192.168.1.7"); }, "address",
         "warning", "192.168.1.7 (private)"},
        {"IPv6 alone",
         [](Examination& seen) { seen.addresses = std::vector<std::string>{"2606:4700::1"}; },
         "address", "warning", "A record"},
    });
}

TEST_CASE("on this machine another port is only a warning, and a tunnel is recommended") {
    Examination seen = healthy();
    seen.url.port = 8443;
    seen.addresses = std::vector<std::string>{"127.0.0.1", "::1"};
    const Findings findings = doctor::judge(seen);
    CHECK(verdict_of(findings, "port") == "warning");
    CHECK(verdict_of(findings, "address") == "warning");
    CHECK(said_of(findings, "address").find("127.0.0.1 (loopback) and ::1 (loopback)") !=
          std::string::npos);
    CHECK(said_of(findings, "address").find("ngrok") != std::string::npos);
}

TEST_CASE("how its addresses take connections") {
    check_cases({
        {"refused",
         [](Examination& seen) { seen.knocks[0].connected = fail(http::connect_failed, "no"); },
         "connection", "fault", "start the server"},
        {"swallowed",
         [](Examination& seen) { seen.knocks[0].connected = fail(errors::timeout, "no"); },
         "connection", "fault", "firewall"},
        {"one of two is deaf",
         [](Examination& seen) {
             seen.knocks.push_back({"8.8.4.4", fail(http::connect_failed, "no")});
         },
         "connection", "warning", "8.8.4.4"},
        {"no IPv6 here",
         [](Examination& seen) {
             seen.knocks.push_back({"2606:4700::1", fail(http::connect_failed, "no")});
         },
         "connection", "not looked at", "perhaps there is no IPv6 here"},
        {"what is not reached is not asked",
         [](Examination& seen) {
             seen.knocks[0].connected = fail(http::connect_failed, "no");
             seen.unsigned_post.reset();
         },
         "HTTP", "not looked at", "no connection"},
    });
}

TEST_CASE("which addresses the internet knows the way to") {
    struct Case {
        const char* address;
        bool is_public;
    };
    const std::vector<Case> cases{{"8.8.8.8", true},         {"127.0.0.1", false},
                                  {"10.1.2.3", false},       {"172.16.0.1", false},
                                  {"172.31.255.255", false}, {"172.32.0.1", true},
                                  {"192.168.0.1", false},    {"192.169.0.1", true},
                                  {"169.254.1.1", false},    {"100.64.0.1", false},
                                  {"100.128.0.1", true},     {"0.0.0.0", false},
                                  {"239.1.1.1", false},      {"::1", false},
                                  {"fd00::1", false},        {"fe80::1", false},
                                  {"2606:4700::1", true},    {"::ffff:10.0.0.1", false},
                                  {"::ffff:8.8.8.8", true},  {"::", false}};
    for (const Case& one : cases) {
        INFO(one.address);
        CHECK(doctor::kind_of(one.address).is_public == one.is_public);
    }
}
