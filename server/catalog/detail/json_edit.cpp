#include "catalog/detail/json_edit.hpp"

#include <algorithm>

namespace ask::catalog::detail {

namespace {

constexpr std::string_view blanks = " \t\r\n";

bool has_lines(std::string_view text) {
    return text.find('\n') != text.npos;
}

// Texts hold no raw line ends and no raw tabs, so that only the layout has them.
std::string with_layout(const OrderedJson& value, const JsonLayout& layout,
                        const std::string& indent) {
    std::string text;
    bool at_line_start = false;
    for (const char c : value.dump(1, '\t')) {
        if (c == '\n')
            text += layout.newline + indent;
        else if (c == '\t' && at_line_start)
            text += layout.unit;
        else
            text += c;
        at_line_start = c == '\n' || (c == '\t' && at_line_start);
    }
    return text;
}

// In one line, as {"a": 1, "b": [2, 3]}; padded: { "a": 1 }.
class LinePrinter {
 public:
    LinePrinter(bool spaced, bool padded) : gap_(spaced ? " " : ""), padding_(padded ? " " : "") {}

    std::string print(const OrderedJson& value) const {
        if (!value.is_structured() || value.empty()) return value.dump();
        const bool is_object = value.is_object();
        std::string text;
        for (const auto& [name, child] : value.items()) {
            if (!text.empty()) text += "," + gap_;
            if (is_object) text += OrderedJson(name).dump() + ":" + gap_;
            text += print(child);
        }
        return (is_object ? "{" : "[") + padding_ + text + padding_ + (is_object ? "}" : "]");
    }

 private:
    std::string gap_;
    std::string padding_;
};

}    // namespace

JsonLayout layout_of(std::string_view bytes) {
    JsonLayout layout;
    const auto first = bytes.find('\n');
    const auto value = bytes.find_last_not_of(blanks);
    layout.has_lines = first != bytes.npos && value != bytes.npos && first < value;
    if (layout.has_lines && first > 0 && bytes[first - 1] == '\r') layout.newline = "\r\n";
    if (!layout.has_lines) layout.has_spaces = bytes.find("\": ") != bytes.npos;
    for (auto at = first; layout.has_lines && at != bytes.npos; at = bytes.find('\n', at + 1)) {
        const auto text = std::min(bytes.find_first_not_of(" \t", at + 1), bytes.size());
        const bool has_text = text < bytes.size() && bytes[text] != '\n' && bytes[text] != '\r';
        if (!has_text || text == at + 1) continue;
        layout.unit = bytes.substr(at + 1, text - at - 1);
        break;
    }
    return layout;
}

std::string print_json(const OrderedJson& value, const JsonLayout& layout) {
    return with_layout(value, layout, "") + layout.newline;
}

void JsonEdit::append(const WrittenNode& list, const std::vector<OrderedJson>& items) {
    std::vector<Child> children;
    for (const OrderedJson& item : items) children.push_back({.name = "", .value = item});
    if (!children.empty()) add(list, children);
}

void JsonEdit::add_members(const WrittenNode& object, const OrderedJson& members) {
    const std::string colon = layout_.has_spaces ? ": " : ":";
    std::vector<Child> children;
    for (const auto& [name, value] : members.items()) {
        children.push_back({.name = OrderedJson(name).dump() + colon, .value = value});
    }
    if (!children.empty()) add(object, children);
}

void JsonEdit::replace(const WrittenNode& node, const OrderedJson& value) {
    const Child whole{.name = "", .value = value};
    changes_.push_back({.begin = node.begin,
                        .end = node.end,
                        .text = layout_.has_lines ? lines_of(whole, indent_at(node.begin))
                                                  : line_of(whole, false)});
}

void JsonEdit::add(const WrittenNode& container, const std::vector<Child>& children) {
    if (container.in.empty()) return fill(container, children);
    const WrittenNode& first = container.in.front();
    const WrittenNode& last = container.in.back();
    const auto bytes_between = [this](std::size_t begin, std::size_t end) {
        return bytes_.substr(begin, end - begin);
    };
    const bool in_lines = has_lines(bytes_between(container.begin, first.begin));
    const std::string_view neighbour = bytes_between(last.begin, last.end);
    const bool is_short = !in_lines || (!last.in.empty() && !has_lines(neighbour));
    const bool padded = neighbour.starts_with("{ ") || neighbour.starts_with("[ ");
    const std::string indent = indent_at(last.begin);
    std::string text;
    for (const Child& child : children) {
        text += ",";
        if (in_lines) text += layout_.newline + indent;
        if (!in_lines && layout_.has_spaces) text += " ";
        text += is_short ? line_of(child, padded) : lines_of(child, indent);
    }
    changes_.push_back({.begin = last.end, .end = last.end, .text = text});
}

// An empty container; of what it holds blanks give way and a comment stays.
void JsonEdit::fill(const WrittenNode& container, const std::vector<Child>& children) {
    const std::string outer = indent_at(container.begin);
    const std::string inner = outer + layout_.unit;
    std::string text;
    for (const Child& child : children) {
        if (!text.empty()) text += layout_.has_spaces && !layout_.has_lines ? ", " : ",";
        text += layout_.has_lines ? layout_.newline + inner + lines_of(child, inner)
                                  : line_of(child, false);
    }
    if (layout_.has_lines) text += layout_.newline + outer;
    const auto comment_end = bytes_.find_last_not_of(blanks, container.end - 2) + 1;
    changes_.push_back({.begin = comment_end, .end = container.end - 1, .text = text});
}

// The blanks before the first letter of the line in which this byte stands.
std::string JsonEdit::indent_at(std::size_t at) const {
    const auto newline = bytes_.rfind('\n', at);
    const std::size_t start = newline == bytes_.npos ? 0 : newline + 1;
    const auto text = std::min(bytes_.find_first_not_of(" \t", start), bytes_.size());
    return std::string(bytes_.substr(start, text - start));
}

std::string JsonEdit::lines_of(const Child& child, const std::string& indent) const {
    return child.name + with_layout(child.value, layout_, indent);
}

std::string JsonEdit::line_of(const Child& child, bool padded) const {
    return child.name + LinePrinter(layout_.has_spaces, padded).print(child.value);
}

std::string JsonEdit::text() const {
    std::vector<Change> sorted = changes_;
    std::sort(sorted.begin(), sorted.end(),
              [](const Change& a, const Change& b) { return a.begin < b.begin; });
    std::string text;
    std::size_t at = 0;
    for (const Change& change : sorted) {
        text += bytes_.substr(at, change.begin - at);
        text += change.text;
        at = change.end;
    }
    text += bytes_.substr(at);
    return text;
}

}    // namespace ask::catalog::detail
