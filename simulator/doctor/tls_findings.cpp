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

Finding judge_failed_handshake(const Examination& seen) {
    const Error& failed = seen.tls->usual.error();
    const std::string why = reason_in(failed);
    if (seen.tls->speaks_plain_http) {
        return fault("handshake",
                     "what listens on port " + std::to_string(seen.url.port) + " is plain HTTP",
                     put_tls_in_front(seen.url.host));
    }
    if (why.find("unrecognized name") != std::string::npos)
        return judge_name_refused(seen.url.host);
    if (failed.code == errors::timeout) {
        return fault("handshake", "the server took the connection and does not speak",
                     "look what listens there: a server that hangs, or no TLS server");
    }
    return fault("handshake", "it fails: " + why,
                 "check that a TLS server listens there, with TLS 1.2 and 1.3; its log may say "
                 "more");
}

Finding judge_handshake(const Examination& seen) {
    const Result<TlsReport>& usual = seen.tls->usual;
    if (!usual) return judge_failed_handshake(seen);
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

Finding judge_new_versions(const TlsLook& look) {
    const bool has_12 = is_accepted(look, TlsVersion::tls12);
    const bool has_13 = is_accepted(look, TlsVersion::tls13);
    const std::string check = "TLS 1.2, 1.3";
    if (has_12) return ok(check, has_13 ? "both are accepted" : "1.2 is accepted, 1.3 is not");
    if (has_13) {
        return warning(check, "1.3 alone, and it is not known that all of Amazon's senders have it",
                       "offer TLS 1.2 as well");
    }
    return fault(check, "neither is accepted", "offer both (ssl_protocols TLSv1.2 TLSv1.3)");
}

Finding judge_old_versions(const TlsLook& look) {
    const std::string check = "TLS 1.0, 1.1";
    std::vector<std::string> accepted;
    std::string unclear;
    for (const TlsVersion version : {TlsVersion::tls10, TlsVersion::tls11}) {
        const auto tried = look.versions.find(version);
        if (tried == look.versions.end()) continue;
        if (tried->second) accepted.emplace_back(http::name_of(version));
        if (!tried->second && !is_refused(tried->second))
            unclear = reason_in(tried->second.error());
    }
    if (!accepted.empty()) {
        return warning(check, listed(accepted) + " can still be had, and has known weaknesses",
                       "switch it off (ssl_protocols TLSv1.2 TLSv1.3)");
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
