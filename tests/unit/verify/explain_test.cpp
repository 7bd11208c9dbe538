#include "verify/explain.hpp"

#include <catch2/catch_test_macros.hpp>
#include <string>
#include <vector>

#include "support/alexa_pki.hpp"

using namespace ask;
using namespace ask::tests;
using verify::Capture;
using verify::explain;
using verify::Explanation;
using verify::Finding;

namespace {

const std::string body = R"({"version":"1.0"})";

verify::VerifierOptions for_skill(const std::string& id = "ours") {
    verify::VerifierOptions options;
    if (!id.empty()) options.application_ids.emplace_back(id);
    return options;
}

Capture good_capture() {
    http::Headers headers;
    headers.add("SignatureCertChainUrl", alexa_url);
    headers.add("Signature-256", signed_by_alexa(body));
    return {.headers = headers,
            .body = body,
            .chain_pem = pki().chain,
            .claims = {.request_type = "LaunchRequest",
                       .timestamp = "2026-01-15T09:30:00Z",
                       .application_id = ApplicationId{"ours"},
                       .session_application_id = std::nullopt}};
}

Explanation explained(const Capture& capture, TimePoint at = noon) {
    return explain(capture, pki().trust, at, for_skill());
}

// The rules that are not held, as "rule" or "rule?" where it was not judged.
std::vector<std::string> open_rules(const Explanation& explanation) {
    std::vector<std::string> rules;
    for (const Finding& one : explanation.findings) {
        if (one.held && *one.held) continue;
        rules.push_back(one.held ? one.rule : one.rule + "?");
    }
    return rules;
}

const Finding& finding(const Explanation& explanation, const std::string& rule) {
    for (const Finding& one : explanation.findings) {
        if (one.rule == rule) return one;
    }
    FAIL("no finding " << rule);
    return explanation.findings.front();
}

using Rules = std::vector<std::string>;

}    // namespace

TEST_CASE("a request that the endpoint accepts is explained as accepted, rule by rule") {
    const Explanation explanation = explained(good_capture());
    CHECK(explanation.accepted());
    CHECK(open_rules(explanation) == Rules{});
    CHECK(explanation.findings.size() == 9);
    CHECK(explanation.path.size() == 3);
    CHECK(finding(explanation, "timestamp").detail == "0 s old");
    CHECK(finding(explanation, "key").detail == "the leaf's key is RSA 2048");
}

TEST_CASE("one fault is one broken rule") {
    struct Row {
        void (*spoil)(Capture&);
        Rules expected;
    };
    const std::vector<Row> rows{
        {[](Capture& c) { c.body += " "; }, {"signature"}},
        {[](Capture& c) { c.claims.timestamp = "2026-01-15T09:27:29Z"; }, {"timestamp"}},
        {[](Capture& c) { c.claims.timestamp = {}; }, {"timestamp"}},
        {[](Capture& c) { c.claims.application_id = ApplicationId{"theirs"}; }, {"application id"}},
        {[](Capture& c) { c.headers.add("Signature-256", "again"); }, {"signature"}},
        {[](Capture& c) { c.headers.add("SignatureCertChainUrl", alexa_url); },
         {"certificate url"}},
        {[](Capture& c) { c.chain_pem = chain_with(leaf_like(leaf_for({"evil.test"}))); },
         {"leaf name"}},
        {[](Capture& c) { c.chain_pem = pki().leaf.certificate_pem; }, {"path to a trusted root"}},
    };
    for (const Row& row : rows) {
        Capture capture = good_capture();
        row.spoil(capture);
        const Explanation explanation = explained(capture);
        INFO(row.expected.front());
        CHECK_FALSE(explanation.accepted());
        CHECK(open_rules(explanation) == row.expected);
        CHECK_FALSE(finding(explanation, row.expected.front()).detail.empty());
    }
}

TEST_CASE("dates are told apart from trust, with the path that was found") {
    const Explanation late = explain(good_capture(), pki().trust, noon + 24h * 90, for_skill());
    CHECK(open_rules(late) == Rules{"certificate dates", "timestamp"});
    CHECK(late.path.size() == 3);
    const Explanation early = explained(good_capture(), noon - 24h * 31);
    CHECK(open_rules(early) == Rules{"certificate dates", "timestamp"});
    CHECK(finding(early, "timestamp").detail.find("ahead of the clock") != std::string::npos);
}

TEST_CASE("without a chain nothing about it is judged, and the request is not accepted") {
    Capture capture = good_capture();
    capture.chain_pem.reset();
    const Explanation explanation = explained(capture);
    CHECK_FALSE(explanation.accepted());
    CHECK(open_rules(explanation) == Rules{"certificate chain?", "leaf name?", "certificate dates?",
                                           "path to a trusted root?", "key?", "signature?"});
    for (const Finding& one : explanation.findings) {
        if (!one.held) CHECK(one.detail.starts_with("not judged because "));
    }
}

TEST_CASE("a chain that cannot be read is broken, and what hangs on it is not judged") {
    Capture capture = good_capture();
    capture.chain_pem = "<html></html>";
    CHECK(open_rules(explained(capture)) == Rules{"certificate chain", "leaf name?",
                                                  "certificate dates?", "path to a trusted root?",
                                                  "key?", "signature?"});
}

TEST_CASE("an unsuitable key leaves the signature open") {
    CertificateSpec spec = alexa_leaf();
    spec.key = KeyKind::ec_p256;
    Capture capture = good_capture();
    capture.chain_pem = chain_with(simulator::make_issued(spec, pki().middle));
    CHECK(open_rules(explained(capture)) == Rules{"key", "signature?"});
}

TEST_CASE("a lone legacy signature is judged and still refused") {
    Capture capture = good_capture();
    capture.headers = {};
    capture.headers.add("SignatureCertChainUrl", alexa_url);
    capture.headers.add("Signature", simulator::sign_sha1(pki().leaf.private_key_pem, body));
    const Explanation right = explained(capture);
    CHECK_FALSE(right.accepted());
    CHECK(open_rules(right) == Rules{"signature"});
    CHECK(finding(right, "legacy signature").held == true);
    CHECK(finding(right, "legacy signature").detail.find("never accepted") != std::string::npos);
    capture.body += " ";
    CHECK(finding(explained(capture), "legacy signature").held == false);
    capture.chain_pem.reset();
    CHECK_FALSE(finding(explained(capture), "legacy signature").held.has_value());
}

TEST_CASE("without an application id of ours the request's is told and does not count") {
    Capture capture = good_capture();
    const auto unknown = [&] { return explain(capture, pki().trust, noon, for_skill("")); };
    CHECK(unknown().accepted());
    CHECK(open_rules(unknown()) == Rules{"application id?"});
    CHECK(finding(unknown(), "application id").detail.starts_with("ours: not judged"));
    capture.claims.session_application_id = ApplicationId{"theirs"};
    CHECK_FALSE(unknown().accepted());
    capture.claims.application_id = {};
    CHECK_FALSE(unknown().accepted());
}

TEST_CASE("no explanation accepts nothing") {
    CHECK_FALSE(Explanation{}.accepted());
}
