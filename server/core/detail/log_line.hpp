#pragma once

#include <string>
#include <string_view>

#include "core/log.hpp"

namespace ask::detail {

struct LogLine {
    LogLevel level;
    std::string_view room;
    std::string_view event;
    Logger::Fields fields;
};

// As it is written, with the time of now and the line's end. One line, valid UTF-8 and, as JSON,
// valid JSON, whatever a field holds.
[[nodiscard]] std::string text_of(const LogLine& line, LogFormat format);

}    // namespace ask::detail
