#pragma once

#include <catch2/catch_test_macros.hpp>
#include <chrono>
#include <string>
#include <utility>
#include <vector>

#include "simulator/doctor/findings.hpp"

namespace ask::tests {

using namespace std::chrono_literals;
namespace doctor = simulator::doctor;
using doctor::Examination;
using doctor::Finding;
using doctor::Findings;
using doctor::Verdict;

// 2026-01-15T09:30:00Z.
inline const TimePoint examined_at{std::chrono::seconds{1'768'469'400}};

inline verify::CertificateFacts authority_facts(const std::string& name,
                                                const std::string& issuer) {
    return {.subject = name,
            .issuer = issuer,
            .not_before = examined_at - 24h * 1000,
            .not_after = examined_at + 24h * 3000,
            .key = "EC prime256v1",
            .dns_names = {},
            .is_anchor = false,
            .addresses = {},
            .key_bits = 256,
            .digest = "SHA256",
            .issuer_url = {},
            .is_self_signed = name == issuer,
            .is_for_servers = false};
}

inline verify::CertificateFacts leaf_facts(std::vector<std::string> names) {
    verify::CertificateFacts leaf = authority_facts("CN=leaf", "CN=Middle");
    leaf.not_before = examined_at - 24h * 10;
    leaf.not_after = examined_at + 24h * 80;
    leaf.dns_names = std::move(names);
    leaf.is_for_servers = true;
    return leaf;
}

inline doctor::ChainLook good_chain() {
    const auto leaf = leaf_facts({"skill.example.com"});
    const auto middle = authority_facts("CN=Middle", "CN=Root");
    auto root = authority_facts("CN=Root", "CN=Root");
    root.is_anchor = true;
    return {.sent = doctor::CertificatePath{leaf, middle},
            .by_system = doctor::CertificatePath{leaf, middle, root},
            .by_ca = std::nullopt};
}

inline doctor::Answer answered(unsigned status, std::string body = {}) {
    return {.status = status,
            .content_type = "application/json",
            .body = body,
            .body_bytes = body.size(),
            .clock_offset = 0s,
            .took = 20ms};
}

inline http::TlsReport tls_report(http::TlsVersion version) {
    return {.version = version,
            .cipher = "AES",
            .chain_pem = "chain",
            .warned_of_name = false,
            .asked_for_certificate = false,
            .handshake = 30ms};
}

inline doctor::TlsLook good_tls() {
    using http::TlsVersion;
    doctor::TlsLook look{.usual = tls_report(TlsVersion::tls13), .speaks_plain_http = false};
    for (const TlsVersion old : {TlsVersion::tls10, TlsVersion::tls11}) {
        look.versions.emplace(old, fail(ErrorCode{"tls_failed"}, "TLS handshake: alert"));
    }
    for (const TlsVersion recent : {TlsVersion::tls12, TlsVersion::tls13}) {
        look.versions.emplace(recent, tls_report(recent));
    }
    look.nameless = tls_report(TlsVersion::tls13);
    return look;
}

// A public endpoint with which all is well.
inline Examination healthy() {
    Examination seen{
        .url = {.scheme = "https", .host = "skill.example.com", .port = 443, .target = "/"},
        .at = examined_at};
    seen.addresses = std::vector<std::string>{"8.8.8.8"};
    seen.knocks = {{"8.8.8.8", doctor::Microseconds{20ms}}};
    seen.tls = good_tls();
    seen.chain = good_chain();
    seen.unsigned_post = answered(400);
    seen.get = answered(405);
    seen.with_signature =
        doctor::SignedLook{.plain = answered(200), .awkward = {{"250 KB", answered(200)}}};
    seen.latency = doctor::LatencyLook{.samples = std::vector<doctor::Microseconds>(5, 20ms),
                                       .connections = 0,
                                       .is_signed = true,
                                       .ended_by = {}};
    return seen;
}

// The worst that was found under a name; "none" when nothing was.
inline std::string verdict_of(const Findings& findings, const std::string& check) {
    std::string worst = "none";
    for (const Finding& one : findings) {
        if (one.check != check) continue;
        if (one.verdict == Verdict::fault) return "fault";
        if (one.verdict == Verdict::warning) worst = "warning";
        if (one.verdict == Verdict::not_looked_at && worst != "warning") worst = "not looked at";
        if (one.verdict == Verdict::ok && worst == "none") worst = "ok";
    }
    return worst;
}

// Everything that was said under a name, with the remedies.
inline std::string said_of(const Findings& findings, const std::string& check) {
    std::string text;
    for (const Finding& one : findings) {
        if (one.check == check) text += one.detail + " | " + one.remedy + "\n";
    }
    return text;
}

// What a change makes of a healthy endpoint, and what must be said of it.
struct DoctorCase {
    const char* what;
    void (*change)(Examination& seen);
    const char* check;
    const char* verdict;
    const char* said;
};

inline void check_cases(const std::vector<DoctorCase>& cases) {
    for (const DoctorCase& one : cases) {
        INFO(one.what);
        Examination seen = healthy();
        one.change(seen);
        const Findings findings = doctor::judge(seen);
        const std::string said = said_of(findings, one.check);
        INFO(said);
        CHECK(verdict_of(findings, one.check) == one.verdict);
        CHECK(said.find(one.said) != std::string::npos);
        for (const Finding& finding : findings) {
            INFO(finding.check << ": " << finding.detail);
            const bool is_bad =
                finding.verdict == Verdict::fault || finding.verdict == Verdict::warning;
            CHECK((!is_bad || !finding.remedy.empty()));
        }
    }
}

}    // namespace ask::tests
