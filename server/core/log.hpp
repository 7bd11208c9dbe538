#pragma once

#include <cstdint>
#include <initializer_list>
#include <memory>
#include <string>
#include <string_view>
#include <variant>

#include "core/result.hpp"

namespace ask {

enum class LogLevel { debug, info, warning, error, off };
enum class LogFormat { json, text };

struct LogOptions {
    LogLevel level = LogLevel::info;
    LogFormat format = LogFormat::json;
};

// One named value of a log line. A Secret does not convert to one.
struct LogField {
    std::string_view name;
    std::variant<std::string_view, std::int64_t, double, bool> value;
    LogField(std::string_view n, std::string_view v) : name(n), value(v) {}
    LogField(std::string_view n, const std::string& v) : name(n), value(std::string_view(v)) {}
    LogField(std::string_view n, const char* v) : name(n), value(std::string_view(v)) {}
    LogField(std::string_view n, bool v) : name(n), value(v) {}
    LogField(std::string_view n, double v) : name(n), value(v) {}
    template <std::integral Number>
    LogField(std::string_view n, Number v) : name(n), value(static_cast<std::int64_t>(v)) {}
};

// Writes one line an event to standard error, as JSON or as text. Any thread; never throws.
// `room` and `event` are constants of the code; what varies goes into fields. No token, signature,
// user id in clear, or text that a user said is ever a field.
class Logger {
 public:
    explicit Logger(const LogOptions& options = {});
    ~Logger();
    Logger(const Logger&) = delete;
    Logger& operator=(const Logger&) = delete;

    using Fields = std::initializer_list<LogField>;
    void debug(std::string_view room, std::string_view event, Fields fields = {});
    void info(std::string_view room, std::string_view event, Fields fields = {});
    void warning(std::string_view room, std::string_view event, Fields fields = {});
    void error(std::string_view room, std::string_view event, Fields fields = {});
    void flush();

 private:
    struct Impl;
    void write(LogLevel level, std::string_view room, std::string_view event, Fields fields);
    std::unique_ptr<Impl> impl_;
};

}    // namespace ask
