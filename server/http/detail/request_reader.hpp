#pragma once

#include <cstddef>
#include <memory>
#include <string>

#include "http/detail/header_rules.hpp"
#include "http/message.hpp"

namespace ask::http::detail {

struct RequestLimits {
    std::size_t header_bytes;
    std::size_t body_bytes;
};

// Makes one request out of the bytes of a connection, within limits. Knows no socket.
class RequestReader {
 public:
    enum class Step {
        more,    // needs more bytes
        head,    // the head is complete and fine; said once, and then feed again
        complete,
        refused,    // see refusal(); what follows on the connection cannot be understood
    };

    explicit RequestReader(const RequestLimits& limits);
    ~RequestReader();

    // Takes what belongs to this request from the front of `bytes`.
    Step feed(std::string& bytes);
    [[nodiscard]] Refusal refusal() const;

    // From Step::head on.
    [[nodiscard]] bool expects_continue() const;    // and the body has not begun
    [[nodiscard]] bool is_http11() const;
    [[nodiscard]] bool keep_alive() const;

    // What of the request is in memory here, in bytes, besides what was not taken from the
    // connection.
    [[nodiscard]] std::size_t held() const;

    // After Step::complete, once. The body is moved out; peer and deadline are the caller's.
    void move_into(Request& request);

 private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}    // namespace ask::http::detail
