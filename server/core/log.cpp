#include "core/log.hpp"

#include <spdlog/logger.h>
#include <spdlog/sinks/base_sink.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <cstddef>
#include <utility>

#include "core/detail/log_line.hpp"
#include "core/detail/log_writer.hpp"

namespace ask {

namespace {

constexpr std::array<std::string_view, 5> level_words{"debug", "info", "warning", "error", "off"};

std::string line_of_gap(std::uint64_t lines, LogFormat format) {
    return detail::text_of({.level = LogLevel::warning,
                            .room = "core",
                            .event = "log_lines_dropped",
                            .fields = {{"lines", lines}}},
                           format);
}

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

// spdlog's own sinks wait for standard error, and its asynchronous logger waits for its queue when
// it is flushed or ends; this one does neither.
class Sink final : public spdlog::sinks::sink {
 public:
    explicit Sink(detail::LogWriter::GapLine gap_line) : writer_(std::move(gap_line)) {}
    [[nodiscard]] const detail::LogWriter& writer() const { return writer_; }

    void log(const spdlog::details::log_msg& message) override {
        writer_.write(std::string(message.payload.data(), message.payload.size()));
    }
    void flush() override { writer_.flush(); }
    void set_pattern(const std::string&) override {}
    void set_formatter(std::unique_ptr<spdlog::formatter>) override {}

 private:
    detail::LogWriter writer_;
};

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
        : format(written),
          sink(std::make_shared<Sink>(
              [written](std::uint64_t lines) { return line_of_gap(lines, written); })),
          logger("skilld", sink) {
        logger.set_level(spdlog::level::trace);
        logger.set_error_handler([](const std::string&) {});
    }

    const LogFormat format;
    const std::shared_ptr<Sink> sink;
    spdlog::logger logger;
    std::array<std::atomic<LogLevel>, log_rooms.size() + 1> levels{};
};

Logger::Logger(const LogOptions& options) : impl_(std::make_unique<Impl>(options.format)) {
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
    put(level, room, event, fields);
}

void Logger::put(LogLevel level, std::string_view room, std::string_view event, Fields fields) {
    const std::string line = detail::text_of(
        {.level = level, .room = room, .event = event, .fields = fields}, impl_->format);
    impl_->logger.log(spdlog_level(level), spdlog::string_view_t(line));
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
void Logger::always(std::string_view room, std::string_view event, Fields fields) {
    put(LogLevel::info, room, event, fields);
}
void Logger::flush() {
    impl_->logger.flush();
}
std::uint64_t Logger::dropped() const {
    return impl_->sink->writer().dropped();
}

}    // namespace ask
