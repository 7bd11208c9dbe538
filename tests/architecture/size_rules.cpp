#include "architecture/size_rules.hpp"

#include <algorithm>
#include <cctype>
#include <string_view>

namespace architecture {

namespace {

enum class Block {
    scope,
    function,
    other
};    // scope: a namespace or a class, whose inside counts

bool has_word(std::string_view text, std::string_view word) {
    const auto part_of_a_word = [](char c) {
        return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_';
    };
    for (auto at = text.find(word); at != std::string_view::npos; at = text.find(word, at + 1)) {
        const auto end = at + word.size();
        const bool begins = at == 0 || !part_of_a_word(text[at - 1]);
        if (begins && (end == text.size() || !part_of_a_word(text[end]))) return true;
    }
    return false;
}

std::string_view trimmed(std::string_view text) {
    const auto first = text.find_first_not_of(" \n");
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(" \n") - first + 1);
}

// What stands before an opening brace says what the brace opens.
Block opened_by(std::string_view head) {
    head = trimmed(head);
    if (has_word(head, "enum")) return Block::other;
    const bool has_parameters = head.find(')') != std::string_view::npos;
    if (has_parameters) {
        const bool is_value = std::string_view("=(,").find(head.back()) != std::string_view::npos;
        return is_value ? Block::other : Block::function;
    }
    for (std::string_view word : {"namespace", "class", "struct", "union", "extern"}) {
        if (has_word(head, word)) return Block::scope;
    }
    return Block::other;
}

std::size_t line_at(std::string_view text, std::size_t at) {
    const auto before = text.substr(0, at);
    return 1 + static_cast<std::size_t>(std::ranges::count(before, '\n'));
}

// Follows the braces of a source that holds code only.
class Braces {
 public:
    explicit Braces(std::string_view code) : code_(code) {}

    std::vector<Function> run() {
        for (at_ = 0; at_ < code_.size(); ++at_) {
            if (code_[at_] == '{') open();
            if (code_[at_] == '}') close();
            if (ends_a_head()) head_ = at_ + 1;
        }
        return std::move(functions_);
    }

 private:
    [[nodiscard]] bool ends_a_head() const {
        return code_[at_] == '{' || code_[at_] == '}' || code_[at_] == ';';
    }
    void open() {
        const bool counts = std::ranges::all_of(blocks_, [](Block b) { return b == Block::scope; });
        const auto head = code_.substr(head_, at_ - head_);
        const Block block = counts ? opened_by(head) : Block::other;
        blocks_.push_back(block);
        if (block == Block::function) {
            const auto begin = std::min(code_.find_first_not_of(" \n", head_), at_);
            functions_.push_back({line_at(code_, begin), 0});
        }
    }
    void close() {
        if (blocks_.empty()) return;
        if (blocks_.back() == Block::function) functions_.back().last = line_at(code_, at_);
        blocks_.pop_back();
    }

    std::string_view code_;
    std::size_t at_ = 0;
    std::size_t head_ = 0;    // where what stands before the next brace begins
    std::vector<Block> blocks_;
    std::vector<Function> functions_;
};

std::size_t columns_of(std::string_view line) {
    return static_cast<std::size_t>(std::ranges::count_if(
        line, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

std::string too_many(std::size_t found, std::string_view of_what, std::size_t most) {
    return std::to_string(found) + std::string(of_what) + ", at most " + std::to_string(most);
}

}    // namespace

std::vector<Function> functions_of(const std::string& text) {
    const std::string code = code_only(text);
    return Braces(code).run();
}

Faults size_faults(const Source& source) {
    Faults faults;
    const auto lines = lines_of(source.text);
    if (lines.size() > most_lines_of_a_file) {
        const auto what = too_many(lines.size(), " lines in a file", most_lines_of_a_file);
        faults.push_back(fault_at(source, lines.size(), what));
    }
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const auto columns = columns_of(lines[i]);
        if (columns <= most_columns) continue;
        faults.push_back(fault_at(source, i + 1, too_many(columns, " columns", most_columns)));
    }
    for (const auto& [first, last] : functions_of(source.text)) {
        const auto length = last + 1 - first;
        if (length <= most_lines_of_a_function) continue;
        const auto what = too_many(length, " lines in a function", most_lines_of_a_function);
        faults.push_back(fault_at(source, first, what));
    }
    return faults;
}

}    // namespace architecture
