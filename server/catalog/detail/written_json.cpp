#include "catalog/detail/written_json.hpp"

#include <algorithm>
#include <set>
#include <utility>

#include "catalog/detail/characters.hpp"
#include "catalog/detail/json_text.hpp"
#include "catalog/detail/text_position.hpp"

namespace ask::catalog::detail {

namespace {

constexpr int deepest = 128;

// Reads from left to right. The first fault ends it: all that follow it are its consequence.
class Parser {
 public:
    explicit Parser(std::string_view bytes) : bytes_(bytes) {}

    std::expected<WrittenJson, JsonFault> run() {
        if (bytes_.starts_with(byte_order_mark)) at_ = byte_order_mark.size();
        WrittenJson written;
        skip_blanks();
        const bool whole = is_utf8() && read_value(written.root, 0) && ends_here();
        if (!whole) return std::unexpected(fault_);
        written.comment_at = comment_at_;
        return written;
    }

 private:
    bool stop(std::size_t at, std::string_view rule, std::string what) {
        fault_ = {.rule = rule, .at = position_in(bytes_, at), .message = std::move(what)};
        return false;
    }
    bool expected(const std::string& what) {
        const bool ends = at_ >= bytes_.size();
        return stop(at_, json_rules::syntax,
                    "expected " + what + (ends ? ", and the file ends" : ""));
    }
    bool is_utf8() {
        auto fault = encoding_fault(bytes_);
        if (!fault) return true;
        fault_ = std::move(*fault);
        return false;
    }

    [[nodiscard]] bool next_is(std::string_view text) const {
        return bytes_.substr(at_).starts_with(text);
    }
    bool take(char c) {
        if (at_ >= bytes_.size() || bytes_[at_] != c) return false;
        ++at_;
        return true;
    }
    void skip_comment() {
        if (!comment_at_) comment_at_ = at_;
        const std::string_view closing = next_is("//") ? "\n" : "*/";
        const auto end = bytes_.find(closing, at_ + 2);
        at_ = end == bytes_.npos ? bytes_.size() : end + closing.size();
    }
    void skip_blanks() {
        while (at_ < bytes_.size()) {
            if (next_is("//") || next_is("/*"))
                skip_comment();
            else if (std::string_view(" \t\r\n").find(bytes_[at_]) != std::string_view::npos)
                ++at_;
            else
                return;
        }
    }
    bool ends_here() {
        skip_blanks();
        return at_ == bytes_.size() || expected("nothing more after the value");
    }

    bool read_value(WrittenNode& node, int depth) {
        if (depth > deepest)
            return stop(at_, json_rules::depth, "this is nested deeper than 128 levels");
        node.begin = at_;
        const bool read = next_is("{")    ? read_object(node, depth)
                          : next_is("[")  ? read_array(node, depth)
                          : next_is("\"") ? read_string(node)
                                          : read_word(node);
        node.end = at_;
        return read;
    }

    bool read_object(WrittenNode& node, int depth) {
        node.kind = WrittenKind::object;
        std::set<std::string, std::less<>> names;
        ++at_;
        skip_blanks();
        if (take('}')) return true;
        while (read_member(node, names, depth)) {
            skip_blanks();
            if (take('}')) return true;
            if (!take(',')) return expected("a comma or }");
            skip_blanks();
        }
        return false;
    }
    bool read_member(WrittenNode& node, std::set<std::string, std::less<>>& names, int depth) {
        const std::size_t name_at = at_;
        WrittenNode name;
        if (!next_is("\"")) return expected("a member's name in double quotes");
        if (!read_string(name)) return false;
        if (!names.insert(name.text).second) {
            return stop(name_at, repeated_key_rule,
                        "the member " + in_quotes(name.text) + " is there twice: keep one");
        }
        skip_blanks();
        if (!take(':')) return expected("a colon after " + in_quotes(name.text));
        skip_blanks();
        WrittenNode& member = node.in.emplace_back();
        member.name = name.text;
        member.pointer = join_pointer(node.pointer, name.text);
        return read_value(member, depth + 1);
    }
    bool read_array(WrittenNode& node, int depth) {
        node.kind = WrittenKind::array;
        ++at_;
        skip_blanks();
        if (take(']')) return true;
        while (true) {
            WrittenNode& item = node.in.emplace_back();
            item.pointer = node.pointer + "/" + std::to_string(node.in.size() - 1);
            if (!read_value(item, depth + 1)) return false;
            skip_blanks();
            if (take(']')) return true;
            if (!take(',')) return expected("a comma or ]");
            skip_blanks();
        }
    }

    // Escapes, numbers and words are the library's business; it is given one token at a time.
    bool read_string(WrittenNode& node) {
        const std::size_t open = at_;
        node.kind = WrittenKind::string;
        std::size_t close = open + 1;
        while (close < bytes_.size() && bytes_[close] != '"' && bytes_[close] != '\n') {
            close += bytes_[close] == '\\' ? 2 : 1;
        }
        if (close >= bytes_.size() || bytes_[close] != '"') {
            return stop(open, json_rules::syntax, "this text has no closing quote on its line");
        }
        const Json text = Json::parse(bytes_.substr(open, close + 1 - open), nullptr, false);
        if (!text.is_string()) {
            return stop(open, json_rules::syntax,
                        "this text has an escape that JSON does not know, or a raw tab");
        }
        node.text = text.get<std::string>();
        at_ = close + 1;
        return true;
    }
    bool read_word(WrittenNode& node) {
        const auto end = std::min(bytes_.find_first_of(" \t\r\n,[]{}:/\"", at_), bytes_.size());
        const std::string_view token = bytes_.substr(at_, end - at_);
        // The library would pass over a mark before every token.
        if (token.starts_with(byte_order_mark)) return expected("no byte order mark in here");
        const Json word = Json::parse(token, nullptr, false);
        if (word.is_discarded()) return expected("a value: {, [, a text, a number, true or false");
        node.kind = word.is_null()      ? WrittenKind::null
                    : word.is_boolean() ? WrittenKind::boolean
                                        : WrittenKind::number;
        node.text = token;
        at_ = end;
        return true;
    }

    std::string_view bytes_;
    std::size_t at_ = 0;
    std::optional<std::size_t> comment_at_;
    JsonFault fault_{.rule = json_rules::syntax, .at = {}, .message = {}};
};

}    // namespace

const WrittenNode* WrittenNode::find(std::string_view member) const {
    if (kind != WrittenKind::object) return nullptr;
    const auto found = std::find_if(
        in.begin(), in.end(), [member](const WrittenNode& one) { return one.name == member; });
    return found == in.end() ? nullptr : &*found;
}

const WrittenNode* WrittenNode::given(std::string_view member) const {
    const WrittenNode* found = find(member);
    return found && !found->is(WrittenKind::null) ? found : nullptr;
}

std::string_view WrittenNode::text_of(std::string_view member) const {
    const WrittenNode* found = find(member);
    return found && found->is(WrittenKind::string) ? std::string_view(found->text) : "";
}

std::expected<WrittenJson, JsonFault> parse_written_json(std::string_view bytes) {
    return Parser(bytes).run();
}

}    // namespace ask::catalog::detail
