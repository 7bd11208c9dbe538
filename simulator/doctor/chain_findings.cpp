#include "simulator/doctor/chain_links.hpp"
#include "simulator/doctor/findings.hpp"
#include "simulator/doctor/names.hpp"
#include "simulator/doctor/words.hpp"
#include "verify/reasons.hpp"

namespace ask::simulator::doctor {

namespace {

using verify::CertificateFacts;

// The developer console's own words, and the manifest's.
constexpr const char* trusted_type =
    "\"My development endpoint has a certificate from a trusted certificate authority\" "
    "(sslCertificateType Trusted)";
constexpr const char* wildcard_type =
    "\"My development endpoint is a sub-domain of a domain that has a wildcard certificate from a "
    "certificate authority\" (sslCertificateType Wildcard)";
constexpr const char* self_signed_type =
    "\"I will upload a self-signed certificate in X.509 format\" (sslCertificateType SelfSigned)";

constexpr const char* ask_an_authority =
    "get a certificate from an authority that Amazon trusts, as Let's Encrypt is";

std::string count(std::size_t intermediates) {
    if (intermediates == 0) return "no intermediate";
    return std::to_string(intermediates) +
           (intermediates == 1 ? " intermediate" : " intermediates");
}

// OpenSSL: "unable to get local issuer certificate", "unable to verify the first certificate".
bool lacks_an_issuer(const Error& failed) {
    return failed.code == verify::reasons::chain_untrusted &&
           failed.context.find("unable to") != std::string::npos;
}

const Error& why_untrusted(const ChainLook& look) {
    return look.by_ca ? look.by_ca->error() : look.by_system.error();
}

Finding judge_missing_issuer(const CertificateFacts& last) {
    std::string remedy =
        "send the whole chain, leaf first and then every intermediate "
        "(fullchain.pem, not cert.pem)";
    if (!last.issuer_url.empty()) remedy += "; the missing one is at " + last.issuer_url;
    remedy += "; if it is the root of an authority of your own, name it with --ca";
    return fault("chain",
                 "incomplete: \"" + last.issuer + "\", which issued \"" + last.subject +
                     "\", is neither sent nor a root that is trusted here",
                 remedy);
}

Finding judge_whole_chain(const CertificatePath& path) {
    std::size_t from_server = 0;
    while (from_server < path.size() && !path[from_server].is_anchor) ++from_server;
    const CertificateFacts& anchor = path.back();
    if (!anchor.is_self_signed) {
        return warning("chain",
                       "it ends at the intermediate \"" + anchor.subject +
                           "\", which is trusted here and perhaps nowhere else",
                       "send every intermediate, so that it ends at a root");
    }
    const std::size_t intermediates = from_server == 0 ? 0 : from_server - 1;
    return ok("chain",
              "complete: the leaf, " + count(intermediates) + ", root \"" + anchor.subject + "\"");
}

Finding judge_completeness(const ChainLook& look) {
    const CertificatePath& sent = *look.sent;
    if (const CertificatePath* path = path_of(look)) return judge_whole_chain(*path);
    const CertificateFacts& last = *links_of(sent).last;
    if (sent.front().is_self_signed) return ok("chain", "one self-signed certificate");
    if (last.is_self_signed) return ok("chain", "whole, up to the root \"" + last.subject + "\"");
    if (lacks_an_issuer(why_untrusted(look))) return judge_missing_issuer(last);
    return fault("chain", "it does not hold: " + why_untrusted(look).context,
                 "look at the certificate that is named, and have it issued anew");
}

Finding judge_order(const CertificatePath& sent) {
    if (links_of(sent).is_in_order) return ok("order", "each certificate is issued by the next");
    return warning("order",
                   "the certificates are not in the order of their issuing, or one is "
                   "there that does not belong; some clients stop at it",
                   "leaf first, then who issued it, and so on, without the root");
}

Finding judge_trust(const ChainLook& look) {
    const CertificateFacts& leaf = look.sent->front();
    if (look.by_system) {
        return ok("trust",
                  "\"" + look.by_system->back().subject + "\" is one of the system's roots");
    }
    if (leaf.is_self_signed) {
        return warning("trust",
                       "self-signed; Amazon takes that in development only, and when it "
                       "was uploaded",
                       ask_an_authority);
    }
    if (path_of(look)) {
        return warning("trust",
                       "\"" + path_of(look)->back().subject +
                           "\" is trusted by the file that was given, and not by this "
                           "system; Amazon does not know it either",
                       std::string("for Amazon, ") + ask_an_authority);
    }
    if (look.by_system.error().code == errors::unavailable) {
        return not_looked_at("trust", look.by_system.error().context,
                             "install the package ca-certificates, or give --ca");
    }
    const CertificateFacts& last = *links_of(*look.sent).last;
    if (!last.is_self_signed) return not_looked_at("trust", "the chain is to be mended first");
    return fault("trust", "nobody here trusts the root \"" + last.subject + "\"", ask_an_authority);
}

Finding judge_type(const ChainLook& look, const std::string& host) {
    const std::string check = "console";
    const CertificateFacts& leaf = look.sent->front();
    const Cover cover = covers(leaf, host);
    if (cover == Cover::none) return not_looked_at(check, "the certificate is not for this host");
    if (leaf.is_self_signed) return ok(check, std::string("choose ") + self_signed_type);
    const std::string choice = cover == Cover::exact ? trusted_type : wildcard_type;
    if (look.by_system) return ok(check, "choose " + choice);
    return not_looked_at(check,
                         "no type fits as yet; with a whole chain of an authority that "
                         "Amazon trusts it will be " +
                             choice);
}

}    // namespace

Findings judge_chain(const Examination& seen) {
    if (!seen.chain) return {not_looked_at("certificate", "no certificate came")};
    const ChainLook& look = *seen.chain;
    if (!look.sent) {
        return {fault("chain", "what was sent cannot be read: " + reason_in(look.sent.error()),
                      "send at most ten X.509 certificates")};
    }
    Findings found{judge_completeness(look)};
    if (look.sent->size() > 1) found.push_back(judge_order(*look.sent));
    found.push_back(judge_trust(look));
    found.push_back(judge_type(look, seen.url.host));
    return found;
}

}    // namespace ask::simulator::doctor
