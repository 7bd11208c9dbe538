#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "core/utf8.hpp"

namespace ask::app::detail {

// For a terminal: a text that may quote files or what servers said. Its lines stay lines.
inline std::string printable_lines(std::string_view text) {
    std::string shown;
    std::size_t begin = 0;
    for (std::size_t end = text.find('\n'); end != text.npos; end = text.find('\n', begin)) {
        shown += printable(text.substr(begin, end - begin)) + '\n';
        begin = end + 1;
    }
    shown += printable(text.substr(begin));
    return shown;
}

}    // namespace ask::app::detail
