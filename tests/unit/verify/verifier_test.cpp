#include "verify/verifier.hpp"

#include <catch2/catch_test_macros.hpp>
#include <string>
#include <utility>
#include <vector>

#include "cache_fixture.hpp"

using namespace ask;
using namespace ask::tests;
using Field = http::Headers::Field;

namespace {

const std::string body = R"({"version":"1.0","request":{}})";

std::vector<Field> good_headers() {
    return {{"SignatureCertChainUrl", alexa_url}, {"Signature-256", signed_by_alexa(body)}};
}

http::Request request_with(const std::vector<Field>& fields, const std::string& bytes = body) {
    http::Headers headers;
    for (const auto& [name, value] : fields) headers.add(name, value);
    return http::Request{.method = "POST",
                         .target = "/",
                         .headers = std::move(headers),
                         .body = bytes,
                         .peer = "127.0.0.1:1",
                         .deadline = Deadline::in(5s)};
}

struct VerifierBench : CacheBench {
    verify::Verifier verifier{
        cache, clock, {.application_ids = {ApplicationId{"ours"}}, .timestamp_tolerance = 150s}};

    std::string judged(const std::vector<Field>& fields, const std::string& bytes = body) {
        const http::Request request = request_with(fields, bytes);
        return reason(run_task(verifier.check_origin(request), context));
    }
};

}    // namespace

TEST_CASE("a request that Alexa signed is accepted, with header names in any case") {
    VerifierBench bench;
    CHECK(bench.judged(good_headers()) == "held");
    CHECK(bench.judged({{"signaturecertchainurl", alexa_url},
                        {"SIGNATURE-256", "  " + signed_by_alexa(body) + "\t"}}) == "held");
    CHECK(bench.judged({{"SignatureCertChainUrl",
                         "https://s3.amazonaws.com:443/echo.api/x/../echo-api-cert-12.pem?q#f"},
                        {"Signature-256", signed_by_alexa(body)}}) == "held");
    CHECK(bench.s3.requests.size() == 1);
}

TEST_CASE("each of the two headers is there exactly once and says something") {
    const std::string signature = signed_by_alexa(body);
    const Field url{"SignatureCertChainUrl", alexa_url};
    const Field signed_header{"Signature-256", signature};
    const Field legacy{"Signature", simulator::sign_sha1(pki().leaf.private_key_pem, body)};
    struct Row {
        std::vector<Field> fields;
        std::string expected;
    };
    const std::vector<Row> rows{
        {{}, "certificate_url_missing"},
        {{signed_header}, "certificate_url_missing"},
        {{{"SignatureCertChainUrl", ""}, signed_header}, "certificate_url_missing"},
        {{{"SignatureCertChainUrl", " \t"}, signed_header}, "certificate_url_missing"},
        {{url, url, signed_header}, "certificate_url_repeated"},
        {{url, {"signaturecertchainurl", "https://evil.test/"}, signed_header},
         "certificate_url_repeated"},
        {{{"SignatureCertChainUrl", "https://evil.test/echo.api/a.pem"}, signed_header},
         "certificate_url_invalid"},
        {{url}, "signature_missing"},
        {{url, {"Signature-256", " "}}, "signature_missing"},
        {{url, legacy}, "signature_missing"},
        {{url, {"Signature", signature}}, "signature_missing"},
        {{url, signed_header, signed_header}, "signature_repeated"},
        {{url, {"Signature-256", "%%%"}}, "signature_not_base64"},
        {{url, {"Signature-256", signature.substr(0, 40) + " " + signature.substr(40)}},
         "signature_not_base64"}};
    VerifierBench bench;
    for (const Row& row : rows) {
        INFO(row.expected);
        CHECK(bench.judged(row.fields) == row.expected);
    }
    CHECK(bench.s3.requests.empty());    // nothing was fetched for any of them
}

