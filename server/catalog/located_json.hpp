#pragma once

#include <cstddef>
#include <cstdint>
#include <expected>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "model/json.hpp"

namespace ask::catalog {

// A place in a text. Both count from 1; a column is a character (code point), not a byte.
struct TextPosition {
    std::size_t line = 1;
    std::size_t column = 1;
    friend bool operator==(const TextPosition&, const TextPosition&) = default;
};

// Why a text is refused; the names are the rule ids that reports give.
namespace json_rules {
inline constexpr std::string_view unreadable = "file-unreadable";
inline constexpr std::string_view too_large = "file-too-large";
inline constexpr std::string_view encoding = "json-encoding";
inline constexpr std::string_view syntax = "json-syntax";
inline constexpr std::string_view depth = "json-depth";
}    // namespace json_rules

// What keeps a text from being read as JSON: one line.
struct JsonFault {
    std::string_view rule;    // one of json_rules
    TextPosition at;
    std::string message;    // "unexpected '}'; expected '[', '{', or a literal"
};

struct JsonLimits {
    std::size_t bytes = 1U << 20U;
    std::size_t depth = 64;         // objects and lists within each other
    std::size_t values = 50'000;    // more than any file that a person keeps up
};

// A member that its object has already. The value that stands last is the one that is read.
struct DuplicateKey {
    std::string pointer;
    TextPosition first;
    TextPosition again;
};

namespace detail {
struct JsonNode;
struct JsonTree;
struct TextAnchor;
}    // namespace detail

// A JSON text with the line and column of every value and key: for files of Amazon's format, which
// are to be told exactly what is wrong with them (products, ask-resources.json).
// Accepted: RFC 8259 in UTF-8, with or without a byte order mark, within JsonLimits (1 MB, 64 deep,
// 50,000 values unless told otherwise); no comments. Repeated keys are read and told.
class LocatedJson {
 public:
    // Never throws, whatever the bytes are.
    [[nodiscard]] static std::expected<LocatedJson, JsonFault> parse(std::string text,
                                                                     const JsonLimits& limits = {});
    [[nodiscard]] static std::expected<LocatedJson, JsonFault> read(
        const std::filesystem::path& file, const JsonLimits& limits = {});

    LocatedJson(LocatedJson&&) noexcept;
    LocatedJson& operator=(LocatedJson&&) noexcept;
    ~LocatedJson();

    [[nodiscard]] const Json& root() const { return root_; }
    // Where the value at a JSON pointer (RFC 6901) begins, and where its key does: an item of a
    // list has no key, so its value is told. Where the pointer leads nowhere: the nearest value
    // around it.
    [[nodiscard]] TextPosition value_at(std::string_view pointer) const;
    [[nodiscard]] TextPosition key_at(std::string_view pointer) const;
    // At most a hundred.
    [[nodiscard]] const std::vector<DuplicateKey>& duplicate_keys() const { return duplicates_; }
    [[nodiscard]] bool has_byte_order_mark() const { return has_mark_; }

 private:
    LocatedJson(std::string text, bool has_mark, detail::JsonTree tree);
    [[nodiscard]] std::uint32_t node_at(std::string_view pointer) const;
    [[nodiscard]] TextPosition position(std::size_t offset) const;

    std::string text_;    // without the mark
    bool has_mark_;
    Json root_;
    std::vector<detail::JsonNode> nodes_;    // point to the keys within root_
    std::vector<detail::TextAnchor> anchors_;
    std::vector<DuplicateKey> duplicates_;
};

// "/a/b" and "c/d" → "/a/b/c~1d".
[[nodiscard]] std::string join_pointer(std::string_view pointer, std::string_view token);
// "/a/c~1d" → "a", "c/d".
[[nodiscard]] std::vector<std::string> split_pointer(std::string_view pointer);

}    // namespace ask::catalog
