#pragma once

#include <initializer_list>
#include <string>
#include <string_view>

#include "model/json.hpp"

namespace handlers::detail {

// What is wrong with the author's files, a line each.
class Faults {
 public:
    void in_file(std::string file) { file_ = std::move(file); }
    void add(std::string_view pointer, std::string_view what);
    [[nodiscard]] bool none() const { return text_.empty(); }
    [[nodiscard]] const std::string& text() const { return text_; }

 private:
    std::string file_;
    std::string text_;
};

// A value with its place in the file, for messages.
struct Node {
    const ask::Json& value;
    std::string pointer;
    Faults& faults;

    void fault(std::string_view what) const { faults.add(pointer, what); }
    [[nodiscard]] Node at(std::string_view key) const;    // null where it is missing
    [[nodiscard]] Node at(std::size_t index) const;
};

using Keys = std::initializer_list<std::string_view>;

// What does not fit is a fault; each then gives something harmless.
[[nodiscard]] bool is_object_of(const Node& node, const Keys& known);
[[nodiscard]] bool is_filled_list(const Node& node);
[[nodiscard]] std::string read_text(const Node& node);
// Alexa refuses a whole answer whose SSML is not well-formed: the commonest slips are found here.
[[nodiscard]] std::string read_ssml(const Node& node);
[[nodiscard]] int read_number(const Node& node, int least);
// Ids travel in tokens and slot values, so their letters are few.
[[nodiscard]] std::string read_id(const Node& node);

}    // namespace handlers::detail
