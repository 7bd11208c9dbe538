#include "bench/signed_skill.hpp"

#include <stdexcept>
#include <utility>

#include "core/timestamp.hpp"
#include "endpoint/endpoint.hpp"
#include "handlers/skill.hpp"
#include "isp/monetization_client.hpp"
#include "skill/skill.hpp"
#include "store/persistence_adapter.hpp"
#include "support/fake_client.hpp"
#include "support/fake_clock.hpp"
#include "verify/verifier.hpp"

namespace bench {

using ask::http::Headers;
using ask::http::Request;
using ask::http::Response;

namespace {

constexpr auto application_id = "amzn1.ask.skill.00000000-0000-4000-8000-000000000001";
constexpr auto chain_url = "https://s3.amazonaws.com/echo.api/echo-api-cert-1.pem";

std::string help_request(ask::TimePoint at) {
    const std::string application = R"("application":{"applicationId":")" +
                                    std::string(application_id) + R"("},"user":{"userId":"u"})";
    return R"({"version":"1.0","session":{"new":false,"sessionId":"s","attributes":{},)" +
           application + R"(},"context":{"System":{)" + application +
           R"(,"device":{"deviceId":"d","supportedInterfaces":{}},)" +
           R"("apiEndpoint":"https://api.amazonalexa.com","apiAccessToken":"t"}},)" +
           R"("request":{"type":"IntentRequest","requestId":"r","locale":"en-US","timestamp":")" +
           ask::format_timestamp(at) +
           R"(","intent":{"name":"AMAZON.HelpIntent","confirmationStatus":"NONE","slots":{}}}})";
}

ask::verify::TrustStore trust_in(const std::string& pem) {
    auto trust = ask::verify::TrustStore::from_pem(pem);
    if (!trust) throw std::runtime_error(trust.error().context);
    return std::move(*trust);
}

ask::skill::Registry skill_of_the_tree() {
    auto registry = handlers::make_skill(SKILLD_SOURCE_DIR "/config");
    if (!registry) throw std::runtime_error(registry.error().context);
    return std::move(*registry);
}

}    // namespace

SignedRequest make_signed_request() {
    using namespace ask::simulator;
    SignedRequest made;
    CertificateSpec root;
    root.common_name = "Bench Root";
    root.is_authority = true;
    CertificateSpec signer;
    signer.common_name = "echo-api.amazon.com";
    signer.dns_names = {"echo-api.amazon.com"};
    made.root = make_self_signed(root);
    made.signer = make_issued(signer, made.root);
    made.body = help_request(std::chrono::system_clock::now());
    made.signature_256 = sign_sha256(made.signer.private_key_pem, made.body);
    return made;
}

Request SignedRequest::received() const {
    Headers headers;
    headers.add("Content-Type", "application/json; charset=utf-8");
    headers.add("SignatureCertChainUrl", chain_url);
    headers.add("Signature-256", signature_256);
    const auto deadline = ask::Deadline::in(std::chrono::seconds{7});
    return Request{"POST", "/", std::move(headers), body, "127.0.0.1:1", deadline};
}

std::string SignedRequest::bytes() const {
    std::string bytes = "POST / HTTP/1.1\r\nHost: localhost\r\n";
    const Request whole = received();
    for (const auto& [name, value] : whole.headers.fields()) {
        bytes += name + ": " + value + "\r\n";
    }
    return bytes + "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
}

struct SignedSkill::Parts {
    ask::tests::FakeClient client;
    ask::tests::FakeClock clock{std::chrono::system_clock::now()};    // the request stays fresh
    ask::Logger logger;
    ask::Metrics metrics;
    std::unique_ptr<ask::store::PersistenceAdapter> adapter = ask::store::make_memory_adapter();
    ask::isp::MonetizationClient monetization{client, logger, metrics, {}};
    ask::skill::Skill skill;
    ask::verify::CertificateCache cache;
    ask::verify::Verifier verifier;
    ask::endpoint::Endpoint endpoint;

    explicit Parts(const SignedRequest& request)
        : client([chain = request.signer.certificate_pem](const auto&) {
              return ask::tests::http_answer(200, chain);
          }),
          skill(skill_of_the_tree(), {*adapter, monetization, clock, logger, metrics}),
          cache(client, trust_in(request.root.certificate_pem), clock, logger, metrics),
          verifier(cache, clock, {.application_ids = {ask::ApplicationId(application_id)}}),
          endpoint({verifier, skill, logger, metrics}, {}) {}
};

SignedSkill::SignedSkill(const SignedRequest& request) : parts_(std::make_unique<Parts>(request)) {}

SignedSkill::~SignedSkill() = default;

ask::Task<Response> SignedSkill::answer(Request request) {
    return parts_->endpoint.answer(std::move(request));
}

}    // namespace bench
