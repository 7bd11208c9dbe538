#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/deadline.hpp"
#include "core/result.hpp"
#include "core/secret.hpp"

namespace ask::http {

// Field names and the words of field values are compared without case, ASCII only.
[[nodiscard]] bool same_name(std::string_view a, std::string_view b);

// Header fields in the order they came, names compared without case, duplicates kept.
class Headers {
 public:
    using Field = std::pair<std::string, std::string>;

    void add(std::string name, std::string value) {
        fields_.emplace_back(std::move(name), std::move(value));
    }
    // The first value, or nullptr.
    [[nodiscard]] const std::string* find(std::string_view name) const;
    [[nodiscard]] std::size_t count(std::string_view name) const;
    [[nodiscard]] const std::vector<Field>& fields() const { return fields_; }

 private:
    std::vector<Field> fields_;
};

// A request as the server received it: `body` is the very bytes after transfer decoding.
struct Request {
    std::string method;
    std::string target;    // path and query, as sent
    Headers headers;
    std::string body;
    // The client's address, with its port where known: the other end of the connection, or whom a
    // trusted balancer says it serves. For the log; nothing is decided by it.
    std::string peer;
    Deadline deadline;    // fixed when the message was complete
};

struct Response {
    unsigned status = 200;
    Headers headers;    // Content-Length, Connection, Date and Server are the server's business
    std::string body;
    bool close = false;    // end the connection after this answer
};

// A request to be sent. `url` is absolute; user information and fragments are refused.
struct OutgoingRequest {
    std::string method = "GET";
    std::string url;
    Headers headers;
    std::string body;
    std::size_t most_bytes = 1U << 20U;    // a longer response body is errors::too_large
};

}    // namespace ask::http
