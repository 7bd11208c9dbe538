#include "verify/signature.hpp"

#include <cstdint>
#include <string>
#include <vector>

#include "app/detail/captured_headers.hpp"
#include "fuzz/alexa_chain.hpp"
#include "fuzz/hold.hpp"
#include "fuzz/targets.hpp"
#include "verify/detail/base64.hpp"
#include "verify/detail/origin.hpp"
#include "verify/explain.hpp"
#include "verify/reasons.hpp"

namespace ask::fuzz {

namespace {

namespace reasons = verify::reasons;

const std::string& chain_pem() {
    static const std::string pem = known_file("chain.pem");
    return pem;
}

// The one body that the key of the chain has ever signed; corpus/signature has its signature.
constexpr std::string_view signed_body = R"({"request":{"type":"LaunchRequest"}})";

std::string encoded(const std::vector<unsigned char>& bytes) {
    constexpr std::string_view alphabet =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string text;
    for (std::size_t at = 0; at < bytes.size(); at += 3) {
        std::uint32_t group = 0;
        for (std::size_t i = 0; i < 3; ++i) {
            group = group << 8U | (at + i < bytes.size() ? bytes[at + i] : 0U);
        }
        for (std::size_t i = 0; i < 4; ++i) {
            const bool is_there = at + i <= bytes.size();
            text += is_there ? alphabet[group >> (18U - 6U * i) & 63U] : '=';
        }
    }
    return text;
}

void check_base64(std::string_view text) {
    const auto bytes = verify::detail::decode_base64(text);
    if (!bytes) return hold_refusal(bytes.error(), {reasons::signature_not_base64});
    const auto first = text.find_first_not_of(" \t");
    const auto last = text.find_last_not_of(" \t");
    hold(encoded(*bytes) == text.substr(first, last - first + 1), "bytes have one base64");
}

void check_signature(std::string_view body, const std::string& base64) {
    static const auto chain = verify::Chain::validate(chain_pem(), known_root(), noon).value();
    const Result<void> held = verify::check_signature(chain, body, base64);
    if (!held) {
        hold_refusal(held.error(), {reasons::signature_not_base64, reasons::signature_mismatch});
    }
    hold(!held || body == signed_body, "only what was signed holds");
    hold(!verify::check_legacy_signature(chain, body, base64), "and never by the old digest");
}

void check_explanation(const http::Headers& headers, std::string_view body) {
    const verify::Capture capture{
        .headers = headers, .body = std::string(body), .chain_pem = chain_pem(), .claims = {}};
    const auto explanation = verify::explain(capture, known_root(), noon, {});
    hold(!explanation.accepted(), "without a timestamp nothing is accepted");
    for (const auto& finding : explanation.findings) {
        hold(!finding.rule.empty() && !finding.detail.empty(), "every rule is explained");
    }
}

}    // namespace

// A captured request: headers, an empty line, the body.
void signature(std::string_view bytes) {
    check_base64(bytes);
    const auto headers = app::detail::parse_captured_headers(bytes);
    if (!headers) return hold_refusal(headers.error(), {errors::invalid});
    const std::size_t end = bytes.find("\n\n");
    const std::string_view body = end == bytes.npos ? "" : bytes.substr(end + 2);
    const auto origin = verify::detail::read_origin(*headers);
    if (!origin) {
        hold_refusal(origin.error(),
                     {reasons::certificate_url_missing, reasons::certificate_url_repeated,
                      reasons::certificate_url_invalid, reasons::signature_missing,
                      reasons::signature_repeated, reasons::signature_not_base64});
    }
    if (origin) check_signature(body, origin->signature);
    check_explanation(*headers, body);
}

}    // namespace ask::fuzz
