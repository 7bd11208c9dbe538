#include "certify/small_gate.hpp"

#include <chrono>

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

bool SmallGate::has_good_chain(const http::OutgoingRequest& request) const {
    const std::string url = only(request, "SignatureCertChainUrl");
    if (url.empty()) return false;
    if (has(Fault::takes_any_chain_url)) return true;
    return url.starts_with("https://s3.amazonaws.com/echo.api/") && url.find("..") == url.npos;
}

// Signing is deterministic: who has the key can make the signature again.
bool SmallGate::has_good_signature(const http::OutgoingRequest& request) const {
    const auto [now, key] = world_->with([](const Amazon& amazon) {
        return std::pair{amazon.certificates, amazon.chains->at(amazon.certificates).key};
    });
    if (now != Certificates::good && !has(Fault::takes_foreign_certificates)) return false;
    const std::string signature = only(request, "Signature-256");
    if (signature == key.sign_sha256(request.body)) return true;
    if (has(Fault::takes_any_signature)) return request.headers.find("Signature-256") != nullptr;
    return has(Fault::takes_legacy_signature) && !request.headers.find("Signature-256") &&
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
    const bool is_unsigned = request.headers.find("SignatureCertChainUrl") == nullptr &&
                             request.headers.find("Signature-256") == nullptr;
    if (has(Fault::takes_unsigned) && is_unsigned) return true;
    return has_good_chain(request) && has_good_signature(request);
}

Result<http::Response> SmallGate::send(const http::OutgoingRequest& request) {
    if (has(Fault::refuses_all)) return answered(400);
    if (request.method != "POST") return answered(has(Fault::answers_get) ? 200 : 405);
    if (!lets_in(request)) return answered(400);
    const Json body = Json::parse(request.body, nullptr, false);
    if (body.is_discarded()) return answered(has(Fault::answers_garbage) ? 200 : 400);
    const std::string skill = body["context"]["System"]["application"]["applicationId"];
    const bool is_ours = skill == "amzn1.ask.skill.small" || has(Fault::takes_other_skills);
    if (!is_ours || !is_fresh(body["request"]["timestamp"])) return answered(400);
    return skill_.post(request.body, {});
}

}    // namespace ask::tests
