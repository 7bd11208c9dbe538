#include "simulator/pki.hpp"

#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>

#include <catch2/catch_test_macros.hpp>
#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

using namespace ask::simulator;

namespace {

template <auto free_it>
struct Free {
    template <class T>
    void operator()(T* it) const {
        free_it(it);
    }
};
using Bio = std::unique_ptr<BIO, Free<BIO_free_all>>;
using Certificate = std::unique_ptr<X509, Free<X509_free>>;
using Key = std::unique_ptr<EVP_PKEY, Free<EVP_PKEY_free>>;
using Digest = std::unique_ptr<EVP_MD_CTX, Free<EVP_MD_CTX_free>>;

Certificate read(const Identity& identity) {
    const Bio bio(BIO_new_mem_buf(identity.certificate_pem.data(), -1));
    return Certificate(PEM_read_bio_X509(bio.get(), nullptr, nullptr, nullptr));
}

CertificateSpec spec(std::string name, bool is_authority = false, KeyKind key = KeyKind::ec_p256) {
    CertificateSpec made;
    made.common_name = std::move(name);
    made.dns_names = {"localhost", "127.0.0.1"};
    made.key = key;
    made.is_authority = is_authority;
    return made;
}

bool issued_by(const Identity& subject, const Identity& issuer) {
    const Certificate below = read(subject);
    const Certificate above = read(issuer);
    return X509_check_issued(above.get(), below.get()) == X509_V_OK &&
           X509_verify(below.get(), X509_get0_pubkey(above.get())) == 1;
}

std::vector<unsigned char> decode(const std::string& text) {
    std::vector<unsigned char> bytes(text.size());
    const auto* from = reinterpret_cast<const unsigned char*>(text.data());
    const int size = EVP_DecodeBlock(bytes.data(), from, static_cast<int>(text.size()));
    REQUIRE(size > 0);
    std::size_t padding = 0;
    while (text[text.size() - 1 - padding] == '=') ++padding;
    bytes.resize(static_cast<std::size_t>(size) - padding);
    return bytes;
}

bool verifies(const Identity& identity, const EVP_MD* md, const std::string& body,
              const std::string& signature) {
    const Certificate certificate = read(identity);
    const Digest digest(EVP_MD_CTX_new());
    const std::vector<unsigned char> bytes = decode(signature);
    EVP_PKEY* key = X509_get0_pubkey(certificate.get());
    REQUIRE(EVP_DigestVerifyInit(digest.get(), nullptr, md, nullptr, key) == 1);
    return EVP_DigestVerify(digest.get(), bytes.data(), bytes.size(),
                            reinterpret_cast<const unsigned char*>(body.data()), body.size()) == 1;
}

}    // namespace

TEST_CASE("a self-signed certificate is signed with its own key") {
    const Identity root = make_self_signed(spec("Root", true));
    CHECK(issued_by(root, root));
    const Certificate certificate = read(root);
    CHECK(X509_check_ca(certificate.get()) == 1);
    CHECK((X509_get_key_usage(certificate.get()) & KU_KEY_CERT_SIGN) != 0);
}

TEST_CASE("an issued certificate names its hosts and addresses and may not sign others") {
    const Identity root = make_self_signed(spec("Root", true));
    const Identity leaf = make_issued(spec("leaf"), root);
    CHECK(issued_by(leaf, root));
    const Certificate certificate = read(leaf);
    CHECK(X509_check_host(certificate.get(), "localhost", 0, 0, nullptr) == 1);
    CHECK(X509_check_host(certificate.get(), "elsewhere", 0, 0, nullptr) == 0);
    CHECK(X509_check_ip_asc(certificate.get(), "127.0.0.1", 0) == 1);
    CHECK(X509_check_ca(certificate.get()) == 0);
}

TEST_CASE("a cross-signed certificate keeps name and key and changes the issuer") {
    const Identity first = make_self_signed(spec("First", true));
    const Identity second = make_self_signed(spec("Second", true));
    const Identity middle = make_issued(spec("Middle", true), first);
    const Identity leaf = make_issued(spec("leaf"), middle);
    const Identity crossed = make_cross_signed(middle, spec("ignored", true), second);
    CHECK(issued_by(crossed, second));
    CHECK(issued_by(leaf, crossed));
    CHECK(issued_by(leaf, middle));
    CHECK(crossed.private_key_pem == middle.private_key_pem);
}

TEST_CASE("the dates of a certificate are those asked for") {
    CertificateSpec asked = spec("dated");
    asked.not_before = ask::TimePoint{std::chrono::seconds{1'700'000'000}};
    asked.not_after = ask::TimePoint{std::chrono::seconds{1'700'000'100}};
    const Certificate certificate = read(make_self_signed(asked));
    const ASN1_TIME* before = X509_get0_notBefore(certificate.get());
    const ASN1_TIME* after = X509_get0_notAfter(certificate.get());
    CHECK(ASN1_TIME_cmp_time_t(before, 1'700'000'000) == 0);
    CHECK(ASN1_TIME_cmp_time_t(after, 1'700'000'100) == 0);
}

TEST_CASE("signatures hold for the very bytes and for no others") {
    const Identity leaf = make_self_signed(spec("leaf", false, KeyKind::rsa_2048));
    const std::string body = std::string("body with a NUL \0 and \xF0\x9F\x8E\x89", 22);
    const std::string modern = sign_sha256(leaf.private_key_pem, body);
    const std::string legacy = sign_sha1(leaf.private_key_pem, body);
    CHECK(modern.size() == 344);
    CHECK(verifies(leaf, EVP_sha256(), body, modern));
    CHECK(verifies(leaf, EVP_sha1(), body, legacy));
    CHECK_FALSE(verifies(leaf, EVP_sha256(), body + " ", modern));
    CHECK_FALSE(verifies(leaf, EVP_sha256(), body, legacy));
}

TEST_CASE("keys are of the kind asked for") {
    const auto bits = [](KeyKind kind) {
        const Certificate certificate = read(make_self_signed(spec("key", false, kind)));
        return EVP_PKEY_get_bits(X509_get0_pubkey(certificate.get()));
    };
    CHECK(bits(KeyKind::rsa_1024) == 1024);
    CHECK(bits(KeyKind::rsa_2048) == 2048);
    CHECK(bits(KeyKind::ec_p256) == 256);
}

TEST_CASE("a text that is no key is refused with an exception that says what was done") {
    CHECK_THROWS_AS(sign_sha256("no key at all", "body"), std::runtime_error);
    CHECK_THROWS_AS(sign_sha256("", "body"), std::runtime_error);
}
