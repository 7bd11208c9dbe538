#include "catalog/detail/parse_words.hpp"

#include <array>
#include <string_view>

namespace ask::catalog::detail {

namespace {

struct Wording {
    std::string_view library;
    std::string_view ours;
};

constexpr std::array wordings{
    Wording{"; expected '[', '{', or a literal", "; expected a value"},
    Wording{"; expected string literal", "; expected a name in double quotes"},
    Wording{"; expected '}'", "; expected ',' or '}'"},
    Wording{"; expected ']'", "; expected ',' or ']'"},
    Wording{"unexpected string literal", "unexpected text in quotes"},
    Wording{"unexpected number literal", "unexpected number"},
};

// "…; last read: '"abc'; expected ':'" → "…; expected ':'".
void leave_out_last_read(std::string& what) {
    const auto begin = what.find("; last read: '");
    if (begin == what.npos) return;
    const auto before_expected = what.rfind("'; expected ");
    const bool has_expected = before_expected != what.npos && before_expected > begin;
    const auto end = has_expected ? before_expected : what.rfind('\'');
    what.erase(begin, end + 1 - begin);
}

// "[json.exception.parse_error.101] parse error at line 1, column 8: syntax error while parsing
// value - unexpected …" → from "unexpected" on.
std::string without_preface(const std::string& what) {
    const auto dash = what.find(" - ");
    if (dash != what.npos) return what.substr(dash + 3);
    const auto bracket = what.find("] ");
    return bracket == what.npos ? what : what.substr(bracket + 2);
}

}    // namespace

std::string parse_words(std::string what) {
    leave_out_last_read(what);
    std::string words = without_preface(what);
    for (const auto& [library, ours] : wordings) {
        const auto at = words.find(library);
        if (at != words.npos) words.replace(at, library.size(), ours);
    }
    const bool is_bare = words.starts_with("invalid literal") && !words.contains("expected");
    if (is_bare) words += "; expected a value: {, [, a text, a number, true, false or null";
    return words;
}

}    // namespace ask::catalog::detail
