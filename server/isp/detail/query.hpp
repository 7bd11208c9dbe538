#pragma once

#include <string>
#include <string_view>

namespace ask::isp::detail {

// Everything but RFC 3986's unreserved characters as %XX, for one path segment or query value.
[[nodiscard]] std::string percent_encode(std::string_view text);

// A path with its query, each value encoded.
class Target {
 public:
    explicit Target(std::string path) : text_(std::move(path)) {}
    // Nothing is added for an empty value.
    Target& add(std::string_view name, std::string_view value);
    [[nodiscard]] const std::string& text() const { return text_; }

 private:
    std::string text_;
    bool has_query_ = false;
};

}    // namespace ask::isp::detail
