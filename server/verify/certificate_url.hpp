#pragma once

#include <string>
#include <string_view>

#include "core/result.hpp"

namespace ask::verify {

// Judges a SignatureCertChainUrl and gives its normal form, which is also the cache key:
// https://s3.amazonaws.com/echo.api/… with dot segments and double slashes resolved, no port, no
// query and no fragment: what is asked for is what is remembered, however it was written. Refused
// too are user information, percent encoding, every character outside RFC 3986's, and more than
// 1,024 characters. Errors: reasons::certificate_url_invalid, the context says which part broke
// Amazon's rule (scheme https, host s3.amazonaws.com, a file below /echo.api/, port 443).
[[nodiscard]] Result<std::string> judge_certificate_url(std::string_view url);

}    // namespace ask::verify
