#include "simulator/doctor/examine.hpp"

#include <chrono>
#include <string>
#include <vector>

#include "doctor_scene.hpp"
#include "http/url.hpp"

using namespace ask;
using namespace ask::tests;

namespace {

// Answers a connection's first request with these bytes, and ends it. What came besides is read: a
// socket closed over unread bytes would take the answer back.
ScriptedServer::Script say(std::string bytes) {
    return [bytes = std::move(bytes)](Wire& wire, int) {
        wire.read_until("\r\n\r\n");
        wire.send(bytes);
        if (wire.ssl() != nullptr) wire.finish_tls();
        wire.half_close();
        wire.read_to_end();
    };
}

void say_nothing(Wire& wire, int) {
    wire.read_to_end();
}

}    // namespace

TEST_CASE("an endpoint that is well has no faults, and what is of the desk is only warned of") {
    const SkillServer server(refuse_all);
    const Findings findings = findings_of(doctor_plan(server.port()));
    CHECK(faults_in(findings).empty());
    for (const char* check :
         {"scheme",        "name",      "connection", "handshake", "TLS 1.2, 1.3",
          "TLS 1.0, 1.1",  "SNI",       "chain",      "order",     "trust",
          "console",       "host name", "validity",   "key",       "signature",
          "unsigned POST", "GET",       "clock",      "latency",   "keep-alive",
          "new connection"}) {
        INFO(check);
        CHECK(verdict_of(findings, check) == "ok");
    }
    CHECK(verdict_of(findings, "address") == "warning");
    CHECK(verdict_of(findings, "port") == "warning");
    CHECK(verdict_of(findings, "body") == "not looked at");
}

TEST_CASE("what is wrong with a certificate is told by its own check, and the rest goes on") {
    struct Case {
        const char* certificate;
        const char* faults;
        const char* check;
        const char* said;
    };
    const std::vector<Case> cases{
        {"leaf-only", "chain", "chain", "\"CN=Doctor Middle\", which issued \"CN=localhost\""},
        {"wrong-name", "host name", "host name", "not for localhost but for other.example"},
        {"expired", "validity", "validity", "\"CN=localhost\" expired on"},
        {"self-signed", "", "trust", "in development only"},
    };
    for (const Case& one : cases) {
        INFO(one.certificate);
        const SkillServer server(refuse_all, one.certificate);
        const Findings findings = findings_of(doctor_plan(server.port()));
        CHECK(faults_in(findings) == one.faults);
        const std::string said = said_of(findings, one.check);
        INFO(said);
        CHECK(said.find(one.said) != std::string::npos);
        CHECK(verdict_of(findings, "unsigned POST") == "ok");
    }
}

TEST_CASE("a root that only the caller's file trusts is told apart from the system's") {
    const SkillServer server(refuse_all);
    doctor::Plan plan = doctor_plan(server.port());
    plan.ca = doctor_pki().root();
    plan.system = fail(errors::unavailable, "no root certificate here");
    CHECK(verdict_of(findings_of(plan), "trust") == "warning");
    plan.ca.reset();
    CHECK(verdict_of(findings_of(plan), "trust") == "not looked at");
}

TEST_CASE("an endpoint without TLS is told so, by its URL or by what it says") {
    const SkillServer server(refuse_all, "");
    const Findings by_url = findings_of(doctor_plan(server.port(), "http"));
    CHECK(faults_in(by_url) == "scheme");
    CHECK(verdict_of(by_url, "unsigned POST") == "ok");
    const Findings by_answer = findings_of(doctor_plan(server.port()));
    CHECK(faults_in(by_answer) == "handshake");
    CHECK(said_of(by_answer, "handshake").find("plain HTTP") != std::string::npos);
    CHECK(verdict_of(by_answer, "HTTP") == "not looked at");
}

TEST_CASE("what answers badly is found out") {
    struct Case {
        const char* what;
        std::string bytes;
        const char* said;
    };
    const std::string ok = "HTTP/1.1 200 OK\r\n";
    const std::vector<Case> cases{
        {"not HTTP", "220 mail.example.com ESMTP\r\n\r\n", "is not HTTP"},
        {"nothing", "", "closed before an answer"},
        {"half an answer", ok + "Content-Length: 9\r\n\r\n{", "closed before an answer"},
        {"megabytes", ok + "\r\n" + std::string(2'000'000, 'x'), "over 256 KB"},
        {"announced megabytes", ok + "Content-Length: 99999999\r\n\r\n", "over 256 KB"},
        {"anybody is welcome", ok + "Content-Length: 2\r\n\r\n{}", "anybody can talk"},
    };
    for (const Case& one : cases) {
        INFO(one.what);
        const ScriptedServer server(say(one.bytes), doctor_pki().side("good"));
        const Findings findings = findings_of(doctor_plan(server.port()));
        CHECK(faults_in(findings) == "unsigned POST");
        const std::string said = said_of(findings, "unsigned POST");
        INFO(said);
        CHECK(said.find(one.said) != std::string::npos);
    }
    const ScriptedServer mail([](Wire& wire, int) { wire.send("220 mail.example.com ESMTP\r\n"); });
    CHECK(faults_in(findings_of(doctor_plan(mail.port()))).starts_with("handshake"));
}

TEST_CASE("a connection for each request is warned of") {
    const ScriptedServer server(
        say("HTTP/1.1 400 Bad Request\r\nConnection: close\r\nContent-Length: 0\r\n\r\n"),
        doctor_pki().side("good"));
    const Findings findings = findings_of(doctor_plan(server.port()));
    CHECK(faults_in(findings).empty());
    CHECK(verdict_of(findings, "keep-alive") == "warning");
    CHECK(verdict_of(findings, "clock") == "not looked at");
}

TEST_CASE("where nothing listens there is one fault") {
    const Findings findings = findings_of(doctor_plan(1));
    CHECK(faults_in(findings) == "connection");
    CHECK(verdict_of(findings, "TLS") == "not looked at");
    doctor::Plan nowhere = doctor_plan(443);
    nowhere.url = "https://no-such-host.invalid/";
    nowhere.limit = 2s;
    CHECK(faults_in(findings_of(nowhere)) == "name");
}

TEST_CASE("what hangs ends the examination in time") {
    const auto start = std::chrono::steady_clock::now();
    const ScriptedServer silent(say_nothing);
    doctor::Plan plan = doctor_plan(silent.port());
    plan.limit = 500ms;
    CHECK(faults_in(findings_of(plan)) == "handshake");
    const ScriptedServer secured(say_nothing, doctor_pki().side("good"));
    plan.url = "https://localhost:" + std::to_string(secured.port()) + "/";
    plan.limit = 20s;
    plan.patience = 500ms;
    CHECK(faults_in(findings_of(plan)) == "unsigned POST");
    CHECK(std::chrono::steady_clock::now() - start < 4s);
}

TEST_CASE("a URL that is none is wrong usage") {
    doctor::Plan plan = doctor_plan(443);
    plan.url = "skill.example.com";
    const auto seen = doctor::examine(plan);
    REQUIRE(!seen);
    CHECK(seen.error().code == http::bad_url);
}
