#include "core/log.hpp"

#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <cmath>
#include <cstddef>
#include <cstdio>

#include "core/clock.hpp"
#include "core/match.hpp"
#include "core/timestamp.hpp"
#include "core/utf8.hpp"

namespace ask {

namespace {

spdlog::level::level_enum spdlog_level(LogLevel level) {
    switch (level) {
        case LogLevel::debug:
            return spdlog::level::debug;
        case LogLevel::info:
            return spdlog::level::info;
        case LogLevel::warning:
            return spdlog::level::warn;
        case LogLevel::error:
            return spdlog::level::err;
        case LogLevel::off:
            break;
    }
    return spdlog::level::off;
}

constexpr std::array<std::string_view, 5> level_words{"debug", "info", "warning", "error", "off"};

// A whole line of faults goes into one field at times, and what peers send goes into some.
constexpr std::size_t longest_text = 1'024;

// A line stays one line and valid JSON, whatever a value holds.
void append_quoted(std::string& out, std::string_view whole) {
    std::string_view text = beginning_of(whole, longest_text);
    out += '"';
    while (!text.empty()) {
        const CodePoint next = first_code_point(text);
        const auto byte = static_cast<unsigned char>(text.front());
        if (!next.valid) {
            append_utf8(out, next.value);
        } else if (byte == '"' || byte == '\\') {
            out.append("\\").append(text.substr(0, 1));
        } else if (byte < 0x20 || byte == 0x7f) {
            std::array<char, 8> escaped{};
            std::snprintf(escaped.data(), escaped.size(), "\\u%04x", byte);
            out += escaped.data();
        } else {
            out.append(text.substr(0, next.bytes));
        }
        text.remove_prefix(next.bytes);
    }
    out += '"';
}

void append_value(std::string& out, const LogField& field) {
    std::visit(Match{
                   [&](std::string_view text) { append_quoted(out, text); },
                   [&](std::int64_t number) { out += std::to_string(number); },
                   [&](double number) {
                       out += std::isfinite(number) ? fmt::format("{:.3f}", number) : "null";
                   },
                   [&](bool flag) { out += flag ? "true" : "false"; },
               },
               field.value);
}

struct Line {
    LogLevel level;
    std::string_view room;
    std::string_view event;
    Logger::Fields fields;
};

std::string as_json(const Line& line) {
    std::string out = R"({"at":")" + format_timestamp_ms(SystemClock{}.now()) + R"(","level":")";
    out.append(to_text(line.level)).append(R"(","room":")").append(line.room);
    out.append(R"(","event":")").append(line.event).append("\"");
    for (const LogField& field : line.fields) {
        out.append(",\"").append(field.name).append("\":");
        append_value(out, field);
    }
    return out + '}';
}

std::string as_text(const Line& line) {
    std::string out = format_timestamp_ms(SystemClock{}.now()) + ' ';
    out.append(to_text(line.level)).append(" ").append(line.room).append(": ").append(line.event);
    for (const LogField& field : line.fields) {
        out.append(" ").append(field.name).append("=");
        append_value(out, field);
    }
    return out;
}

// A place for each room, and the last one for whatever is none.
std::size_t place_of(std::string_view room) {
    const auto found = std::ranges::find(log_rooms, room);
    return static_cast<std::size_t>(std::ranges::distance(log_rooms.begin(), found));
}

}    // namespace

std::string_view to_text(LogLevel level) {
    return level_words.at(static_cast<std::size_t>(level));
}

std::optional<LogLevel> log_level(std::string_view word) {
    const auto found = std::ranges::find(level_words, word);
    if (found == level_words.end()) return std::nullopt;
    return static_cast<LogLevel>(std::ranges::distance(level_words.begin(), found));
}

struct Logger::Impl {
    explicit Impl(LogFormat written)
        : format(written), sink("skilld", std::make_shared<spdlog::sinks::stderr_sink_mt>()) {}

    LogFormat format;
    spdlog::logger sink;
    std::array<std::atomic<LogLevel>, log_rooms.size() + 1> levels{};
};

Logger::Logger(const LogOptions& options) : impl_(std::make_unique<Impl>(options.format)) {
    impl_->sink.set_pattern("%v");
    impl_->sink.set_level(spdlog::level::trace);
    impl_->sink.set_error_handler([](const std::string&) {});
    set_level(options.level);
    for (const auto& [room, level] : options.levels) set_level(room, level);
}

Logger::~Logger() = default;

void Logger::set_level(LogLevel level) {
    for (std::atomic<LogLevel>& of_room : impl_->levels) of_room = level;
}

bool Logger::set_level(std::string_view room, LogLevel level) {
    const std::size_t place = place_of(room);
    if (place == log_rooms.size()) return false;
    impl_->levels.at(place) = level;
    return true;
}

LogLevel Logger::level(std::string_view room) const {
    return impl_->levels.at(place_of(room));
}

void Logger::write(LogLevel level, std::string_view room, std::string_view event, Fields fields) {
    if (level < this->level(room)) return;
    const Line line{level, room, event, fields};
    const std::string text = impl_->format == LogFormat::json ? as_json(line) : as_text(line);
    impl_->sink.log(spdlog_level(level), text);
}

void Logger::debug(std::string_view room, std::string_view event, Fields fields) {
    write(LogLevel::debug, room, event, fields);
}
void Logger::info(std::string_view room, std::string_view event, Fields fields) {
    write(LogLevel::info, room, event, fields);
}
void Logger::warning(std::string_view room, std::string_view event, Fields fields) {
    write(LogLevel::warning, room, event, fields);
}
void Logger::error(std::string_view room, std::string_view event, Fields fields) {
    write(LogLevel::error, room, event, fields);
}
void Logger::flush() {
    impl_->sink.flush();
}

}    // namespace ask
