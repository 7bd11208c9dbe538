#pragma once

#include "core/result.hpp"

// Why a request is not accepted: for the log, the metrics and `skilld verify`. Outside it is only a
// status.
namespace ask::verify::reasons {
inline constexpr ErrorCode certificate_url_missing{"certificate_url_missing"};
inline constexpr ErrorCode certificate_url_repeated{"certificate_url_repeated"};
inline constexpr ErrorCode certificate_url_invalid{"certificate_url_invalid"};
// Signature alone counts as none.
inline constexpr ErrorCode signature_missing{"signature_missing"};
inline constexpr ErrorCode signature_repeated{"signature_repeated"};
inline constexpr ErrorCode signature_not_base64{"signature_not_base64"};
inline constexpr ErrorCode signature_mismatch{"signature_mismatch"};
inline constexpr ErrorCode chain_unavailable{"chain_unavailable"};    // not downloaded
inline constexpr ErrorCode chain_malformed{"chain_malformed"};        // not PEM, empty, too many
inline constexpr ErrorCode chain_untrusted{"chain_untrusted"};        // no path to a trusted root
inline constexpr ErrorCode certificate_expired{"certificate_expired"};
inline constexpr ErrorCode certificate_not_yet_valid{"certificate_not_yet_valid"};
inline constexpr ErrorCode certificate_wrong_name{"certificate_wrong_name"};
// Not RSA of at least 2,048 bits.
inline constexpr ErrorCode certificate_key_unsuitable{"certificate_key_unsuitable"};
inline constexpr ErrorCode timestamp_missing{"timestamp_missing"};
inline constexpr ErrorCode timestamp_invalid{"timestamp_invalid"};
inline constexpr ErrorCode timestamp_too_old{"timestamp_too_old"};
inline constexpr ErrorCode timestamp_in_future{"timestamp_in_future"};
inline constexpr ErrorCode application_id_missing{"application_id_missing"};
inline constexpr ErrorCode application_id_foreign{"application_id_foreign"};
}    // namespace ask::verify::reasons
