#include <algorithm>
#include <chrono>

#include "http/client.hpp"
#include "simulator/doctor/findings.hpp"
#include "simulator/doctor/words.hpp"

namespace ask::simulator::doctor {

namespace {

using http::TlsReport;
using http::TlsVersion;

constexpr Microseconds slow_handshake = std::chrono::seconds{1};

bool is_accepted(const TlsLook& look, TlsVersion version) {
    const auto found = look.versions.find(version);
    return found != look.versions.end() && found->second.has_value();
}

bool is_refused(const Result<TlsReport>& tried) {
    return !tried && (tried.error().code == http::tls_failed ||
                      tried.error().code == http::connection_broken);
}

// Amazon: a server that answers its own name with unrecognized_name is dropped.
Finding judge_name_refused(const std::string& host) {
    return fault("handshake", "the server refuses its own name with the alert unrecognized_name",
                 "configure " + host + " as the server's name (ServerName, server_name)");
}

// "TLS 1.2 (ECDHE-RSA-AES256-GCM-SHA384)".
std::string with_cipher(TlsVersion version, const TlsReport& report) {
    const std::string name(http::name_of(version));
    return report.cipher.empty() ? name : name + " (" + report.cipher + ")";
}

// The server and we speak TLS 1.2, and agree to a cipher only where all are on offer: which one;
// empty: it is something else. Those of TLS 1.3 are all usual.
std::string odd_cipher(const TlsLook& look) {
    const auto tried = look.versions.find(TlsVersion::tls12);
    const bool is_had = tried != look.versions.end() && tried->second.has_value();
    const bool is_by_cipher = look.usual.error().context.contains("handshake failure");
    return is_had && is_by_cipher ? with_cipher(TlsVersion::tls12, *tried->second) : "";
}

bool is_for_certificate(const Result<TlsReport>& tried) {
    return !tried && tried.error().context.contains(http::wants_client_certificate);
}

// Some ask and take who has none; the requests show it.
Finding judge_wish_for_certificate(const Examination& seen) {
    const char* const remedy = "ask for none at this address (ssl_verify_client off)";
    const bool is_demand =
        !seen.tls->usual || (seen.unsigned_post && !seen.unsigned_post->has_value());
    if (is_demand) {
        return fault("handshake", "the server demands a client certificate, and Amazon sends none",
                     remedy);
    }
    return warning("handshake", "the server asks for a client certificate, and Amazon sends none",
                   remedy);
}

Finding judge_failed_handshake(const Examination& seen) {
    const Error& failed = seen.tls->usual.error();
    const std::string why = reason_in(failed);
    if (seen.tls->speaks_plain_http) {
        return fault("handshake",
                     "what listens on port " + std::to_string(seen.url.port) + " is plain HTTP",
                     put_tls_in_front(seen.url.host));
    }
    if (is_for_certificate(seen.tls->usual)) return judge_wish_for_certificate(seen);
    if (why.find("unrecognized name") != std::string::npos)
        return judge_name_refused(seen.url.host);
    if (failed.code == errors::timeout) {
        return fault("handshake", "the server took the connection and does not speak",
                     "look what listens there: a server that hangs, or no TLS server");
    }
    const std::string odd = odd_cipher(*seen.tls);
    if (!odd.empty()) {
        return fault("handshake",
                     "it fails: the server agrees to " + odd +
                         ", and to none of the ciphers that browsers and Java offer",
                     "configure usual ciphers (ssl_ciphers HIGH:!aNULL)");
    }
    return fault("handshake", "it fails: " + why,
                 "check that a TLS server listens there, with TLS 1.2 and 1.3; its log may say "
                 "more");
}

Finding judge_handshake(const Examination& seen) {
    const Result<TlsReport>& usual = seen.tls->usual;
    if (!usual) return judge_failed_handshake(seen);
    if (usual->asked_for_certificate) return judge_wish_for_certificate(seen);
    if (usual->warned_of_name) {
        return warning("handshake",
                       "the server warns with unrecognized_name, and Alexa drops such connections",
                       "configure " + seen.url.host +
                           " as the server's name; Apache before 2.4.10 "
                           "does this without one");
    }
    const std::string took =
        std::string(http::name_of(usual->version)) + " in " + spell(usual->handshake);
    if (usual->handshake < slow_handshake) return ok("handshake", took);
    return warning("handshake", took + ", out of Alexa's 8 s",
                   "bring the server nearer to the customers, or give it more CPU");
}

std::string ciphers_of(const TlsLook& look) {
    std::vector<std::string> ciphers;
    for (const TlsVersion version : {TlsVersion::tls12, TlsVersion::tls13}) {
        const auto tried = look.versions.find(version);
        if (tried != look.versions.end() && tried->second) ciphers.push_back(tried->second->cipher);
    }
    return listed(ciphers);
}

Finding judge_new_versions(const TlsLook& look) {
    const bool has_12 = is_accepted(look, TlsVersion::tls12);
    const bool has_13 = is_accepted(look, TlsVersion::tls13);
    const std::string check = "TLS 1.2, 1.3";
    if (has_12) {
        return ok(check, (has_13 ? "both are accepted: " : "1.2 is accepted, 1.3 is not: ") +
                             ciphers_of(look));
    }
    if (has_13) {
        return warning(check, "1.3 alone, and it is not known that all of Amazon's senders have it",
                       "offer TLS 1.2 as well");
    }
    const bool is_unseen = std::ranges::any_of(
        look.versions, [](const auto& one) { return is_for_certificate(one.second); });
    if (is_unseen) return not_looked_at(check, std::string(http::wants_client_certificate));
    return fault(check, "neither is accepted", "offer both (ssl_protocols TLSv1.2 TLSv1.3)");
}

Finding judge_old_versions(const TlsLook& look) {
    const std::string check = "TLS 1.0, 1.1";
    std::vector<std::string> accepted;
    std::string unclear;
    for (const TlsVersion version : {TlsVersion::tls10, TlsVersion::tls11}) {
        const auto tried = look.versions.find(version);
        if (tried == look.versions.end()) continue;
        if (tried->second) accepted.push_back(with_cipher(version, *tried->second));
        if (!tried->second && !is_refused(tried->second))
            unclear = reason_in(tried->second.error());
    }
    if (!accepted.empty()) {
        return warning(
            check, listed(accepted) + " can still be had; the old versions have known weaknesses",
            "switch them off (ssl_protocols TLSv1.2 TLSv1.3)");
    }
    if (!unclear.empty()) return not_looked_at(check, unclear);
    return ok(check, "refused");
}

Finding judge_nameless(const TlsLook& look) {
    const Result<TlsReport>& nameless = *look.nameless;
    if (!nameless && !is_refused(nameless))
        return not_looked_at("SNI", reason_in(nameless.error()));
    const bool is_same = nameless && look.usual && nameless->chain_pem == look.usual->chain_pem;
    if (is_same) return ok("SNI", "the same certificate comes with and without a server name");
    return ok("SNI", "the right certificate comes with a server name only, which Alexa sends");
}

}    // namespace

Findings judge_tls(const Examination& seen) {
    if (!seen.tls) {
        const bool is_plain = seen.url.scheme == "http";
        return {
            not_looked_at("TLS", is_plain ? "the URL is plain HTTP" : "there is no connection")};
    }
    Findings found{judge_handshake(seen)};
    if (!seen.tls->versions.empty()) {
        found.push_back(judge_new_versions(*seen.tls));
        found.push_back(judge_old_versions(*seen.tls));
    }
    if (seen.tls->nameless) found.push_back(judge_nameless(*seen.tls));
    return found;
}

}    // namespace ask::simulator::doctor
