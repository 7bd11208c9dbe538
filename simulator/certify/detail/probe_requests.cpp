#include "simulator/certify/detail/probe_requests.hpp"

#include <chrono>
#include <optional>
#include <string_view>

#include "core/timestamp.hpp"
#include "simulator/signed_endpoint.hpp"

namespace ask::simulator::certify::detail {

namespace {

using http::OutgoingRequest;
using std::chrono::seconds;

constexpr seconds too_old{-300};
constexpr seconds too_new{300};

// A launch with just these headers, of which each may be empty; nothing: it is left out.
OutgoingRequest with_headers(const ProbeMaterial& material,
                             const std::optional<std::string>& url_of_chain,
                             const std::optional<std::string>& signature) {
    OutgoingRequest request = unsigned_request(material.url, material.envelope.dump());
    if (url_of_chain) request.headers.add("SignatureCertChainUrl", *url_of_chain);
    if (signature) request.headers.add("Signature-256", *signature);
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

OutgoingRequest moved_by(const ProbeMaterial& material, seconds offset) {
    ProbeMaterial moved = material;
    Json& timestamp = moved.envelope["request"]["timestamp"];
    const auto now = parse_timestamp(timestamp.get<std::string>());
    timestamp = format_timestamp(*now + offset);
    return signed_request(moved.url, moved.envelope.dump(), moved.identity);
}

}    // namespace

OutgoingRequest good_request(const ProbeMaterial& material) {
    return signed_request(material.url, material.envelope.dump(), material.identity);
}

OutgoingRequest without_signature(const ProbeMaterial& material) {
    return with_headers(material, std::nullopt, std::nullopt);
}

OutgoingRequest without_chain_url(const ProbeMaterial& material) {
    return with_headers(material, std::nullopt, signature_of(material));
}

OutgoingRequest empty_chain_url(const ProbeMaterial& material) {
    return with_chain_at(material, "");
}

OutgoingRequest malformed_chain_url(const ProbeMaterial& material) {
    return with_chain_at(material, "badUrl");
}

OutgoingRequest only_chain_url(const ProbeMaterial& material) {
    return with_headers(material, material.identity.certificate_url, std::nullopt);
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

}    // namespace ask::simulator::certify::detail
