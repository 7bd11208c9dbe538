#include "verify/detail/origin.hpp"

#include <string_view>

#include "verify/certificate_url.hpp"
#include "verify/detail/base64.hpp"
#include "verify/detail/text.hpp"
#include "verify/reasons.hpp"

namespace ask::verify::detail {

namespace {

// Two values could be taken for one another by two readers, so there must be exactly one.
struct HeaderRule {
    std::string_view name;
    ErrorCode missing;
    ErrorCode repeated;
};

constexpr HeaderRule certificate_url_rule{"SignatureCertChainUrl", reasons::certificate_url_missing,
                                          reasons::certificate_url_repeated};
constexpr HeaderRule signature_rule{"Signature-256", reasons::signature_missing,
                                    reasons::signature_repeated};

Result<std::string> read_one(const http::Headers& headers, const HeaderRule& rule) {
    const std::string name(rule.name);
    const std::size_t count = headers.count(rule.name);
    if (count > 1)
        return fail(rule.repeated, name + " is there " + std::to_string(count) + " times");
    const std::string* value = headers.find(rule.name);
    if (!value) return fail(rule.missing, name + " is absent");
    const std::string_view text = trimmed(*value);
    if (text.empty()) return fail(rule.missing, name + " is empty");
    return std::string(text);
}

}    // namespace

Result<std::string> read_certificate_url(const http::Headers& headers) {
    const Result<std::string> url = read_one(headers, certificate_url_rule);
    if (!url) return url;
    return judge_certificate_url(*url);
}

Result<std::string> read_signature(const http::Headers& headers) {
    Result<std::string> signature = read_one(headers, signature_rule);
    if (!signature) return signature;
    const auto bytes = decode_base64(*signature);
    if (!bytes) return propagate(bytes, "Signature-256");
    return signature;
}

Result<Origin> read_origin(const http::Headers& headers) {
    Result<std::string> url = read_certificate_url(headers);
    if (!url) return std::unexpected(url.error());
    Result<std::string> signature = read_signature(headers);
    if (!signature) return std::unexpected(signature.error());
    return Origin{std::move(*url), std::move(*signature)};
}

}    // namespace ask::verify::detail
