#pragma once

#include <catch2/catch_test_macros.hpp>
#include <chrono>
#include <string>
#include <utility>
#include <vector>

#include "core/result.hpp"
#include "simulator/pki.hpp"
#include "verify/chain.hpp"

namespace ask::tests {

using namespace std::chrono_literals;
using simulator::CertificateSpec;
using simulator::Identity;
using simulator::KeyKind;

inline constexpr const char* alexa_url = "https://s3.amazonaws.com/echo.api/echo-api-cert-12.pem";

// 2026-01-15T09:30:00Z.
inline const TimePoint noon{std::chrono::seconds{1'768'469'400}};

inline CertificateSpec authority(std::string name, KeyKind key = KeyKind::ec_p256) {
    CertificateSpec spec;
    spec.common_name = std::move(name);
    spec.key = key;
    spec.not_before = noon - 24h * 1000;
    spec.not_after = noon + 24h * 3000;
    spec.is_authority = true;
    return spec;
}

inline CertificateSpec leaf_for(std::vector<std::string> names) {
    CertificateSpec spec;
    spec.common_name = "echo-api.amazon.com";
    spec.dns_names = std::move(names);
    spec.not_before = noon - 24h * 30;
    spec.not_after = noon + 24h * 90;
    return spec;
}

inline CertificateSpec alexa_leaf() {
    return leaf_for({"echo-api.amazon.com"});
}

// root ← middle ← leaf, made once: RSA keys are slow to make.
struct Pki {
    Identity root = simulator::make_self_signed(authority("Test Root"));
    Identity middle = simulator::make_issued(authority("Test RSA M01", KeyKind::rsa_2048), root);
    Identity leaf = simulator::make_issued(alexa_leaf(), middle);
    std::string chain = leaf.certificate_pem + middle.certificate_pem;
    verify::TrustStore trust = verify::TrustStore::from_pem(root.certificate_pem).value();
};

inline const Pki& pki() {
    static const Pki made;
    return made;
}

// The leaf's key and name, with everything else as asked for, by the usual issuer.
inline Identity leaf_like(const CertificateSpec& spec) {
    return simulator::make_cross_signed(pki().leaf, spec, pki().middle);
}

inline std::string chain_with(const Identity& leaf) {
    return leaf.certificate_pem + pki().middle.certificate_pem;
}

inline std::string signed_by_alexa(std::string_view body) {
    return simulator::sign_sha256(pki().leaf.private_key_pem, body);
}

// The code of a failure, or "held".
template <class T>
std::string reason(const Result<T>& result) {
    return result ? "held" : std::string(result.error().code.name);
}

}    // namespace ask::tests
