#pragma once

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>

#include "http/message.hpp"

namespace ask::fuzz {

// The bytes of a connection as they come: all at once, one by one, or in pieces between.
class Pieces {
 public:
    Pieces(std::string_view bytes, std::size_t size) : rest_(bytes), size_(size) {}
    [[nodiscard]] bool empty() const { return rest_.empty(); }
    void next_onto(std::string& buffer) {
        const std::size_t count = std::min(size_, rest_.size());
        buffer += rest_.substr(0, count);
        rest_.remove_prefix(count);
    }
    [[nodiscard]] std::string_view rest() const { return rest_; }

 private:
    std::string_view rest_;
    std::size_t size_;
};

inline bool is_framing(std::string_view name) {
    return http::same_name(name, "content-length") || http::same_name(name, "transfer-encoding") ||
           http::same_name(name, "trailer");
}

// The fields but for those that say how long the body is, which then has its length.
inline std::string sized_message(const std::string& first_line, const http::Headers& headers,
                                 const std::string& body) {
    std::string message = first_line + "\r\n";
    for (const auto& [name, value] : headers.fields()) {
        if (!is_framing(name)) message += name + ": " + value + "\r\n";
    }
    return message + "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
}

}    // namespace ask::fuzz
