#include "catalog/detail/release_date.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstddef>
#include <optional>

namespace ask::catalog::detail {

namespace {

// What the marks of a form have read: YYYY, MM, DD; ddd, the day of the year; NN and w, the week
// and its day; hh, mm, ss.
struct Parts {
    int year = 0;
    int month = 0;
    int day = 0;
    int day_of_year = 0;
    int week = 0;
    int day_of_week = 0;
    int hour = 0;
    int minute = 0;
    int second = 0;
};

int* part_of(Parts& parts, char mark) {
    switch (mark) {
        case 'Y':
            return &parts.year;
        case 'M':
            return &parts.month;
        case 'D':
            return &parts.day;
        case 'd':
            return &parts.day_of_year;
        case 'N':
            return &parts.week;
        case 'w':
            return &parts.day_of_week;
        case 'h':
            return &parts.hour;
        case 'm':
            return &parts.minute;
        case 's':
            return &parts.second;
        default:
            return nullptr;
    }
}

// A mark of the form stands for one digit, all else for itself.
bool reads(std::string_view form, std::string_view text, Parts& parts) {
    if (form.size() != text.size()) return false;
    for (std::size_t i = 0; i < form.size(); ++i) {
        int* part = part_of(parts, form[i]);
        const bool is_digit = text[i] >= '0' && text[i] <= '9';
        if (part ? !is_digit : form[i] != text[i]) return false;
        if (part) *part = *part * 10 + (text[i] - '0');
    }
    return true;
}

// By the first form that fits.
template <std::size_t count>
std::optional<Parts> read_by(const std::array<std::string_view, count>& forms,
                             std::string_view text) {
    for (const std::string_view form : forms) {
        Parts parts;
        if (reads(form, text, parts)) return parts;
    }
    return std::nullopt;
}

bool is_leap(int year) {
    return std::chrono::year{year}.is_leap();
}

// A year that begins on a Thursday, or a leap year on a Wednesday, has a week 53.
bool has_week_53(int year) {
    using namespace std::chrono;
    const weekday first{sys_days{std::chrono::year{year} / January / 1}};
    return first == Thursday || (first == Wednesday && is_leap(year));
}

bool is_day(std::string_view text) {
    constexpr std::array<std::string_view, 2> days{"YYYY-MM-DD", "YYYYMMDD"};
    constexpr std::array<std::string_view, 2> days_of_year{"YYYY-ddd", "YYYYddd"};
    constexpr std::array<std::string_view, 2> days_of_week{"YYYY-WNN-w", "YYYYWNNw"};
    if (const auto parts = read_by(days, text)) {
        return std::chrono::year_month_day{std::chrono::year{parts->year},
                                           std::chrono::month{static_cast<unsigned>(parts->month)},
                                           std::chrono::day{static_cast<unsigned>(parts->day)}}
            .ok();
    }
    if (const auto parts = read_by(days_of_year, text)) {
        const int longest = is_leap(parts->year) ? 366 : 365;
        return parts->day_of_year >= 1 && parts->day_of_year <= longest;
    }
    const auto parts = read_by(days_of_week, text);
    if (!parts || parts->day_of_week < 1 || parts->day_of_week > 7) return false;
    return parts->week >= 1 && parts->week <= (has_week_53(parts->year) ? 53 : 52);
}

// 60 is a leap second; 24:00 the day's end.
bool is_time(std::string_view text) {
    constexpr std::array<std::string_view, 5> times{"hh:mm:ss", "hhmmss", "hh:mm", "hhmm", "hh"};
    const auto point = text.find_first_of(".,");
    if (point != text.npos) {
        const std::string_view fraction = text.substr(point + 1);
        const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
        if (fraction.empty() || !std::ranges::all_of(fraction, is_digit)) return false;
    }
    const auto parts = read_by(times, text.substr(0, point));
    if (!parts || parts->minute > 59 || parts->second > 60) return false;
    const bool is_end = parts->hour == 24 && parts->minute == 0 && parts->second == 0;
    return parts->hour <= 23 || is_end;
}

bool is_zone(std::string_view text) {
    constexpr std::array<std::string_view, 3> offsets{"hh:mm", "hhmm", "hh"};
    if (text.empty() || text == "Z" || text == "z") return true;
    const auto parts = read_by(offsets, text.substr(1));
    return parts && parts->hour <= 23 && parts->minute <= 59;
}

bool is_date(std::string_view text) {
    const auto parting = text.find_first_of("Tt ");
    if (!is_day(text.substr(0, parting))) return false;
    if (parting == text.npos) return true;
    const std::string_view after = text.substr(parting + 1);
    const auto zone = std::min(after.find_first_of("Zz+-"), after.size());
    return is_time(after.substr(0, zone)) && is_zone(after.substr(zone));
}

}    // namespace

ReleaseDate judge_release_date(std::string_view text) {
    constexpr std::array<std::string_view, 3> known{"YYYY-MM-DDThh:mm:ssZ", "YYYY-MM-DDThh:mmZ",
                                                    "YYYY-MM-DD"};
    if (!is_date(text)) return ReleaseDate::no_date;
    return read_by(known, text) ? ReleaseDate::known_form : ReleaseDate::other_form;
}

}    // namespace ask::catalog::detail
