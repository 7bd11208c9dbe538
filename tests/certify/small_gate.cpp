#include "certify/small_gate.hpp"

#include <chrono>
#include <tuple>

#include "core/timestamp.hpp"
#include "simulator/signing_chains.hpp"

namespace ask::tests {

namespace {

using simulator::Amazon;
using simulator::Certificates;

http::Response answered(unsigned status) {
    return {.status = status, .headers = {}, .body = {}, .close = false};
}

std::string only(const http::OutgoingRequest& request, const char* name) {
    const std::string* value = request.headers.find(name);
    return value && request.headers.count(name) == 1 ? *value : "";
}

}    // namespace

// One hole at a time: what is not looked at lets in one kind of bad address.
bool SmallGate::has_good_chain(const http::OutgoingRequest& request) const {
    if (request.headers.count("SignatureCertChainUrl") == 0) return has(Fault::takes_no_chain_url);
    const std::string url = only(request, "SignatureCertChainUrl");
    const auto is_at = [&](const char* start) { return url.starts_with(start); };
    if (url.empty()) return has(Fault::takes_empty_chain_url);
    if (url.find("://") == url.npos) return has(Fault::takes_malformed_chain_url);
    if (is_at("http://")) return has(Fault::takes_chain_over_http);
    if (is_at("https://s3.amazonaws.com:563/")) return has(Fault::takes_chain_of_other_port);
    if (!is_at("https://s3.amazonaws.com/")) return has(Fault::takes_chain_of_other_host);
    if (url.find("/../") != url.npos) return has(Fault::takes_chain_outside_path);
    return is_at("https://s3.amazonaws.com/echo.api/") || has(Fault::takes_chain_of_other_path);
}

bool SmallGate::takes_certificate(Certificates shown) const {
    switch (shown) {
        case Certificates::good:
            return true;
        case Certificates::expired:
            return has(Fault::takes_expired_certificate);
        case Certificates::foreign:
            return has(Fault::takes_foreign_certificate);
        case Certificates::other_name:
            return has(Fault::takes_certificate_of_other_name);
    }
    return false;
}

// Signing is deterministic: who has the key can make the signature again.
bool SmallGate::has_good_signature(const http::OutgoingRequest& request) const {
    const auto [shown, key, other] = world_->with([](const Amazon& amazon) {
        const auto& chains = *amazon.chains;
        return std::tuple{amazon.certificates, chains.at(amazon.certificates).key,
                          chains.at(Certificates::foreign).key};
    });
    if (!takes_certificate(shown)) return false;
    const auto count = request.headers.count("Signature-256");
    if (count == 0) return takes_without_signature(request, key);
    const std::string signature = *request.headers.find("Signature-256");
    if (count > 1 && !has(Fault::takes_second_signature)) return false;
    if (signature == key.sign_sha256(request.body)) return true;
    if (signature.empty()) return has(Fault::takes_empty_signature);
    if (signature == other.sign_sha256(request.body)) return has(Fault::takes_others_signature);
    const std::string before = request.body.substr(0, request.body.size() - 1);
    return has(Fault::takes_altered_body) && signature == key.sign_sha256(before);
}

bool SmallGate::takes_without_signature(const http::OutgoingRequest& request,
                                        const simulator::SigningKey& key) const {
    if (request.headers.count("Signature") == 0) return has(Fault::takes_chain_url_alone);
    return has(Fault::takes_legacy_signature) &&
           only(request, "Signature") == key.sign_sha1(request.body);
}

bool SmallGate::is_fresh(const std::string& timestamp) const {
    const auto at = parse_timestamp(timestamp);
    if (!at) return false;
    const auto age = SystemClock().now() - *at;
    const std::chrono::seconds most{150};
    const bool is_old = age > most && !has(Fault::takes_old_requests);
    const bool is_early = -age > most && !has(Fault::takes_future_requests);
    return !is_old && !is_early;
}

bool SmallGate::lets_in(const http::OutgoingRequest& request) const {
    const bool is_unsigned = request.headers.count("SignatureCertChainUrl") == 0 &&
                             request.headers.count("Signature-256") == 0;
    if (is_unsigned) return has(Fault::takes_unsigned);
    return has_good_chain(request) && has_good_signature(request);
}

// What the skill's own code does with what it cannot use.
unsigned SmallGate::status_for(Fault lets_in, Fault fails) const {
    if (has(fails)) return 500;
    return has(lets_in) ? 200 : 400;
}

Result<http::Response> SmallGate::send(const http::OutgoingRequest& request) {
    if (has(Fault::refuses_all)) return answered(400);
    if (request.method != "POST") return answered(has(Fault::answers_get) ? 200 : 405);
    if (!lets_in(request)) return answered(400);
    const Json body = Json::parse(request.body, nullptr, false);
    if (body.is_discarded()) {
        return answered(status_for(Fault::answers_garbage, Fault::fails_at_garbage));
    }
    const std::string skill = body["context"]["System"]["application"]["applicationId"];
    if (skill != "amzn1.ask.skill.small") {
        return answered(status_for(Fault::takes_other_skills, Fault::fails_at_other_skills));
    }
    if (!is_fresh(body["request"]["timestamp"])) return answered(400);
    return skill_.post(request.body, {});
}

}    // namespace ask::tests
