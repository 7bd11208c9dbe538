#include <catch2/catch_test_macros.hpp>
#include <string>
#include <vector>

#include "support/alexa_pki.hpp"
#include "verify/chain.hpp"

using namespace ask;
using namespace ask::tests;
using verify::Chain;
using verify::describe_certificates;

namespace {

std::string judged(const std::string& pem) {
    return reason(Chain::validate(pem, pki().trust, noon));
}

std::string with_crlf(const std::string& text) {
    std::string out;
    for (const char c : text) out += c == '\n' ? std::string("\r\n") : std::string(1, c);
    return out;
}

std::string many_leaves(int count) {
    std::string all;
    for (int i = 0; i < count; ++i) all += pki().leaf.certificate_pem;
    return all;
}

}    // namespace

TEST_CASE("text around the certificates is passed over") {
    CHECK(judged("Certificate:\n  Data: version 3\n" + pki().chain) == "held");
    CHECK(judged(pki().leaf.certificate_pem + "\n# the intermediate\n\n" +
                 pki().middle.certificate_pem + "that was all\n") == "held");
    CHECK(judged(with_crlf(pki().chain)) == "held");
    CHECK(judged("\n\n" + pki().chain + "\n\n") == "held");
}

TEST_CASE("what is no PEM certificate is malformed, however it comes") {
    const std::string leaf = pki().leaf.certificate_pem;
    std::string scratched = leaf;
    scratched[leaf.size() / 2] = '*';
    std::string renumbered = leaf;
    for (std::size_t i = 60; i < 90; ++i) renumbered[i] = 'A';
    const std::vector<std::string> wrong{
        "",
        "\n",
        std::string(100, '\0'),
        "<html><body>Service Unavailable</body></html>",
        "<?xml version=\"1.0\"?><Error><Code>AccessDenied</Code></Error>",
        "-----BEGIN CERTIFICATE-----",
        "-----BEGIN CERTIFICATE-----\n-----END CERTIFICATE-----\n",
        "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n",
        leaf.substr(0, leaf.size() / 2),
        leaf.substr(0, leaf.size() - 10),
        scratched,
        renumbered,
        leaf + pki().middle.certificate_pem.substr(0, 200),
        pki().leaf.private_key_pem,
        std::string(64U * 1024, 'A')};
    for (const std::string& pem : wrong) {
        INFO(pem.substr(0, 80));
        CHECK(judged(pem) == "chain_malformed");
        CHECK(reason(describe_certificates(pem)) == "chain_malformed");
    }
}

TEST_CASE("an encrypted block is refused without asking anybody for a password") {
    const std::string encrypted =
        "-----BEGIN CERTIFICATE-----\nProc-Type: 4,ENCRYPTED\n"
        "DEK-Info: AES-128-CBC,00112233445566778899AABBCCDDEEFF\n\nAAAA\n"
        "-----END CERTIFICATE-----\n";
    CHECK(judged(encrypted) == "chain_malformed");
}

TEST_CASE("ten certificates are read, eleven are too many") {
    CHECK(describe_certificates(many_leaves(10))->size() == 10);
    CHECK(reason(describe_certificates(many_leaves(11))) == "chain_malformed");
    CHECK(judged(pki().chain + many_leaves(8)) == "held");
    CHECK(judged(pki().chain + many_leaves(9)) == "chain_malformed");
}

TEST_CASE("certificates are described as they are, judged by nobody") {
    CertificateSpec spec = leaf_for({"one.test", "two.test"});
    spec.common_name = "a, b = \"c\"\n\xC3\xA9";
    spec.key = KeyKind::rsa_1024;
    spec.not_after = noon - 24h;
    const auto facts = describe_certificates(simulator::make_self_signed(spec).certificate_pem);
    REQUIRE(facts);
    REQUIRE(facts->size() == 1);
    CHECK(facts->front().subject == "CN=a\\, b = \\\"c\\\"\\0A\xC3\xA9");
    CHECK(facts->front().key == "RSA 1024");
    CHECK(facts->front().not_after == noon - 24h);
    CHECK(facts->front().dns_names.size() == 2);
    CHECK_FALSE(facts->front().is_anchor);
}
