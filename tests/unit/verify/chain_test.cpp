#include "verify/chain.hpp"

#include <openssl/pem.h>
#include <openssl/x509v3.h>

#include <catch2/catch_test_macros.hpp>
#include <memory>
#include <string>
#include <vector>

#include "support/alexa_pki.hpp"

using namespace ask;
using namespace ask::tests;
using namespace std::string_literals;
using simulator::make_cross_signed;
using simulator::make_issued;
using simulator::make_self_signed;
using verify::Chain;
using verify::TrustStore;

namespace {

std::string judged(const std::string& pem, const TrustStore& trust = pki().trust,
                   TimePoint at = noon) {
    return reason(Chain::validate(pem, trust, at));
}

std::string judged_leaf(const CertificateSpec& spec) {
    return judged(chain_with(leaf_like(spec)));
}

TrustStore trusting(const std::string& pem) {
    return TrustStore::from_pem(pem).value();
}

// A certificate with one thing changed, signed anew by its issuer.
std::string edited(const Identity& subject, const Identity& issuer, void (*edit)(X509*)) {
    const auto memory = [](const std::string& text) {
        return std::unique_ptr<BIO, int (*)(BIO*)>(BIO_new_mem_buf(text.data(), -1), BIO_free);
    };
    const auto in = memory(subject.certificate_pem);
    const auto signer = memory(issuer.private_key_pem);
    const std::unique_ptr<X509, void (*)(X509*)> certificate(
        PEM_read_bio_X509(in.get(), nullptr, nullptr, nullptr), X509_free);
    const std::unique_ptr<EVP_PKEY, void (*)(EVP_PKEY*)> key(
        PEM_read_bio_PrivateKey(signer.get(), nullptr, nullptr, nullptr), EVP_PKEY_free);
    edit(certificate.get());
    REQUIRE(X509_sign(certificate.get(), key.get(), EVP_sha256()) > 0);
    const std::unique_ptr<BIO, int (*)(BIO*)> out(BIO_new(BIO_s_mem()), BIO_free);
    PEM_write_bio_X509(out.get(), certificate.get());
    char* data = nullptr;
    const auto size = BIO_get_mem_data(out.get(), &data);
    return {data, static_cast<std::size_t>(size)};
}

template <int nid>
void remove_extension(X509* certificate) {
    X509_EXTENSION_free(X509_delete_ext(certificate, X509_get_ext_by_NID(certificate, nid, -1)));
}

std::string repeated(const std::string& text, int times) {
    std::string all;
    for (int i = 0; i < times; ++i) all += text;
    return all;
}

}    // namespace

TEST_CASE("a leaf of Alexa's with a path to a trusted root holds, and is described") {
    const Result<Chain> chain = Chain::validate(pki().chain, pki().trust, noon);
    REQUIRE(chain);
    const auto& path = chain->path();
    REQUIRE(path.size() == 3);
    CHECK(path[0].subject == "CN=echo-api.amazon.com");
    CHECK(path[0].issuer == "CN=Test RSA M01");
    CHECK(path[0].key == "RSA 2048");
    CHECK(path[0].dns_names == std::vector{"echo-api.amazon.com"s});
    CHECK(path[0].not_before == noon - 24h * 30);
    CHECK(path[0].not_after == noon + 24h * 90);
    CHECK(path[2].subject == "CN=Test Root");
    CHECK(path[2].key == "EC prime256v1");
    CHECK((!path[0].is_anchor && !path[1].is_anchor && path[2].is_anchor));
    CHECK(chain->expires_at() == noon + 24h * 90);
}

TEST_CASE("the leaf is for exactly echo-api.amazon.com by its subject alternative names") {
    struct Row {
        std::vector<std::string> names;
        std::string expected;
    };
    const std::vector<Row> rows{
        {{"echo-api.amazon.com"}, "held"},
        {{"other.amazon.com", "echo-api.amazon.com"}, "held"},
        {{"Echo-API.Amazon.COM"}, "held"},
        {{}, "certificate_wrong_name"},
        {{"xecho-api.amazon.com"}, "certificate_wrong_name"},
        {{"echo-api.amazon.com.evil.test"}, "certificate_wrong_name"},
        {{"echo-api.amazon.com."}, "certificate_wrong_name"},
        {{"*.amazon.com"}, "certificate_wrong_name"},
        {{"*"}, "certificate_wrong_name"},
        {{"sub.echo-api.amazon.com"}, "certificate_wrong_name"},
        {{""}, "certificate_wrong_name"},
        {{" echo-api.amazon.com"}, "certificate_wrong_name"},
        {{"echo-api.amazon.com\0.evil.test"s}, "certificate_wrong_name"},
        {{"echo-api.amazon.com\0"s}, "certificate_wrong_name"},
        {{"203.0.113.1"}, "certificate_wrong_name"},
    };
    for (const Row& row : rows) {
        INFO((row.names.empty() ? "only the common name" : row.names.back()));
        CHECK(judged_leaf(leaf_for(row.names)) == row.expected);
    }
}

