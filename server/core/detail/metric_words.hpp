#pragma once

#include <array>
#include <string_view>

// The label values that a counter has from the start. Each is a word of the code that counts it: a
// test holds these lists against the sources.
namespace ask::detail::metric_words {

using Word = std::string_view;

inline constexpr std::array<Word, 3> faults{"undeclared", "labels", "overflow"};

// The admin port's are nobody's trouble.
inline constexpr std::array<Word, 1> servers{"endpoint"};
inline constexpr std::array<Word, 20> server_refusals{"bad_request",
                                                      "header_timeout",
                                                      "body_timeout",
                                                      "body_too_large",
                                                      "encoded_body",
                                                      "expectation",
                                                      "headers_too_large",
                                                      "draining",
                                                      "over_limit",
                                                      "unfinished_bytes",
                                                      "overload",
                                                      "too_many_requests",
                                                      "proxy_untrusted",
                                                      "proxy_header",
                                                      "proxy_header_timeout",
                                                      "tls",
                                                      "handshake_timeout",
                                                      "overload_handshake",
                                                      "accept_failed",
                                                      "flood"};

inline constexpr std::array<Word, 2> reloads{"loaded", "failed"};

inline constexpr std::array<Word, 22> refusals{
    "certificate_url_missing", "certificate_url_repeated",   "certificate_url_invalid",
    "signature_missing",       "signature_repeated",         "signature_not_base64",
    "signature_mismatch",      "chain_unavailable",          "chain_malformed",
    "chain_untrusted",         "certificate_expired",        "certificate_not_yet_valid",
    "certificate_wrong_name",  "certificate_key_unsuitable", "timestamp_missing",
    "timestamp_invalid",       "timestamp_too_old",          "timestamp_in_future",
    "application_id_missing",  "application_id_foreign",     "not_json",
    "not_an_envelope"};

inline constexpr std::array<Word, 8> certificate_downloads{"ok",
                                                           "chain_unavailable",
                                                           "chain_malformed",
                                                           "chain_untrusted",
                                                           "certificate_expired",
                                                           "certificate_not_yet_valid",
                                                           "certificate_wrong_name",
                                                           "certificate_key_unsuitable"};

inline constexpr std::array<Word, 6> apologies{"bug",     "conflict",    "not_found",
                                               "timeout", "unavailable", "response_breaks_rule"};

// Alexa's words.
inline constexpr std::array<Word, 8> session_errors{
    "INVALID_RESPONSE",         "DEVICE_COMMUNICATION_ERROR",
    "INTERNAL_SERVICE_ERROR",   "INTERNAL_SERVER_ERROR",
    "INTERNAL_ERROR",           "ENDPOINT_TIMEOUT",
    "INSUFFICIENT_PERMISSIONS", "other"};

inline constexpr std::array<Word, 4> product_calls{"list", "product", "transactions",
                                                   "voice_purchasing"};
inline constexpr std::array<Word, 11> product_outcomes{"ok",
                                                       "unavailable",
                                                       "timeout",
                                                       "invalid",
                                                       "too_large",
                                                       "throttled",
                                                       "token_refused",
                                                       "not_found",
                                                       "not_child_directed",
                                                       "bad_product_answer",
                                                       "endpoint_not_allowed"};

inline constexpr std::array<Word, 5> store_calls{"load", "commit", "erase", "shared_key", "probe"};
inline constexpr std::array<Word, 11> store_outcomes{
    "ok",           "unavailable",  "timeout", "invalid", "too_large",        "conflict",
    "newer_schema", "older_schema", "damaged", "refused", "other_user_naming"};

}    // namespace ask::detail::metric_words
