#pragma once

#include <string_view>
#include <vector>

namespace ask::skill::detail {

// "Play {title} now" is "Play ", title, " now".
struct TemplatePart {
    std::string_view text;    // of the text given; a placeholder without its braces
    bool is_placeholder = false;
};

struct Template {
    std::vector<TemplatePart> parts;
    bool is_whole = true;    // false: a brace was no placeholder, and was taken as text
};

// A placeholder's name is of ASCII letters, digits and underscores.
[[nodiscard]] Template split_template(std::string_view text);

}    // namespace ask::skill::detail
