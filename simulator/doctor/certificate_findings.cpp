#include <algorithm>
#include <chrono>

#include "core/timestamp.hpp"
#include "simulator/doctor/chain_links.hpp"
#include "simulator/doctor/findings.hpp"
#include "simulator/doctor/names.hpp"
#include "simulator/doctor/words.hpp"

namespace ask::simulator::doctor {

namespace {

using std::chrono::days;
using verify::CertificateFacts;

constexpr days soon{21};
constexpr int fewest_rsa_bits = 2048;
constexpr int fewest_ec_bits = 256;
constexpr std::size_t most_names_told = 5;

std::string names_of(const CertificateFacts& leaf) {
    std::vector<std::string> names = leaf.dns_names;
    names.insert(names.end(), leaf.addresses.begin(), leaf.addresses.end());
    if (names.empty()) {
        return "no name at all (the subject \"" + leaf.subject + "\" does not count)";
    }
    const std::size_t more = names.size() - std::min(names.size(), most_names_told);
    names.resize(names.size() - more);
    return listed(names) + (more > 0 ? " and " + std::to_string(more) + " more" : "");
}

// Amazon: a subject alternative name must contain the endpoint's host name.
Finding judge_host_name(const CertificateFacts& leaf, const std::string& host) {
    switch (covers(leaf, host)) {
        case Cover::exact:
            return ok("host name", "the certificate is for " + host);
        case Cover::wildcard:
            return ok("host name", "a wildcard of the certificate covers " + host);
        case Cover::none:
            break;
    }
    return fault("host name", "the certificate is not for " + host + " but for " + names_of(leaf),
                 "have it issued with " + host +
                     " as subject alternative name, or use a name that "
                     "it has; a wildcard stands for one label only");
}

long days_between(TimePoint from, TimePoint to) {
    return std::chrono::floor<days>(to - from).count();
}

std::string spell_days(long number) {
    return std::to_string(number) + (number == 1 ? " day" : " days");
}

Finding judge_dates(const CertificatePath& path, TimePoint now) {
    const auto first = std::ranges::min_element(path, {}, &CertificateFacts::not_after);
    const auto last = std::ranges::max_element(path, {}, &CertificateFacts::not_before);
    const std::string renew = "renew it, and let that be done by itself (certbot and its like)";
    if (now >= first->not_after) {
        return fault("validity",
                     "\"" + first->subject + "\" expired on " + format_timestamp(first->not_after),
                     renew);
    }
    if (now < last->not_before) {
        return fault("validity",
                     "\"" + last->subject + "\" is valid only from " +
                         format_timestamp(last->not_before) + " on",
                     "wait, or set the clock of the machine that made it, or of this one");
    }
    const std::string left = "until " + format_timestamp(first->not_after) + ", " +
                             spell_days(days_between(now, first->not_after)) + " left";
    if (first->not_after - now >= soon) return ok("validity", left);
    return warning("validity", "\"" + first->subject + "\" is valid " + left, renew);
}

Finding judge_key(const CertificateFacts& leaf) {
    const bool is_rsa = leaf.key.starts_with("RSA");
    const bool is_ec = leaf.key.starts_with("EC ");
    const std::string remedy = "make a key of RSA 2048 or EC prime256v1, and a certificate for it";
    if (!is_rsa && !is_ec) {
        return warning("key", leaf.key + "; it is not known that Amazon takes it", remedy);
    }
    if (leaf.key_bits >= (is_rsa ? fewest_rsa_bits : fewest_ec_bits)) return ok("key", leaf.key);
    return fault("key", leaf.key + " is too weak", remedy);
}

// A root's own signature is worth nothing and is not looked at; a leaf's is, also its own.
Finding judge_signature(const CertificatePath& path) {
    for (std::size_t i = 0; i < path.size(); ++i) {
        const CertificateFacts& one = path[i];
        const bool counts = i == 0 || !(one.is_self_signed || one.is_anchor);
        const bool is_broken = one.digest == "SHA1" || one.digest == "MD5";
        if (!counts || !is_broken) continue;
        return fault("signature",
                     "\"" + one.subject + "\" is signed over " + one.digest +
                         ", which nobody accepts any more",
                     "have it issued anew, over SHA-256");
    }
    const std::string& digest = path.front().digest;
    return ok("signature", digest.empty() ? "an algorithm with a digest of its own" : digest);
}

}    // namespace

Findings judge_certificate(const Examination& seen) {
    if (!seen.chain || !seen.chain->sent) return {};
    const CertificatePath* path = path_of(*seen.chain);
    const CertificatePath& judged = path ? *path : *seen.chain->sent;
    const CertificateFacts& leaf = seen.chain->sent->front();
    Findings found{judge_host_name(leaf, seen.url.host), judge_dates(judged, seen.at),
                   judge_key(leaf), judge_signature(judged)};
    if (leaf.is_for_servers) return found;
    found.push_back(fault("usage", "the certificate's usages do not allow a TLS server",
                          "have it issued with extendedKeyUsage serverAuth"));
    return found;
}

}    // namespace ask::simulator::doctor