TEST_CASE("a chain without a path to a trusted root is refused") {
    const Identity self_signed = make_self_signed(alexa_leaf());
    const Identity other_root = make_self_signed(authority("Test Root"));
    CHECK(judged(self_signed.certificate_pem) == "chain_untrusted");
    CHECK(judged(pki().chain, trusting(other_root.certificate_pem)) == "chain_untrusted");
    CHECK(judged(pki().chain + other_root.certificate_pem, trusting(self_signed.certificate_pem)) ==
          "chain_untrusted");
    CHECK(judged(pki().leaf.certificate_pem) == "chain_untrusted");    // no intermediate
}

TEST_CASE(
    "intermediates hold in any order, several times, and with the root or strangers appended") {
    const Identity upper = make_issued(authority("Test Upper"), pki().root);
    const Identity lower = make_issued(authority("Test Lower"), upper);
    const std::string leaf = make_cross_signed(pki().leaf, alexa_leaf(), lower).certificate_pem;
    const Identity stranger = make_self_signed(authority("Stranger"));
    CHECK(judged(leaf + lower.certificate_pem + upper.certificate_pem) == "held");
    CHECK(judged(leaf + upper.certificate_pem + lower.certificate_pem) == "held");
    CHECK(judged(leaf + repeated(lower.certificate_pem, 3) + upper.certificate_pem) == "held");
    CHECK(judged(leaf + lower.certificate_pem + upper.certificate_pem +
                 pki().root.certificate_pem) == "held");
    CHECK(judged(leaf + stranger.certificate_pem + lower.certificate_pem + upper.certificate_pem) ==
          "held");
    CHECK(judged(leaf + lower.certificate_pem) == "chain_untrusted");
    CHECK(judged(lower.certificate_pem + leaf + upper.certificate_pem) ==
          "certificate_wrong_name");    // the leaf comes first
}

TEST_CASE("the anchor may lie in the middle of a file that ends below a root nobody knows") {
    const Identity class2 = make_self_signed(authority("Old Class 2"));
    const Identity services = make_self_signed(authority("Services Root G2"));
    const Identity root1 = make_self_signed(authority("Root CA 1"));
    const Identity m01 = make_issued(authority("M01"), root1);
    const std::string leaf = make_cross_signed(pki().leaf, alexa_leaf(), m01).certificate_pem;
    const std::string crossed = make_cross_signed(root1, authority(""), services).certificate_pem +
                                make_cross_signed(services, authority(""), class2).certificate_pem;
    const std::string file = leaf + m01.certificate_pem + crossed;
    CHECK(judged(file, trusting(root1.certificate_pem)) == "held");
    CHECK(judged(file, trusting(services.certificate_pem)) == "held");
    CHECK(judged(file, trusting(class2.certificate_pem)) == "held");
    CHECK(judged(file, trusting(root1.certificate_pem + class2.certificate_pem)) == "held");
    CHECK(judged(file, trusting(m01.certificate_pem)) == "held");    // an intermediate as anchor
    CHECK(judged(file) == "chain_untrusted");
    const auto path = Chain::validate(file, trusting(root1.certificate_pem), noon)->path();
    REQUIRE(path.size() == 3);
    CHECK(path.back().issuer == "CN=Root CA 1");
    CHECK(path.back().is_anchor);
}

TEST_CASE("elliptic-curve roots and intermediates are fine, an elliptic-curve leaf is not") {
    const Identity middle = make_issued(authority("EC Middle", KeyKind::ec_p256), pki().root);
    const Identity leaf = make_cross_signed(pki().leaf, alexa_leaf(), middle);
    CHECK(judged(leaf.certificate_pem + middle.certificate_pem) == "held");
    CertificateSpec on_a_curve = alexa_leaf();
    on_a_curve.key = KeyKind::ec_p256;
    const Identity curved = make_issued(on_a_curve, pki().middle);
    CHECK(judged(chain_with(curved)) == "certificate_key_unsuitable");
}

