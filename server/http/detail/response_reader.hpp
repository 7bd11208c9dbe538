#pragma once

#include <cstddef>
#include <memory>
#include <string>

#include "core/result.hpp"
#include "http/message.hpp"

namespace ask::http::detail {

struct ResponseLimits {
    bool to_head;    // answers HEAD: no body, whatever the fields say
    std::size_t header_bytes;
    std::size_t body_bytes;
};

// Makes one response out of the bytes of a connection, within limits. Interim (1xx) answers are
// passed over. Knows no socket.
class ResponseReader {
 public:
    enum class Step { more, complete, failed };

    explicit ResponseReader(const ResponseLimits& limits);
    ~ResponseReader();

    // Takes what belongs to this response from the front of `bytes`.
    Step feed(std::string& bytes);
    // The connection has ended; `orderly` when the peer said so. A body without a length is
    // complete only then: cut off it looks the same.
    Step end(bool orderly);
    // After Step::failed: bad_response, errors::too_large or connection_broken.
    [[nodiscard]] const Error& error() const;
    // At least one byte of a response came.
    [[nodiscard]] bool begun() const;
    [[nodiscard]] bool keep_alive() const;
    // After Step::complete, once.
    [[nodiscard]] Response take();

 private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}    // namespace ask::http::detail
