#pragma once

#include <cstddef>
#include <string_view>

#include "http/message.hpp"

namespace ask::http::detail {

// Why the server answers by itself; `status` 0 stands for "no fault".
struct Refusal {
    unsigned status = 0;
    std::string_view reason;    // a metric's label
    explicit operator bool() const { return status != 0; }
};

namespace refusals {
inline constexpr Refusal none{};
inline constexpr Refusal bad_request{400, "bad_request"};
inline constexpr Refusal header_timeout{408, "header_timeout"};
inline constexpr Refusal body_timeout{408, "body_timeout"};
inline constexpr Refusal body_too_large{413, "body_too_large"};
inline constexpr Refusal encoded_body{415, "encoded_body"};
inline constexpr Refusal expectation{417, "expectation"};
inline constexpr Refusal headers_too_large{431, "headers_too_large"};
inline constexpr Refusal draining{503, "draining"};
inline constexpr Refusal over_limit{503, "over_limit"};
inline constexpr Refusal unfinished_bytes{503, "unfinished_bytes"};
inline constexpr Refusal overload{503, "overload"};
inline constexpr Refusal too_many_requests{503, "too_many_requests"};
}    // namespace refusals

// Looks at a request's head as far as it has come. Finds its end and, as early as possible, what
// two readers could understand differently: bare CR or LF, control characters, folded lines, a
// first line that is not HTTP/1.0 or 1.1. Remembers where it was: a head that trickles in byte by
// byte costs no more than one that comes at once.
class HeadScan {
 public:
    // True when `head`, which may have grown since, is complete or faulty.
    [[nodiscard]] bool advance(std::string_view head);
    [[nodiscard]] bool faulty() const { return faulty_; }
    // Where the head ends, after the empty line.
    [[nodiscard]] std::size_t size() const { return at_; }
    // Lines so far. In memory each takes a hundred bytes, however short it is.
    [[nodiscard]] std::size_t lines() const { return lines_; }

 private:
    bool line_ends(std::string_view head);

    std::size_t at_ = 0;
    std::size_t line_ = 0;    // where the present line begins
    std::size_t lines_ = 0;
    bool faulty_ = false;
};

// The rules about how fields fit together: one Host, one Content-Length made of digits, not with
// Transfer-Encoding, which must be "chunked" alone; a coding of the body or an expectation that we
// do not know.
[[nodiscard]] Refusal field_fault(const Headers& headers, bool http11);

// Whether a field may be written: a token as its name, no control characters in its value.
[[nodiscard]] bool may_be_written(const Headers::Field& field);

}    // namespace ask::http::detail
