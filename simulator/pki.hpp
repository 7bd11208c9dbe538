#pragma once

#include <chrono>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/clock.hpp"
#include "core/result.hpp"

struct evp_pkey_st;

namespace ask::simulator {

enum class KeyKind { rsa_2048, rsa_1024, ec_p256 };

struct CertificateSpec {
    std::string common_name;
    std::vector<std::string> dns_names;    // also literal IPv4 addresses
    KeyKind key = KeyKind::rsa_2048;
    TimePoint not_before = std::chrono::system_clock::now() - std::chrono::hours{1};
    TimePoint not_after = std::chrono::system_clock::now() + std::chrono::hours{24 * 90};
    bool is_authority = false;
};

// A certificate and its key, as PEM.
struct Identity {
    std::string certificate_pem;
    std::string private_key_pem;
};

// Makes certificates for the stand-in and the tests; never used to judge one. An authority may sign
// certificates (basicConstraints, keyCertSign); everything else is for TLS and signing. Any thread;
// std::runtime_error when OpenSSL cannot do it: a key that is no key, a name that is too long.
[[nodiscard]] Identity make_self_signed(const CertificateSpec& spec);
[[nodiscard]] Identity make_issued(const CertificateSpec& spec, const Identity& issuer);
// The subject's key and name certified by another issuer as well; `spec` gives the rest.
[[nodiscard]] Identity make_cross_signed(const Identity& subject, const CertificateSpec& spec,
                                         const Identity& issuer);

// A private key that was read once, for many signatures; copies share it. Any thread.
class SigningKey {
 public:
    SigningKey() = default;    // none: must not sign
    // std::runtime_error when the text holds no unencrypted RSA or EC key.
    explicit SigningKey(std::string_view private_key_pem);
    [[nodiscard]] bool is_there() const { return key_ != nullptr; }
    [[nodiscard]] std::string sign_sha256(std::string_view body) const;
    [[nodiscard]] std::string sign_sha1(std::string_view body) const;

 private:
    std::shared_ptr<evp_pkey_st> key_;
};

// base64(RSASSA-PKCS1-v1_5(digest(body))), as Alexa puts it into Signature-256 and Signature.
// std::runtime_error when the text holds no unencrypted RSA or EC key.
[[nodiscard]] std::string sign_sha256(std::string_view private_key_pem, std::string_view body);
[[nodiscard]] std::string sign_sha1(std::string_view private_key_pem, std::string_view body);

}    // namespace ask::simulator
