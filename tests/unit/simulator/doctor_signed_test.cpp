#include <string>
#include <utility>

#include "core/text_file.hpp"
#include "doctor_scene.hpp"
#include "model/json.hpp"
#include "simulator/pki_folder.hpp"
#include "verify/signature.hpp"

using namespace ask;
using namespace ask::tests;

namespace {

const simulator::PkiFolder& signing_pki() {
    static const ScratchFolder folder;
    static const simulator::PkiFolder made =
        simulator::prepare_pki(folder.path(), std::chrono::system_clock::now()).value();
    return made;
}

const verify::Chain& chain() {
    static const verify::Chain made =
        verify::Chain::validate(read_text_file(signing_pki().signing_chain).value(),
                                verify::TrustStore::from_file(signing_pki().signing_root).value(),
                                std::chrono::system_clock::now())
            .value();
    return made;
}

http::Response refusal(const std::string& reason) {
    return plain_answer(400, R"({"error":")" + reason + R"("})");
}

// Verifies as an endpoint in development mode does, and says why not.
Task<http::Response> skill(http::Request request) {
    if (request.method != "POST") co_return plain_answer(405);
    const std::string* signature = request.headers.find("Signature-256");
    if (!signature) co_return refusal("signature_missing");
    const Result<void> held = verify::check_signature(chain(), request.body, *signature);
    if (!held) co_return refusal(std::string(held.error().code.name));
    co_return plain_answer(200, R"({"version":"1.0","response":{}})");
}

// What stands in front reads the JSON and writes it anew.
Task<http::Response> rewritten(http::Request request) {
    const Json body = Json::parse(request.body, nullptr, false);
    if (!body.is_discarded()) request.body = body.dump();
    auto asking = skill(std::move(request));
    co_return co_await std::move(asking);
}

Task<http::Response> all_rewritten(http::Request request) {
    const Json body = Json::parse(request.body, nullptr, false);
    if (!body.is_discarded()) request.body = body.dump(2);
    auto asking = skill(std::move(request));
    co_return co_await std::move(asking);
}

Task<http::Response> stripped(http::Request request) {
    http::Headers kept;
    for (const auto& [name, value] : request.headers.fields()) {
        if (name != "Signature-256") kept.add(name, value);
    }
    request.headers = std::move(kept);
    auto asking = skill(std::move(request));
    co_return co_await std::move(asking);
}

Findings findings_at(const SkillServer& server) {
    simulator::StandInOptions options;
    options.pki = signing_pki();
    static const auto signer = doctor::Signer::make(options, ApplicationId("skill")).value();
    doctor::Plan plan = doctor_plan(server.port());
    plan.signer = signer.get();
    plan.not_signed.reset();
    return findings_of(plan);
}

}    // namespace

TEST_CASE("every way of writing a signed body arrives at an endpoint that is well") {
    const SkillServer server(skill);
    const Findings findings = findings_at(server);
    CHECK(faults_in(findings).empty());
    CHECK(verdict_of(findings, "signed POST") == "ok");
    const std::string bytes = said_of(findings, "bytes");
    for (const char* what :
         {"unicode escapes", "UTF-8", "CRLF", "repeated spaces", "line feed", "250 KB"}) {
        CHECK(bytes.find(what) != std::string::npos);
    }
    CHECK(said_of(findings, "latency").find("5 answers of the skill") != std::string::npos);
}

TEST_CASE("a proxy that writes JSON anew is found out by the bodies that it changes") {
    const SkillServer server(rewritten);
    const Findings findings = findings_at(server);
    CHECK(verdict_of(findings, "signed POST") == "ok");
    CHECK(faults_in(findings) == "bytes, bytes, bytes, bytes");
    const std::string said = said_of(findings, "bytes");
    for (const char* what :
         {"with unicode escapes is refused", "CRLF in and between values is",
          "odd numbers is refused", "a line feed at its end is refused", "signature_mismatch",
          "unchanged with UTF-8 beyond ASCII and 250 KB"}) {
        INFO(what);
        CHECK(said.find(what) != std::string::npos);
    }
}

TEST_CASE("a proxy that changes every body or takes a header away fails the plain request") {
    const SkillServer changing(all_rewritten);
    const Findings changed = findings_at(changing);
    CHECK(faults_in(changed) == "signed POST");
    CHECK(said_of(changed, "signed POST").starts_with("the signature does not fit"));
    const SkillServer stripping(stripped);
    const Findings lost = findings_at(stripping);
    CHECK(faults_in(lost) == "signed POST");
    CHECK(said_of(lost, "signed POST").find("pass Signature-256") != std::string::npos);
}

TEST_CASE("a limit of 100 KB in front is told by the request that does not pass it") {
    const SkillServer server(skill, "good", 100U * 1024);
    const Findings findings = findings_at(server);
    CHECK(faults_in(findings) == "bytes");
    CHECK(said_of(findings, "bytes").find("250 KB is refused as too long (413)") !=
          std::string::npos);
}
