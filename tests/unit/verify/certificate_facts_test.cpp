#include <catch2/catch_test_macros.hpp>
#include <string>
#include <vector>

#include "support/alexa_pki.hpp"
#include "verify/reasons.hpp"

using namespace ask;
using namespace ask::tests;

TEST_CASE("a certificate tells what a client of its server wants to know") {
    CertificateSpec spec = leaf_for({"skill.example.com", "192.0.2.7"});
    spec.key = KeyKind::ec_p256;
    const Identity leaf = simulator::make_issued(spec, pki().middle);
    const auto described = verify::describe_certificates(leaf.certificate_pem + pki().chain +
                                                         pki().root.certificate_pem);
    REQUIRE(described);
    const verify::CertificateFacts& facts = described->front();
    CHECK(facts.dns_names == std::vector<std::string>{"skill.example.com"});
    CHECK(facts.addresses == std::vector<std::string>{"192.0.2.7"});
    CHECK(facts.key == "EC prime256v1");
    CHECK(facts.key_bits == 256);
    CHECK(facts.digest == "SHA256");
    CHECK(facts.issuer_url.empty());
    CHECK(facts.is_for_servers);
    CHECK_FALSE(facts.is_self_signed);
    CHECK(described->at(1).key_bits == 2048);
    CHECK(described->back().is_self_signed);
}

TEST_CASE("a server's path is found whatever its name, and is dated where that is asked for") {
    const Identity leaf = leaf_like(leaf_for({"skill.example.com"}));
    const std::string chain = chain_with(leaf);
    const auto path = verify::find_trusted_path(chain, pki().trust, noon);
    REQUIRE(path);
    REQUIRE(path->size() == 3);
    CHECK(path->back().subject == "CN=Test Root");
    CHECK(path->back().is_anchor);
    const TimePoint late = noon + 24h * 365;
    CHECK(reason(verify::find_trusted_path(chain, pki().trust, late)) == "certificate_expired");
    CHECK(verify::find_trusted_path(chain, pki().trust, std::nullopt));
    const auto alone = verify::find_trusted_path(leaf.certificate_pem, pki().trust, noon);
    REQUIRE(!alone);
    CHECK(alone.error().code == verify::reasons::chain_untrusted);
    CHECK(alone.error().context.find("unable to") != std::string::npos);
}
