#include "simulator/certify/detail/probes.hpp"

#include <chrono>
#include <utility>

#include "core/timestamp.hpp"
#include "simulator/signed_endpoint.hpp"

namespace ask::simulator::certify::detail {

namespace {

using http::OutgoingRequest;
using std::chrono::seconds;

constexpr seconds too_old{-300};
constexpr seconds too_new{300};

// Signed as it should be, with other headers.
OutgoingRequest with_headers(const ProbeMaterial& material, const std::string& url_of_chain,
                             const std::string& signature) {
    OutgoingRequest request = unsigned_request(material.url, material.envelope.dump());
    if (!url_of_chain.empty()) request.headers.add("SignatureCertChainUrl", url_of_chain);
    request.headers.add("Signature-256", signature);
    return request;
}

std::string signature_of(const ProbeMaterial& material) {
    return material.identity.key.sign_sha256(material.envelope.dump());
}

OutgoingRequest with_chain_at(const ProbeMaterial& material, const std::string& url) {
    return with_headers(material, url, signature_of(material));
}

// The part behind https://s3.amazonaws.com.
std::string chain_path(const ProbeMaterial& material) {
    constexpr std::string_view start = "https://s3.amazonaws.com";
    return material.identity.certificate_url.substr(start.size());
}

OutgoingRequest without_signature(const ProbeMaterial& material) {
    return unsigned_request(material.url, material.envelope.dump());
}

OutgoingRequest without_chain_url(const ProbeMaterial& material) {
    return with_chain_at(material, "");
}

OutgoingRequest chain_over_http(const ProbeMaterial& material) {
    return with_chain_at(material, "http://s3.amazonaws.com" + chain_path(material));
}

OutgoingRequest chain_of_other_host(const ProbeMaterial& material) {
    return with_chain_at(material, "https://s3.amazonaws.com.example.com" + chain_path(material));
}

OutgoingRequest chain_of_other_path(const ProbeMaterial& material) {
    return with_chain_at(material, "https://s3.amazonaws.com/EcHo.aPi/echo-api-cert-12.pem");
}

OutgoingRequest chain_outside_path(const ProbeMaterial& material) {
    return with_chain_at(material, "https://s3.amazonaws.com/echo.api/../echo-api-cert-12.pem");
}

OutgoingRequest chain_of_other_port(const ProbeMaterial& material) {
    return with_chain_at(material, "https://s3.amazonaws.com:563" + chain_path(material));
}

OutgoingRequest legacy_signature(const ProbeMaterial& material) {
    const std::string body = material.envelope.dump();
    OutgoingRequest request = unsigned_request(material.url, body);
    request.headers.add("SignatureCertChainUrl", material.identity.certificate_url);
    request.headers.add("Signature", material.identity.key.sign_sha1(body));
    return request;
}

OutgoingRequest empty_signature(const ProbeMaterial& material) {
    return with_headers(material, material.identity.certificate_url, "");
}

OutgoingRequest others_signature(const ProbeMaterial& material) {
    return with_headers(material, material.identity.certificate_url,
                        material.other_key.sign_sha256(material.envelope.dump()));
}

OutgoingRequest altered_body(const ProbeMaterial& material) {
    OutgoingRequest request = good_request(material);
    request.body += " ";
    return request;
}

OutgoingRequest second_signature(const ProbeMaterial& material) {
    OutgoingRequest request = good_request(material);
    request.headers.add("Signature-256", material.other_key.sign_sha256(request.body));
    return request;
}

OutgoingRequest moved_by(const ProbeMaterial& material, seconds offset) {
    ProbeMaterial moved = material;
    Json& timestamp = moved.envelope["request"]["timestamp"];
    const auto now = parse_timestamp(timestamp.get<std::string>());
    timestamp = format_timestamp(*now + offset);
    return good_request(moved);
}

OutgoingRequest old_request(const ProbeMaterial& material) {
    return moved_by(material, too_old);
}

OutgoingRequest future_request(const ProbeMaterial& material) {
    return moved_by(material, too_new);
}

OutgoingRequest for_other_skill(const ProbeMaterial& material) {
    const std::string other = "amzn1.ask.skill.99999999-9999-4999-8999-999999999999";
    ProbeMaterial foreign = material;
    foreign.envelope["context"]["System"]["application"]["applicationId"] = other;
    foreign.envelope["session"]["application"]["applicationId"] = other;
    return good_request(foreign);
}

OutgoingRequest by_get(const ProbeMaterial& material) {
    OutgoingRequest request;
    request.method = "GET";
    request.url = material.url;
    return request;
}

OutgoingRequest garbage(const ProbeMaterial& material) {
    return signed_request(material.url, "{\"version\": \"1.0\", \"request\": {", material.identity);
}

constexpr Subject subject(std::string_view id, std::string_view title, std::string_view does) {
    return {.group = Group::endpoint,
            .id = id,
            .title = title,
            .does = does,
            .expects = "400, and 200 for a good request right after it."};
}

constexpr Subject refused(std::string_view id, std::string_view title, std::string_view does) {
    Subject made = subject(id, title, does);
    made.expects = "Any status from 400 to 499, and 200 for a good request right after it.";
    return made;
}

constexpr Subject good{.group = Group::endpoint,
                       .id = "E1",
                       .title = "A good request is answered",
                       .does = "Opens the skill, signed as Alexa signs.",
                       .expects = "200 and an answer that Alexa takes."};

constexpr Probe all_probes[] = {
    {good, Allowed::ok, good_request},
    {subject("E2", "No signature", "Sends a request without any signature header."),
     Allowed::bad_request, without_signature},
    {subject("E3", "No certificate URL", "Leaves SignatureCertChainUrl out."), Allowed::bad_request,
     without_chain_url},
    {subject("E4", "Certificate URL over plain HTTP", "Names the right chain, by http://."),
     Allowed::bad_request, chain_over_http},
    {subject("E5", "Certificate URL of another host",
             "Names a chain on s3.amazonaws.com.example.com."),
     Allowed::bad_request, chain_of_other_host},
    {subject("E6", "Certificate URL with another path", "Names a chain below /EcHo.aPi/."),
     Allowed::bad_request, chain_of_other_path},
    {subject("E7", "Certificate URL that climbs out",
             "Names a chain at /echo.api/../, which is outside /echo.api/."),
     Allowed::bad_request, chain_outside_path},
    {subject("E8", "Certificate URL with another port", "Names the right chain on port 563."),
     Allowed::bad_request, chain_of_other_port},
    {subject("E9", "Only the legacy signature",
             "Sends a right SHA-1 Signature and no Signature-256."),
     Allowed::bad_request, legacy_signature},
    {subject("E10", "Empty signature", "Sends Signature-256 without a value."),
     Allowed::bad_request, empty_signature},
    {subject("E11", "Somebody else's signature", "Signs with a key that is not the certificate's."),
     Allowed::bad_request, others_signature},
    {subject("E12", "Altered body", "Adds a space to the body after it was signed."),
     Allowed::bad_request, altered_body},
    {subject("E13", "Two signatures",
             "Sends Signature-256 twice, the right one first. Amazon is not known to try it; its "
             "SDK for Node lets it pass."),
     Allowed::bad_request, second_signature},
    {subject("E14", "Expired certificate", "Signs with a certificate that has expired."),
     Allowed::bad_request, good_request, Certificates::expired},
    {subject("E15", "Foreign certificate", "Signs with a chain to a root that nobody trusts."),
     Allowed::bad_request, good_request, Certificates::foreign},
    {subject("E16", "Certificate for another name",
             "Signs with a certificate that is not for echo-api.amazon.com."),
     Allowed::bad_request, good_request, Certificates::other_name},
    {subject("E17", "Old request", "Signs a request of five minutes ago; 150 seconds are allowed."),
     Allowed::bad_request, old_request},
    {subject("E18", "Request from the future",
             "Signs a request of five minutes ahead. Amazon is not known to try "
             "it; its SDKs for Java and Python refuse it, that for Node lets it pass."),
     Allowed::bad_request, future_request},
    {refused("E19", "Another skill's request",
             "Signs a request with the application id of another skill."),
     Allowed::any_refusal, for_other_skill},
    {refused("E20", "GET", "Asks with GET instead of POST."), Allowed::any_refusal, by_get},
    {refused("E21", "Broken body", "Signs a body that is no JSON."), Allowed::any_refusal, garbage},
};

}    // namespace

http::OutgoingRequest good_request(const ProbeMaterial& material) {
    return signed_request(material.url, material.envelope.dump(), material.identity);
}

std::span<const Probe> probes() {
    return all_probes;
}

}    // namespace ask::simulator::certify::detail
