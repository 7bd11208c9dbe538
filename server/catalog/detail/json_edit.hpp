#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/detail/written_json.hpp"

namespace ask::catalog::detail {

using OrderedJson = nlohmann::ordered_json;

// How a file was laid out by whoever wrote it.
struct JsonLayout {
    std::string newline = "\n";
    std::string unit = "  ";    // one step of indentation
    bool has_lines = true;      // false: all in one line
    bool has_spaces = true;     // after commas and colons within a line
};

[[nodiscard]] JsonLayout layout_of(std::string_view bytes);

// A whole file in this layout, with a line's end after it.
[[nodiscard]] std::string print_json(const OrderedJson& value, const JsonLayout& layout);

// Additions to a JSON file that leave every byte of it where it is. What is added looks like its
// neighbours. Bytes and tree must outlive it; a container may be added to once.
class JsonEdit {
 public:
    explicit JsonEdit(std::string_view bytes) : bytes_(bytes), layout_(layout_of(bytes)) {}

    // At the end of a list.
    void append(const WrittenNode& list, const std::vector<OrderedJson>& items);
    // At the end of an object.
    void add_members(const WrittenNode& object, const OrderedJson& members);
    // In place of a null.
    void replace(const WrittenNode& node, const OrderedJson& value);

    [[nodiscard]] bool empty() const { return changes_.empty(); }
    [[nodiscard]] std::string text() const;

 private:
    struct Change {
        std::size_t begin;
        std::size_t end;    // of the bytes that give way: blanks, or a null
        std::string text;
    };
    // One more child, as text.
    struct Child {
        std::string name;    // of a member, in quotes and with its colon
        OrderedJson value;
    };
    void add(const WrittenNode& container, const std::vector<Child>& children);
    void fill(const WrittenNode& container, const std::vector<Child>& children);
    [[nodiscard]] std::string indent_at(std::size_t at) const;
    [[nodiscard]] std::string lines_of(const Child& child, const std::string& indent) const;
    [[nodiscard]] std::string line_of(const Child& child, bool padded) const;

    std::string_view bytes_;
    JsonLayout layout_;
    std::vector<Change> changes_;
};

}    // namespace ask::catalog::detail
