#pragma once

#include <array>
#include <concepts>
#include <cstdint>
#include <initializer_list>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "core/result.hpp"

namespace ask {

enum class LogLevel { debug, info, warning, error, off };
enum class LogFormat { json, text };

// Who writes lines. "handlers" is the skill's author.
inline constexpr std::array<std::string_view, 9> log_rooms{
    "app", "core", "endpoint", "handlers", "http", "isp", "skill", "store", "verify"};

[[nodiscard]] std::string_view to_text(LogLevel level);
// "debug", "info", "warning", "error" or "off"; nothing for any other word.
[[nodiscard]] std::optional<LogLevel> log_level(std::string_view word);

struct LogOptions {
    LogLevel level = LogLevel::info;
    LogFormat format = LogFormat::json;
    std::map<std::string, LogLevel> levels = {};    // of single rooms; others than log_rooms: none
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
// user id in clear, or text that a user said is ever a field. Whatever a field holds, the line is
// one line, valid UTF-8 and valid JSON; of a long text it has the first kilobyte.
// Who logs never waits for standard error: a thread of the logger's writes, at once and in order.
// What nobody reads waits, up to some thousand lines; then lines are dropped, counted, and told in
// one line, log_lines_dropped, once there is room again.
class Logger {
 public:
    explicit Logger(const LogOptions& options = {});
    ~Logger();    // writes what is left, for two seconds at most
    Logger(const Logger&) = delete;
    Logger& operator=(const Logger&) = delete;

    using Fields = std::initializer_list<LogField>;
    void debug(std::string_view room, std::string_view event, Fields fields = {});
    void info(std::string_view room, std::string_view event, Fields fields = {});
    void warning(std::string_view room, std::string_view event, Fields fields = {});
    void error(std::string_view room, std::string_view event, Fields fields = {});
    // At info, whatever the level is: what tells of the log itself.
    void always(std::string_view room, std::string_view event, Fields fields = {});
    // Returns when all lines before are written, after half a second at most.
    void flush();
    // Lines, ever, that standard error did not take.
    [[nodiscard]] std::uint64_t dropped() const;

    // From now on; lines below the level are not written.
    void set_level(LogLevel level);    // of every room
    // False, and nothing is changed, for what is no room.
    bool set_level(std::string_view room, LogLevel level);
    // What is no room has the level of LogOptions, or that of the last set_level for all.
    [[nodiscard]] LogLevel level(std::string_view room) const;

 private:
    struct Impl;
    void write(LogLevel level, std::string_view room, std::string_view event, Fields fields);
    void put(LogLevel level, std::string_view room, std::string_view event, Fields fields);
    std::unique_ptr<Impl> impl_;
};

}    // namespace ask
