#include <set>
#include <string>
#include <vector>

#include "doctor_bench.hpp"
#include "http/client.hpp"
#include "simulator/doctor/refusal_reason.hpp"
#include "simulator/doctor/report.hpp"
#include "simulator/doctor/requests.hpp"

using namespace ask;
using namespace ask::tests;

namespace {

void refuse(Examination& seen, const char* body) {
    seen.with_signature = doctor::SignedLook{.plain = answered(400, body), .awkward = {}};
}

simulator::Caller caller() {
    return {.application_id = ApplicationId("skill"),
            .user = UserId("user"),
            .device = DeviceId("device"),
            .has_screen = true,
            .permissions = {},
            .locale = Locale("en-US"),
            .api_endpoint = "https://api.amazonalexa.com",
            .api_token = "token"};
}

}    // namespace

TEST_CASE("what the refusal of a signed request says") {
    check_cases({
        {"a header is lost", [](Examination& seen) { refuse(seen, "signature_missing"); },
         "signed POST", "fault", "pass Signature-256 and SignatureCertChainUrl on"},
        {"the other one", [](Examination& seen) { refuse(seen, "certificate_url_missing"); },
         "signed POST", "fault", "do not arrive as sent"},
        {"the body is changed", [](Examination& seen) { refuse(seen, "signature_mismatch"); },
         "signed POST", "fault", "does not fit what arrives"},
        {"a stranger to it", [](Examination& seen) { refuse(seen, "chain_untrusted"); },
         "signed POST", "not looked at", "docs/simulate-any-skill.md"},
        {"Node: a stranger", [](Examination& seen) { refuse(seen, "Certificate is not trusted"); },
         "signed POST", "not looked at", "trust the stand-in"},
        {"another skill", [](Examination& seen) { refuse(seen, "application_id_foreign"); },
         "signed POST", "not looked at", "--application-id"},
        {"its clock", [](Examination& seen) { refuse(seen, "timestamp_too_old"); }, "signed POST",
         "fault", "NTP"},
        {"no reason", [](Examination& seen) { refuse(seen, ""); }, "signed POST", "fault",
         "or the body was changed on its way"},
        {"it is not the skill",
         [](Examination& seen) {
             seen.with_signature = doctor::SignedLook{.plain = answered(404), .awkward = {}};
         },
         "signed POST", "not looked at", "not the skill that answers"},
        {"no time left",
         [](Examination& seen) {
             seen.with_signature->plain = fail(errors::unavailable, "there was no time left");
         },
         "signed POST", "not looked at", "no time left"},
        {"it fails",
         [](Examination& seen) {
             seen.with_signature = doctor::SignedLook{.plain = answered(500), .awkward = {}};
         },
         "signed POST", "fault", "fails at a LaunchRequest"},
        {"nothing to sign with",
         [](Examination& seen) {
             seen.with_signature.reset();
             seen.not_signed = doctor::Gap{"there is nothing to sign with", "give --config"};
         },
         "body", "not looked at", "nothing to sign with | give --config"},
    });
}

TEST_CASE("which way of writing a body does not arrive") {
    check_cases({
        {"rewritten",
         [](Examination& seen) {
             seen.with_signature->awkward.push_back({"unicode escapes", answered(400)});
         },
         "bytes", "fault", "a signed request with unicode escapes is refused, a plain one is not"},
        {"the others arrive",
         [](Examination& seen) {
             seen.with_signature->awkward.push_back({"unicode escapes", answered(400)});
         },
         "bytes", "fault", "unchanged with 250 KB"},
        {"too long",
         [](Examination& seen) { seen.with_signature->awkward[0].answer = answered(413); }, "bytes",
         "fault", "allow 256 KB"},
        {"unanswered",
         [](Examination& seen) {
             seen.with_signature->awkward[0].answer = fail(errors::timeout, "x");
         },
         "bytes", "fault", "is not answered"},
        {"cut off",
         [](Examination& seen) {
             seen.with_signature->awkward[0].answer = fail(http::connection_broken, "cut off");
         },
         "bytes", "fault", "cut off"},
    });
}

TEST_CASE("awkward bodies are requests that a rewriting reader of JSON would change") {
    const auto bodies = doctor::awkward_bodies(caller(), examined_at);
    REQUIRE(bodies.size() == 6);
    std::set<std::string> ids;
    for (const doctor::AwkwardBody& one : bodies) {
        INFO(one.what);
        const Json read = Json::parse(one.body);
        CHECK(read["request"]["type"] == "LaunchRequest");
        ids.insert(read["request"]["requestId"].get<std::string>());
        if (one.what != "250 KB" && one.what != "UTF-8 beyond ASCII")
            CHECK(read.dump() != one.body);
    }
    CHECK(ids.size() == bodies.size());
    CHECK(bodies.back().body.size() == 250'000);
    const Json plain = Json::parse(doctor::plain_body(caller(), examined_at));
    CHECK(plain["request"]["timestamp"] == "2026-01-15T09:30:00Z");
}

TEST_CASE("who answers 200 to everything shows nothing by it") {
    Examination seen = healthy();
    seen.unsigned_post = answered(200);
    const Findings findings = doctor::judge(seen);
    CHECK(verdict_of(findings, "unsigned POST") == "fault");
    CHECK(verdict_of(findings, "signed POST") == "not looked at");
    CHECK(verdict_of(findings, "bytes") == "not looked at");
    seen.with_signature->awkward = {{"250 KB", answered(413)}};
    CHECK(verdict_of(doctor::judge(seen), "bytes") == "fault");
}

TEST_CASE("a report is one line for each finding, whatever servers say") {
    const Findings findings{doctor::ok("port", "443"),
                            doctor::fault("chain", "\"CN=a\x1b[2J\nb\xff\"", "send it")};
    CHECK(doctor::has_faults(findings));
    CHECK(doctor::to_text("https://a/", findings) ==
          "ok             port: 443\n"
          "FAULT          chain: \"CN=a?[2J b?\". Remedy: send it\n"
          "https://a/: 1 fault, 0 warnings, 0 not looked at\n");
    const Json report = Json::parse(doctor::to_json("https://a/", findings));
    CHECK(report["faults"] == 1);
    CHECK(report["findings"][0] ==
          Json{{"check", "port"}, {"verdict", "ok"}, {"detail", "443"}, {"remedy", ""}});
    CHECK(report["findings"][1]["verdict"] == "fault");
}