TEST_CASE("the legacy header is ignored beside Signature-256, right or wrong") {
    VerifierBench bench;
    for (const std::string legacy : {"nonsense", "", "AAAA"}) {
        std::vector<Field> fields = good_headers();
        fields.emplace_back("Signature", legacy);
        fields.emplace_back("Signature", legacy);
        CHECK(bench.judged(fields) == "held");
    }
    CHECK(bench.judged({{"SignatureCertChainUrl", alexa_url},
                        {"Signature-256", "AAAA"},
                        {"Signature", simulator::sign_sha1(pki().leaf.private_key_pem, body)}}) ==
          "signature_mismatch");
}

TEST_CASE("a body with one byte more, or a signature by a stranger, is refused") {
    VerifierBench bench;
    CHECK(bench.judged(good_headers(), body + " ") == "signature_mismatch");
    CHECK(bench.judged(good_headers(), "") == "signature_mismatch");
    const std::string foreign = simulator::sign_sha256(pki().middle.private_key_pem, body);
    CHECK(bench.judged({{"SignatureCertChainUrl", alexa_url}, {"Signature-256", foreign}}) ==
          "signature_mismatch");
}

TEST_CASE("a chain that cannot be had or does not hold refuses the request") {
    VerifierBench bench;
    bench.s3.set_answer(answering(503, ""));
    CHECK(bench.judged(good_headers()) == "chain_unavailable");
    bench.clock.advance(10s);
    bench.s3.set_answer(answering(200, "<html></html>"));
    CHECK(bench.judged(good_headers()) == "chain_malformed");
}

TEST_CASE("a certificate that was rotated under its name is accepted after one new fetch") {
    VerifierBench bench;
    const Identity fresh = simulator::make_issued(alexa_leaf(), pki().middle);
    const std::string signature = simulator::sign_sha256(fresh.private_key_pem, body);
    const std::vector<Field> rotated{{"SignatureCertChainUrl", alexa_url},
                                     {"Signature-256", signature}};
    CHECK(bench.judged(good_headers()) == "held");
    bench.s3.set_answer(answering(200, chain_with(fresh)));
    CHECK(bench.judged(rotated) == "held");
    CHECK(bench.s3.requests.size() == 2);
    for (int i = 0; i < 5; ++i) {
        CHECK(bench.judged(good_headers()) ==
              "signature_mismatch");    // the old key's time is over
    }
    CHECK(bench.s3.requests.size() == 2);
    CHECK(bench.judged(rotated) == "held");
}

TEST_CASE("forged signatures cause one new fetch a minute, and hurt nobody else") {
    VerifierBench bench;
    CHECK(bench.judged(good_headers()) == "held");
    bench.s3.set_answer(answering(503, ""));
    for (int i = 0; i < 20; ++i) CHECK(bench.judged(good_headers(), "{}") == "signature_mismatch");
    CHECK(bench.s3.requests.size() == 2);
    CHECK(bench.judged(good_headers()) == "held");
    bench.clock.advance(60s);
    CHECK(bench.judged(good_headers(), "{}") == "signature_mismatch");
    CHECK(bench.s3.requests.size() == 3);
}

TEST_CASE("the claims of the body are judged by time and by skill") {
    const VerifierBench bench;
    const ApplicationId ours{"ours"};
    const auto judged = [&](std::string_view type, std::string_view at, const ApplicationId& id) {
        return reason(bench.verifier.check_claims({type, at, id, id}));
    };
    CHECK(judged("LaunchRequest", "2026-01-15T09:30:00Z", ours) == "held");
    CHECK(judged("LaunchRequest", "2026-01-15T09:27:29Z", ours) == "timestamp_too_old");
    CHECK(judged("AlexaSkillEvent.SkillDisabled", "2026-01-15T08:30:00Z", ours) == "held");
    CHECK(judged("LaunchRequest", "", ours) == "timestamp_missing");
    CHECK(judged("LaunchRequest", "2026-01-15T09:30:00Z", ApplicationId{"theirs"}) ==
          "application_id_foreign");
    CHECK(judged("LaunchRequest", "2026-01-15T09:30:00Z", {}) == "application_id_missing");
}
