#include "core/log.hpp"

#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

#include <array>
#include <cmath>
#include <cstdio>

#include "core/clock.hpp"
#include "core/match.hpp"
#include "core/timestamp.hpp"

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

std::string_view name_of(LogLevel level) {
    constexpr std::array names{"debug", "info", "warning", "error", "off"};
    return names.at(static_cast<std::size_t>(level));
}

// A line stays one line and valid JSON, whatever a value holds.
void append_quoted(std::string& out, std::string_view text) {
    out += '"';
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\') {
            out += '\\';
            out += c;
        } else if (byte < 0x20 || byte == 0x7f) {
            std::array<char, 8> escaped{};
            std::snprintf(escaped.data(), escaped.size(), "\\u%04x", byte);
            out += escaped.data();
        } else {
            out += c;
        }
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
    out.append(name_of(line.level)).append(R"(","room":")").append(line.room);
    out.append(R"(","event":")").append(line.event).append("\"");
    for (const LogField& field : line.fields) {
        out.append(",\"").append(field.name).append("\":");
        append_value(out, field);
    }
    return out + '}';
}

std::string as_text(const Line& line) {
    std::string out = format_timestamp_ms(SystemClock{}.now()) + ' ';
    out.append(name_of(line.level)).append(" ").append(line.room).append(": ").append(line.event);
    for (const LogField& field : line.fields) {
        out.append(" ").append(field.name).append("=");
        append_value(out, field);
    }
    return out;
}

}    // namespace

struct Logger::Impl {
    LogLevel level;
    LogFormat format;
    spdlog::logger sink;
};

Logger::Logger(const LogOptions& options)
    : impl_(std::make_unique<Impl>(
          options.level, options.format,
          spdlog::logger("skilld", std::make_shared<spdlog::sinks::stderr_sink_mt>()))) {
    impl_->sink.set_pattern("%v");
    impl_->sink.set_level(spdlog_level(options.level));
    impl_->sink.set_error_handler([](const std::string&) {});
}

Logger::~Logger() = default;

void Logger::write(LogLevel level, std::string_view room, std::string_view event, Fields fields) {
    if (!impl_->sink.should_log(spdlog_level(level))) return;
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
