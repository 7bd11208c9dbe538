#include "verify/explain.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "core/timestamp.hpp"
#include "verify/detail/base64.hpp"
#include "verify/detail/certificates.hpp"
#include "verify/detail/origin.hpp"
#include "verify/detail/rsa.hpp"
#include "verify/detail/text.hpp"
#include "verify/freshness.hpp"
#include "verify/identity.hpp"

namespace ask::verify {

namespace {

using Path = std::vector<CertificateFacts>;

Finding judged(std::string rule, const Result<void>& result, std::string when_held) {
    if (!result) return {std::move(rule), false, result.error().context, true};
    return {std::move(rule), true, std::move(when_held), true};
}

Finding not_judged(std::string rule, const std::string& why) {
    return {std::move(rule), std::nullopt, "not judged because " + why, true};
}

Result<void> only_error(const auto& result) {
    if (result) return {};
    return std::unexpected(result.error());
}

TimePoint end_of(const Path& path) {
    return std::ranges::min_element(path, {}, &CertificateFacts::not_after)->not_after;
}

// Both rules come out of one search; without dates it tells which of the two is broken.
void judge_path(const detail::Certificates& certificates, const TrustStore& trust, TimePoint at,
                Explanation& out) {
    const Result<Path> dated = detail::find_path(certificates, trust, at);
    const Result<Path> dateless = dated ? dated : detail::find_path(certificates, trust, {});
    if (dateless) {
        out.path = *dateless;
        const std::string until = "every certificate is in date until ";
        out.findings.push_back(judged("certificate dates", only_error(dated),
                                      until + format_timestamp(end_of(out.path))));
    } else {
        const Path leaf{detail::facts_of(*certificates.front())};
        out.findings.push_back(judged("certificate dates", detail::check_dates(leaf, at),
                                      "the leaf is in date; the others are on no path"));
    }
    out.findings.push_back(judged("path to a trusted root", only_error(dateless),
                                  dateless ? "ends at " + dateless->back().subject : ""));
}

Finding judge_name(const X509& leaf) {
    return judged("leaf name", detail::check_leaf_name(leaf),
                  "the leaf is for echo-api.amazon.com");
}

Finding judge_key(const X509& leaf) {
    return judged("key", detail::check_leaf_key(leaf),
                  "the leaf's key is " + detail::facts_of(leaf).key);
}

Result<detail::Certificates> read_chain(const Capture& capture) {
    if (capture.chain_pem) return detail::read_certificates(*capture.chain_pem, most_certificates);
    return std::unexpected(Error{errors::not_found, "no certificate chain was given"});
}

// Everything that the chain decides.
void judge_chain(const Result<detail::Certificates>& certificates, bool was_given,
                 const TrustStore& trust, TimePoint at, Explanation& out) {
    constexpr std::array<const char*, 4> rules{"leaf name", "certificate dates",
                                               "path to a trusted root", "key"};
    if (!certificates) {
        const std::string& why = certificates.error().context;
        out.findings.push_back(was_given ? judged("certificate chain", only_error(certificates), "")
                                         : not_judged("certificate chain", why));
        for (const char* rule : rules)
            out.findings.push_back(not_judged(rule, "there is no chain"));
        return;
    }
    const X509& leaf = *certificates->front();
    out.findings.push_back(
        judged("certificate chain", {}, std::to_string(certificates->size()) + " certificates"));
    out.findings.push_back(judge_name(leaf));
    judge_path(*certificates, trust, at, out);
    out.findings.push_back(judge_key(leaf));
}

Result<void> check_by_leaf(const X509& leaf, const EVP_MD* md, std::string_view body,
                           std::string_view base64) {
    const auto bytes = detail::decode_base64(base64);
    if (!bytes) return std::unexpected(bytes.error());
    return detail::check_bytes(X509_get0_pubkey(&leaf), md, body, *bytes);
}

// A leaf whose key can be used, though its chain may be broken otherwise.
const X509* usable_leaf(const Result<detail::Certificates>& certificates) {
    if (!certificates) return nullptr;
    const X509* leaf = certificates->front().get();
    return detail::check_leaf_key(*leaf) ? leaf : nullptr;
}

Finding judge_signature(const Capture& capture, const X509* leaf) {
    const Result<std::string> header = detail::read_signature(capture.headers);
    if (!header) return judged("signature", only_error(header), "");
    if (!leaf) return not_judged("signature", "there is no certificate with a suitable key");
    return judged("signature", check_by_leaf(*leaf, EVP_sha256(), capture.body, *header),
                  "signs exactly these " + std::to_string(capture.body.size()) + " bytes");
}

Finding judge_legacy(const Capture& capture, const X509* leaf) {
    const std::string rule = "legacy signature";
    if (!leaf) return {rule, std::nullopt, "Signature (SHA-1) alone is never accepted", false};
    const Result<void> held =
        check_by_leaf(*leaf, EVP_sha1(), capture.body, *capture.headers.find("Signature"));
    const std::string which = held ? "Signature (SHA-1) matches the body"
                                   : "Signature (SHA-1) does not match: " + held.error().context;
    return {rule, held.has_value(), which + "; it is never accepted in place of Signature-256",
            false};
}

std::string age_of(std::string_view timestamp, TimePoint at) {
    const Result<TimePoint> sent = parse_timestamp(timestamp);
    if (!sent) return sent.error().context;
    const auto age = std::chrono::floor<std::chrono::seconds>(at - *sent).count();
    return age >= 0 ? std::to_string(age) + " s old"
                    : std::to_string(-age) + " s ahead of the clock";
}

Finding judge_timestamp(const Claims& claims, TimePoint at, std::chrono::seconds tolerance) {
    return judged("timestamp",
                  check_timestamp(claims.request_type, claims.timestamp, at, tolerance),
                  age_of(claims.timestamp, at));
}

Finding judge_application(const Claims& claims, const std::vector<ApplicationId>& ours) {
    const std::string rule = "application id";
    const std::string id = detail::printable(claims.application_id.text());
    const std::vector<ApplicationId> its_own{claims.application_id};
    const Result<void> held = check_application_id(
        claims.application_id, claims.session_application_id, ours.empty() ? its_own : ours);
    if (!held) return judged(rule, held, "");
    if (!ours.empty()) return judged(rule, held, id);
    return {rule, std::nullopt, id + ": not judged because no application id was given", false};
}

bool has_only_legacy_signature(const http::Headers& headers) {
    return headers.count("Signature-256") == 0 && headers.count("Signature") > 0;
}

}    // namespace

bool Explanation::accepted() const {
    const auto stands = [](const Finding& one) { return !one.counts || one.held.value_or(false); };
    return !findings.empty() && std::ranges::all_of(findings, stands);
}

Explanation explain(const Capture& capture, const TrustStore& trust, TimePoint at,
                    const VerifierOptions& options) {
    Explanation out;
    const Result<std::string> url = detail::read_certificate_url(capture.headers);
    out.findings.push_back(judged("certificate url", only_error(url), url.value_or("")));
    const Result<detail::Certificates> certificates = read_chain(capture);
    judge_chain(certificates, capture.chain_pem.has_value(), trust, at, out);
    const X509* leaf = usable_leaf(certificates);
    out.findings.push_back(judge_signature(capture, leaf));
    if (has_only_legacy_signature(capture.headers)) {
        out.findings.push_back(judge_legacy(capture, leaf));
    }
    out.findings.push_back(judge_timestamp(capture.claims, at, options.timestamp_tolerance));
    out.findings.push_back(judge_application(capture.claims, options.application_ids));
    return out;
}

}    // namespace ask::verify
