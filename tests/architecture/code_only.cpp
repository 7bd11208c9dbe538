#include <algorithm>
#include <cctype>

#include "architecture/source.hpp"

namespace architecture {

namespace {

// Reads a source from left to right and copies what is code; everything else becomes spaces.
class Blanker {
 public:
    explicit Blanker(std::string_view text) : text_(text), code_(text) {}

    std::string run() {
        while (at_ < text_.size()) step();
        return std::move(code_);
    }

 private:
    void step() {
        if (next_is("//")) return blank_to(text_.find('\n', at_));
        if (next_is("/*")) return blank_past("*/", at_ + 2);
        if (next_is("R\"") && !in_a_word()) return raw_string();
        if (text_[at_] == '"') return quoted('"');
        if (text_[at_] == '\'' && !in_a_word()) return quoted('\'');    // else it parts digits
        if (text_[at_] == '#' && at_line_start_) return directive();
        if (std::isspace(static_cast<unsigned char>(text_[at_])) == 0) at_line_start_ = false;
        if (text_[at_] == '\n') at_line_start_ = true;
        ++at_;
    }

    [[nodiscard]] bool next_is(std::string_view word) const {
        return text_.substr(at_).starts_with(word);
    }
    [[nodiscard]] bool in_a_word() const {
        if (at_ == 0) return false;
        const auto before = static_cast<unsigned char>(text_[at_ - 1]);
        return std::isalnum(before) != 0 || before == '_';
    }

    void blank_to(std::size_t end) {
        for (end = std::min(end, text_.size()); at_ < end; ++at_) {
            if (text_[at_] != '\n') code_[at_] = ' ';
        }
    }
    void blank_past(std::string_view closing, std::size_t from) {
        const auto found = text_.find(closing, from);
        blank_to(found == std::string_view::npos ? found : found + closing.size());
    }
    void raw_string() {
        const auto open = text_.find('(', at_);
        if (open == std::string_view::npos) return blank_to(open);
        const std::string delimiter(text_.substr(at_ + 2, open - at_ - 2));
        blank_past(")" + delimiter + "\"", open);
    }
    void quoted(char quote) {
        auto end = at_ + 1;
        while (end < text_.size() && text_[end] != quote) end += text_[end] == '\\' ? 2 : 1;
        blank_to(end + 1);
        at_line_start_ = false;
    }
    void directive() {
        auto end = text_.find('\n', at_);
        while (end != std::string_view::npos && text_[end - 1] == '\\')
            end = text_.find('\n', end + 1);
        blank_to(end);
    }

    std::string_view text_;
    std::string code_;
    std::size_t at_ = 0;
    bool at_line_start_ = true;
};

}    // namespace

std::string code_only(std::string_view text) {
    return Blanker(text).run();
}

}    // namespace architecture
