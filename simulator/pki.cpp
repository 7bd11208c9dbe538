#include "simulator/pki.hpp"

#include <openssl/bio.h>
#include <openssl/ec.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rand.h>
#include <openssl/rsa.h>
#include <openssl/x509v3.h>

#include <array>
#include <cstdint>
#include <memory>
#include <stdexcept>
#include <string>
#include <utility>

namespace ask::simulator {

namespace {

template <auto free_it>
struct Free {
    template <class T>
    void operator()(T* it) const {
        free_it(it);
    }
};
using Bio = std::unique_ptr<BIO, Free<BIO_free_all>>;
using Key = std::unique_ptr<EVP_PKEY, Free<EVP_PKEY_free>>;
using Certificate = std::unique_ptr<X509, Free<X509_free>>;
using Digest = std::unique_ptr<EVP_MD_CTX, Free<EVP_MD_CTX_free>>;
using Extension = std::unique_ptr<X509_EXTENSION, Free<X509_EXTENSION_free>>;
using Names = std::unique_ptr<GENERAL_NAMES, Free<GENERAL_NAMES_free>>;

[[noreturn]] void give_up(const std::string& doing) {
    std::array<char, 256> why{};
    ERR_error_string_n(ERR_get_error(), why.data(), why.size());
    ERR_clear_error();
    throw std::runtime_error(doing + ": " + why.data());
}

void require(bool done, const char* doing) {
    if (!done) give_up(doing);
}

Bio reading(std::string_view text) {
    return Bio(BIO_new_mem_buf(text.data(), static_cast<int>(text.size())));
}

std::string text_of(BIO* bio) {
    char* data = nullptr;
    const auto size = BIO_get_mem_data(bio, &data);
    return {data, static_cast<std::size_t>(size)};
}

// An encrypted key fails instead of asking for its password on the terminal.
int no_password(char* /*buffer*/, int /*size*/, int /*writing*/, void* /*data*/) {
    return 0;
}

Key read_key(std::string_view pem) {
    Key key(PEM_read_bio_PrivateKey(reading(pem).get(), nullptr, no_password, nullptr));
    require(key != nullptr, "read private key");
    return key;
}

Certificate read_certificate(const std::string& pem) {
    Certificate certificate(PEM_read_bio_X509(reading(pem).get(), nullptr, no_password, nullptr));
    require(certificate != nullptr, "read certificate");
    return certificate;
}

std::string write_key(EVP_PKEY* key) {
    Bio bio(BIO_new(BIO_s_mem()));
    require(PEM_write_bio_PKCS8PrivateKey(bio.get(), key, nullptr, nullptr, 0, nullptr, nullptr),
            "write private key");
    return text_of(bio.get());
}

std::string write_certificate(X509* certificate) {
    Bio bio(BIO_new(BIO_s_mem()));
    require(PEM_write_bio_X509(bio.get(), certificate), "write certificate");
    return text_of(bio.get());
}

Key make_key(KeyKind kind) {
    Key key;
    switch (kind) {
        case KeyKind::rsa_2048:
            key.reset(EVP_RSA_gen(2048U));
            break;
        case KeyKind::rsa_1024:
            key.reset(EVP_RSA_gen(1024U));
            break;
        case KeyKind::ec_p256:
            key.reset(EVP_EC_gen("P-256"));
            break;
    }
    require(key != nullptr, "make key");
    return key;
}

void set_serial(X509* certificate) {
    std::array<unsigned char, 8> bytes{};
    require(RAND_bytes(bytes.data(), static_cast<int>(bytes.size())) == 1, "make serial number");
    std::uint64_t serial = 0;
    for (const unsigned char byte : bytes) serial = serial << 8U | byte;
    ASN1_INTEGER_set_uint64(X509_get_serialNumber(certificate), serial >> 1U);
}

void set_dates(X509* certificate, const CertificateSpec& spec) {
    using std::chrono::system_clock;
    ASN1_TIME_set(X509_getm_notBefore(certificate), system_clock::to_time_t(spec.not_before));
    ASN1_TIME_set(X509_getm_notAfter(certificate), system_clock::to_time_t(spec.not_after));
}

void set_common_name(X509* certificate, const std::string& name) {
    const auto* bytes = reinterpret_cast<const unsigned char*>(name.data());
    require(X509_NAME_add_entry_by_txt(X509_get_subject_name(certificate), "CN", MBSTRING_UTF8,
                                       bytes, static_cast<int>(name.size()), -1, 0) == 1,
            "set common name");
}

void add_extension(X509* certificate, X509* issuer, int nid, const char* value) {
    X509V3_CTX context;
    X509V3_set_ctx(&context, issuer, certificate, nullptr, nullptr, 0);
    const Extension extension(X509V3_EXT_conf_nid(nullptr, &context, nid, value));
    require(extension != nullptr, "make extension");
    require(X509_add_ext(certificate, extension.get(), -1) == 1, "add extension");
}

GENERAL_NAME* address_name(const std::string& text) {
    ASN1_OCTET_STRING* address = a2i_IPADDRESS(text.c_str());
    ERR_clear_error();
    if (!address) return nullptr;
    GENERAL_NAME* name = GENERAL_NAME_new();
    GENERAL_NAME_set0_value(name, GEN_IPADD, address);
    return name;
}

GENERAL_NAME* dns_name(const std::string& text) {
    ASN1_IA5STRING* value = ASN1_IA5STRING_new();
    ASN1_STRING_set(value, text.data(), static_cast<int>(text.size()));
    GENERAL_NAME* name = GENERAL_NAME_new();
    GENERAL_NAME_set0_value(name, GEN_DNS, value);
    return name;
}

void add_names(X509* certificate, const std::vector<std::string>& texts) {
    if (texts.empty()) return;
    const Names names(sk_GENERAL_NAME_new_null());
    for (const std::string& text : texts) {
        GENERAL_NAME* address = address_name(text);
        sk_GENERAL_NAME_push(names.get(), address ? address : dns_name(text));
    }
    require(X509_add1_ext_i2d(certificate, NID_subject_alt_name, names.get(), 0, 0) == 1,
            "add subject alternative names");
}

void add_extensions(X509* certificate, X509* issuer, const CertificateSpec& spec) {
    add_extension(certificate, issuer, NID_subject_key_identifier, "hash");
    add_extension(certificate, issuer, NID_authority_key_identifier, "keyid");
    if (spec.is_authority) {
        add_extension(certificate, issuer, NID_basic_constraints, "critical,CA:TRUE");
        add_extension(certificate, issuer, NID_key_usage, "critical,keyCertSign,cRLSign");
    } else {
        add_extension(certificate, issuer, NID_basic_constraints, "critical,CA:FALSE");
        add_extension(certificate, issuer, NID_key_usage,
                      "critical,digitalSignature,keyEncipherment");
        add_extension(certificate, issuer, NID_ext_key_usage, "serverAuth,clientAuth");
    }
    add_names(certificate, spec.dns_names);
}

// Who signs: without a certificate it is the new one itself.
struct Signer {
    X509* certificate;
    EVP_PKEY* key;
};

Certificate new_certificate(const CertificateSpec& spec, EVP_PKEY* key) {
    Certificate certificate(X509_new());
    X509_set_version(certificate.get(), X509_VERSION_3);
    set_serial(certificate.get());
    set_dates(certificate.get(), spec);
    require(X509_set_pubkey(certificate.get(), key) == 1, "set public key");
    return certificate;
}

std::string sign_certificate(X509* certificate, const CertificateSpec& spec, const Signer& signer) {
    X509* issuer = signer.certificate ? signer.certificate : certificate;
    X509_set_issuer_name(certificate, X509_get_subject_name(issuer));
    add_extensions(certificate, issuer, spec);
    require(X509_sign(certificate, signer.key, EVP_sha256()) > 0, "sign certificate");
    return write_certificate(certificate);
}

std::string base64(const std::vector<unsigned char>& bytes) {
    std::string text((bytes.size() + 2) / 3 * 4 + 1, '\0');    // OpenSSL ends it with a NUL
    auto* into = reinterpret_cast<unsigned char*>(text.data());
    const int size = EVP_EncodeBlock(into, bytes.data(), static_cast<int>(bytes.size()));
    text.resize(static_cast<std::size_t>(size));
    return text;
}

std::string sign_body(EVP_PKEY* key, std::string_view body, const EVP_MD* md) {
    const Digest digest(EVP_MD_CTX_new());
    require(EVP_DigestSignInit(digest.get(), nullptr, md, nullptr, key) == 1, "start signing");
    const auto* bytes = reinterpret_cast<const unsigned char*>(body.data());
    std::size_t size = 0;
    require(EVP_DigestSign(digest.get(), nullptr, &size, bytes, body.size()) == 1, "measure");
    std::vector<unsigned char> signature(size);
    require(EVP_DigestSign(digest.get(), signature.data(), &size, bytes, body.size()) == 1, "sign");
    signature.resize(size);
    return base64(signature);
}

}    // namespace

Identity make_self_signed(const CertificateSpec& spec) {
    const Key key = make_key(spec.key);
    const Certificate certificate = new_certificate(spec, key.get());
    set_common_name(certificate.get(), spec.common_name);
    const Signer itself{nullptr, key.get()};
    return {sign_certificate(certificate.get(), spec, itself), write_key(key.get())};
}

Identity make_issued(const CertificateSpec& spec, const Identity& issuer) {
    const Certificate issuer_certificate = read_certificate(issuer.certificate_pem);
    const Key issuer_key = read_key(issuer.private_key_pem);
    const Key key = make_key(spec.key);
    const Certificate certificate = new_certificate(spec, key.get());
    set_common_name(certificate.get(), spec.common_name);
    const Signer signer{issuer_certificate.get(), issuer_key.get()};
    return {sign_certificate(certificate.get(), spec, signer), write_key(key.get())};
}

Identity make_cross_signed(const Identity& subject, const CertificateSpec& spec,
                           const Identity& issuer) {
    const Certificate first = read_certificate(subject.certificate_pem);
    const Key key = read_key(subject.private_key_pem);
    const Certificate issuer_certificate = read_certificate(issuer.certificate_pem);
    const Key issuer_key = read_key(issuer.private_key_pem);
    const Certificate certificate = new_certificate(spec, key.get());
    X509_set_subject_name(certificate.get(), X509_get_subject_name(first.get()));
    const Signer signer{issuer_certificate.get(), issuer_key.get()};
    return {sign_certificate(certificate.get(), spec, signer), subject.private_key_pem};
}

SigningKey::SigningKey(std::string_view private_key_pem) : key_(read_key(private_key_pem)) {}

std::string SigningKey::sign_sha256(std::string_view body) const {
    require(is_there(), "sign without a key");
    return sign_body(key_.get(), body, EVP_sha256());
}

std::string SigningKey::sign_sha1(std::string_view body) const {
    require(is_there(), "sign without a key");
    return sign_body(key_.get(), body, EVP_sha1());
}

std::string sign_sha256(std::string_view private_key_pem, std::string_view body) {
    return SigningKey(private_key_pem).sign_sha256(body);
}

std::string sign_sha1(std::string_view private_key_pem, std::string_view body) {
    return SigningKey(private_key_pem).sign_sha1(body);
}

}    // namespace ask::simulator
