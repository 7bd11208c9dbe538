#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "http/message.hpp"
#include "simulator/amazon.hpp"

namespace ask::simulator {

// s3.amazonaws.com as far as Alexa uses it: the signing chain below /echo.api/, under every number
// of the world's up to the present one, and without a number, as `skilld sign` names the first
// world's; 403 for all else, as S3 answers for what it does not show; 503 while it is down or hangs
// (the waiting is the caller's), a web page while it talks garbage.
[[nodiscard]] http::Response answer_certificate_host(const Amazon& amazon,
                                                     const http::Request& request);

// The SignatureCertChainUrl of requests signed now: /echo.api/echo-api-cert-<world>-<number>.pem.
[[nodiscard]] std::string certificate_url(const Amazon& amazon);
// That and the key, for SkillEndpoint::post.
[[nodiscard]] SigningIdentity signing_identity(const Amazon& amazon);
// Whose chain a path names; nothing: no world's.
[[nodiscard]] std::optional<int> world_of_certificate(std::string_view target);

}    // namespace ask::simulator
