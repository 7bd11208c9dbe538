#include "core/timestamp.hpp"

#include <array>
#include <charconv>
#include <cstdint>
#include <cstdio>
#include <optional>

namespace ask {

namespace {

using namespace std::chrono;

// Takes text off the front, piece by piece.
class Reader {
 public:
    explicit Reader(std::string_view text) : rest_(text) {}

    bool skip(char expected) {
        if (rest_.empty() || rest_.front() != expected) return false;
        rest_.remove_prefix(1);
        return true;
    }
    std::optional<int> digits(std::size_t count) {
        if (rest_.size() < count) return std::nullopt;
        int value = 0;
        for (const char c : rest_.substr(0, count)) {
            if (c < '0' || c > '9') return std::nullopt;
            value = value * 10 + (c - '0');
        }
        rest_.remove_prefix(count);
        return value;
    }
    std::optional<nanoseconds> fraction() {
        std::int64_t value = 0;
        std::int64_t unit = 1'000'000'000;
        std::size_t count = 0;
        while (count < rest_.size() && rest_[count] >= '0' && rest_[count] <= '9') {
            unit /= 10;
            value += unit * (rest_[count++] - '0');
        }
        if (count == 0 || count > 30) return std::nullopt;
        rest_.remove_prefix(count);
        return nanoseconds{value};
    }
    [[nodiscard]] bool at_end() const { return rest_.empty(); }

 private:
    std::string_view rest_;
};

std::optional<sys_days> read_date(Reader& in) {
    const auto y = in.digits(4);
    if (!y || !in.skip('-')) return std::nullopt;
    const auto m = in.digits(2);
    if (!m || !in.skip('-')) return std::nullopt;
    const auto d = in.digits(2);
    if (!d || *y < 1970) return std::nullopt;
    const year_month_day date{year{*y}, month{static_cast<unsigned>(*m)},
                              day{static_cast<unsigned>(*d)}};
    if (!date.ok()) return std::nullopt;
    return sys_days{date};
}

// 60 is a leap second; 24:00:00 is not a time of Alexa's.
std::optional<nanoseconds> read_time_of_day(Reader& in) {
    const auto h = in.digits(2);
    if (!h || !in.skip(':')) return std::nullopt;
    const auto m = in.digits(2);
    if (!m || !in.skip(':')) return std::nullopt;
    const auto s = in.digits(2);
    if (!s || *h > 23 || *m > 59 || *s > 60) return std::nullopt;
    nanoseconds time = hours{*h} + minutes{*m} + seconds{*s};
    if (!in.skip('.')) return time;
    const auto part = in.fraction();
    if (!part) return std::nullopt;
    return time + *part;
}

std::optional<minutes> read_zone(Reader& in) {
    if (in.skip('Z')) return minutes{0};
    const bool east = in.skip('+');
    if (!east && !in.skip('-')) return std::nullopt;
    const auto h = in.digits(2);
    in.skip(':');
    const auto m = in.digits(2);
    if (!h || !m || *h > 23 || *m > 59) return std::nullopt;
    const minutes offset = hours{*h} + minutes{*m};
    return east ? offset : -offset;
}

// The text in a log line, whatever a caller put there.
std::string shown(std::string_view text) {
    std::string out;
    for (const char c : text.substr(0, 40)) out += c >= ' ' && c <= '~' ? c : '?';
    return '"' + out + '"';
}

std::string format(TimePoint at, bool with_ms) {
    const auto day_point = floor<days>(at);
    const year_month_day date{day_point};
    const hh_mm_ss time{floor<milliseconds>(at - day_point)};
    std::array<char, 64> out{};
    const int length = std::snprintf(
        out.data(), out.size(), "%04d-%02u-%02uT%02d:%02d:%02d", static_cast<int>(date.year()),
        static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
        static_cast<int>(time.hours().count()), static_cast<int>(time.minutes().count()),
        static_cast<int>(time.seconds().count()));
    std::string text(out.data(), static_cast<std::size_t>(length));
    if (with_ms) {
        std::snprintf(out.data(), out.size(), ".%03d", static_cast<int>(time.subseconds().count()));
        text += out.data();
    }
    return text + 'Z';
}

}    // namespace

Result<TimePoint> parse_timestamp(std::string_view text) {
    Reader in(text);
    const auto date = read_date(in);
    const auto time = date && in.skip('T') ? read_time_of_day(in) : std::nullopt;
    const auto zone = time ? read_zone(in) : std::nullopt;
    if (!zone || !in.at_end()) {
        return fail(errors::invalid, "not an ISO 8601 time with a zone: " + shown(text));
    }
    // The clock ends in the year 2262; every later time reads as its end.
    if (*date + days{1} >= floor<days>(TimePoint::max())) return TimePoint::max();
    const TimePoint at{
        duration_cast<TimePoint::duration>(date->time_since_epoch() + *time - *zone)};
    // East of Greenwich 1970 began in 1969, which could be written and not be read again.
    if (at < TimePoint{}) return fail(errors::invalid, "before 1970: " + shown(text));
    return at;
}

std::string format_timestamp(TimePoint at) {
    return format(at, false);
}
std::string format_timestamp_ms(TimePoint at) {
    return format(at, true);
}

}    // namespace ask
