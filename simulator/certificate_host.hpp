#pragma once

#include <string>

#include "http/message.hpp"
#include "simulator/amazon.hpp"

namespace ask::simulator {

// s3.amazonaws.com as far as Alexa uses it: the signing chain below /echo.api/, under every number
// up to the present one; 403 for all else, as S3 answers for what it does not show; 503 while down.
[[nodiscard]] http::Response answer_certificate_host(const Amazon& amazon,
                                                     const http::Request& request);

// The SignatureCertChainUrl of requests signed now.
[[nodiscard]] std::string certificate_url(const Amazon& amazon);

}    // namespace ask::simulator