TEST_CASE("weak RSA keys are refused in the leaf and above it") {
    CertificateSpec weak = alexa_leaf();
    weak.key = KeyKind::rsa_1024;
    CHECK(judged(chain_with(make_issued(weak, pki().middle))) == "certificate_key_unsuitable");
    const Identity middle = make_issued(authority("Weak", KeyKind::rsa_1024), pki().root);
    const Identity leaf = make_cross_signed(pki().leaf, alexa_leaf(), middle);
    CHECK(judged(leaf.certificate_pem + middle.certificate_pem) == "chain_untrusted");
}

TEST_CASE("a certificate that is no authority signs nothing") {
    const Identity child = make_cross_signed(pki().leaf, alexa_leaf(), pki().leaf);
    CHECK(judged(child.certificate_pem + pki().chain) == "chain_untrusted");
    CertificateSpec other = leaf_for({"other.amazon.com"});
    other.common_name = "other.amazon.com";
    other.key = KeyKind::ec_p256;
    const Identity neighbour = make_issued(other, pki().middle);
    const Identity forged = make_cross_signed(pki().leaf, alexa_leaf(), neighbour);
    CHECK(judged(forged.certificate_pem + neighbour.certificate_pem +
                 pki().middle.certificate_pem) == "chain_untrusted");
}

TEST_CASE("an authority says that it is one in basicConstraints") {
    const std::string leaf = pki().leaf.certificate_pem;
    CHECK(judged(leaf + edited(pki().middle, pki().root, remove_extension<NID_key_usage>)) ==
          "held");
    CHECK(judged(leaf + edited(pki().middle, pki().root,
                               remove_extension<NID_basic_constraints>)) == "chain_untrusted");
}

TEST_CASE("dates are judged by the time that is given, the leaf's and everybody's above") {
    CHECK(judged(pki().chain, pki().trust, noon - 24h * 30) == "held");
    CHECK(judged(pki().chain, pki().trust, noon - 24h * 30 - 1s) == "certificate_not_yet_valid");
    CHECK(judged(pki().chain, pki().trust, noon + 24h * 90 - 1s) == "held");
    CHECK(judged(pki().chain, pki().trust, noon + 24h * 90) == "certificate_expired");
    CertificateSpec short_lived = authority("Short-lived");
    short_lived.not_after = noon + 24h;
    const Identity middle = make_issued(short_lived, pki().root);
    const std::string file = make_cross_signed(pki().leaf, alexa_leaf(), middle).certificate_pem +
                             middle.certificate_pem;
    CHECK(judged(file) == "held");
    CHECK(judged(file, pki().trust, noon + 24h) == "certificate_expired");
}

TEST_CASE("a chain that held is judged again by its dates alone, exactly as at first") {
    const Chain chain = Chain::validate(pki().chain, pki().trust, noon).value();
    for (const auto offset :
         {-24h * 30 - 1s, -24h * 30 + 0s, 0h + 0s, 24h * 90 - 1s, 24h * 90 + 0s}) {
        INFO(offset.count());
        CHECK(reason(chain.check_dates(noon + offset)) ==
              judged(pki().chain, pki().trust, noon + offset));
    }
}

TEST_CASE("an anchor past its date ends the path too") {
    CertificateSpec ending = authority("Ending Root");
    ending.not_after = noon + 24h;
    const Identity root = make_self_signed(ending);
    const std::string leaf = make_cross_signed(pki().leaf, alexa_leaf(), root).certificate_pem;
    const Result<Chain> chain = Chain::validate(leaf, trusting(root.certificate_pem), noon);
    REQUIRE(chain);
    CHECK(chain->expires_at() == noon + 24h);
    CHECK(reason(chain->check_dates(noon + 24h)) == "certificate_expired");
    CHECK(judged(leaf, trusting(root.certificate_pem), noon + 24h) == "certificate_expired");
}

TEST_CASE("a date beyond the clock's range is for ever") {
    const std::string leaf = edited(pki().leaf, pki().middle, [](X509* certificate) {
        ASN1_TIME_set_string(X509_getm_notAfter(certificate), "99991231235959Z");
    });
    const auto facts = verify::describe_certificates(leaf);
    REQUIRE(facts);
    CHECK(facts->front().not_after == TimePoint::max());
    CHECK(judged(leaf + pki().middle.certificate_pem) == "held");
}
