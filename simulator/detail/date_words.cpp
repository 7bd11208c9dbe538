#include "simulator/detail/date_words.hpp"

#include <algorithm>
#include <chrono>
#include <vector>

#include "simulator/detail/calendar_words.hpp"
#include "simulator/detail/number_words.hpp"
#include "simulator/words.hpp"

namespace ask::simulator::detail {

namespace {

using std::chrono::day;
using std::chrono::days;
using std::chrono::month;
using std::chrono::months;
using std::chrono::sys_days;
using std::chrono::year;
using std::chrono::year_month;
using std::chrono::year_month_day;
using Text = std::optional<std::string>;

// A word with a meaning of its own, or words between such: a number perhaps.
struct Part {
    std::optional<CalendarMeaning> meaning;
    std::string number;
};

std::string two_digits(unsigned number) {
    return (number < 10 ? "0" : "") + std::to_string(number);
}

std::string text_of(year_month at) {
    return std::to_string(static_cast<int>(at.year())) + "-" +
           two_digits(static_cast<unsigned>(at.month()));
}

std::string text_of(sys_days at) {
    const year_month_day date(at);
    return text_of(year_month(date.year(), date.month())) + "-" +
           two_digits(static_cast<unsigned>(date.day()));
}

// 0 Monday … 6 Sunday.
int weekday_of(sys_days at) {
    return static_cast<int>(std::chrono::weekday(at).iso_encoding()) - 1;
}

// ISO 8601: the week belongs to the year of its Thursday.
std::string week_of(sys_days at) {
    const sys_days thursday = at + days(3 - weekday_of(at));
    const year_month_day date(thursday);
    const sys_days first = sys_days(date.year() / 1 / 1);
    const auto number = static_cast<unsigned>((thursday - first).count() / 7 + 1);
    return std::to_string(static_cast<int>(date.year())) + "-W" + two_digits(number);
}

// Splits a phrase at the words with a meaning; fillers are dropped, the longest phrase wins.
class Reader {
 public:
    Reader(std::string_view phrase, std::string_view language)
        : words_(split_at_spaces(phrase)), language_(language) {
        while (at_ < words_.size()) take();
    }

    std::vector<Part> parts;

 private:
    void take() {
        for (std::size_t count = std::min<std::size_t>(3, words_.size() - at_); count > 0;
             --count) {
            const auto meaning = calendar_meaning(phrase(count), language_);
            if (!meaning) continue;
            at_ += count;
            if (meaning->kind != CalendarWord::filler) parts.push_back({meaning, ""});
            return;
        }
        const bool goes_on = !parts.empty() && !parts.back().meaning;
        if (!goes_on) parts.push_back({std::nullopt, ""});
        std::string& number = parts.back().number;
        if (!number.empty()) number += ' ';
        number += words_[at_++];
    }

    [[nodiscard]] std::string phrase(std::size_t count) const {
        std::string text(words_[at_]);
        for (std::size_t more = 1; more < count; ++more) {
            text += ' ';
            text += words_[at_ + more];
        }
        return text;
    }

    std::vector<std::string_view> words_;
    std::string_view language_;
    std::size_t at_ = 0;
};

class DateReader {
 public:
    DateReader(std::string_view language, TimePoint now)
        : language_(language), today_(std::chrono::floor<days>(now)) {}

    [[nodiscard]] Text read(const std::vector<Part>& parts) const {
        if (parts.size() == 1) return parts[0].meaning ? single(*parts[0].meaning) : Text();
        if (parts.size() == 2) return pair(parts[0], parts[1]);
        const bool is_day_month_year = parts.size() == 3 && !parts[0].meaning &&
                                       is(parts[1], CalendarWord::month) && !parts[2].meaning;
        if (!is_day_month_year) return std::nullopt;
        const auto stated = four_digits(parts[2].number, language_);
        const auto number = day_number(parts[0].number);
        if (!stated || !number) return std::nullopt;
        return date(year(std::stoi(*stated)), parts[1].meaning->value, *number);
    }

 private:
    static bool is(const Part& part, CalendarWord kind) {
        return part.meaning && part.meaning->kind == kind;
    }

    [[nodiscard]] Text single(const CalendarMeaning& meaning) const {
        if (meaning.kind == CalendarWord::now) return "PRESENT_REF";
        if (meaning.kind == CalendarWord::day_offset) return text_of(today_ + days(meaning.value));
        if (meaning.kind == CalendarWord::weekday) return text_of(next_weekday(meaning.value));
        if (meaning.kind != CalendarWord::month) return std::nullopt;
        return text_of(next_month(static_cast<unsigned>(meaning.value)));
    }

    [[nodiscard]] Text pair(const Part& first, const Part& second) const {
        if (is(first, CalendarWord::relation) && second.meaning) {
            return related(first.meaning->value, *second.meaning);
        }
        if (is(first, CalendarWord::month) && !second.meaning) {
            return month_and(first.meaning->value, second.number);
        }
        if (is(second, CalendarWord::month) && !first.meaning) {
            const auto number = day_number(first.number);
            return number ? day_of(second.meaning->value, *number) : Text();
        }
        return std::nullopt;
    }

    [[nodiscard]] Text related(int relation, const CalendarMeaning& to) const {
        const sys_days same_day = today_ + days(7 * relation);
        const year_month_day now(today_);
        switch (to.kind) {
            case CalendarWord::weekday:
                if (relation < 0) return text_of(next_weekday(to.value) - days(7));
                return text_of(next_weekday(to.value));
            case CalendarWord::week:
                return week_of(same_day);
            case CalendarWord::weekend:
                return week_of(same_day) + "-WE";
            case CalendarWord::month_unit:
                return text_of(year_month(now.year(), now.month()) + months(relation));
            case CalendarWord::year_unit:
                return std::to_string(static_cast<int>(now.year()) + relation);
            default:
                return std::nullopt;
        }
    }

    // "december fifth", "december fifth twenty twenty six", "december 2026".
    [[nodiscard]] Text month_and(int in_month, const std::string& words) const {
        if (const auto number = day_number(words)) return day_of(in_month, *number);
        if (const auto stated = four_digits(words, language_)) {
            return text_of(
                year_month(year(std::stoi(*stated)), month(static_cast<unsigned>(in_month))));
        }
        for (auto space = words.find(' '); space != words.npos;
             space = words.find(' ', space + 1)) {
            const auto number = day_number(words.substr(0, space));
            const auto stated = four_digits(words.substr(space + 1), language_);
            if (number && stated) return date(year(std::stoi(*stated)), in_month, *number);
        }
        return std::nullopt;
    }

    [[nodiscard]] std::optional<int> day_number(const std::string& words) const {
        auto number = ordinal_number(words, language_);
        if (!number) number = small_number(words, language_);
        const bool is_day = number && *number >= 1 && *number <= 31;
        return is_day ? number : std::nullopt;
    }

    // Of this year, or of the next where it has passed.
    [[nodiscard]] Text day_of(int in_month, int number) const {
        const year this_year = year_month_day(today_).year();
        Text text = date(this_year, in_month, number);
        if (text && *text >= text_of(today_)) return text;
        return date(this_year + std::chrono::years(1), in_month, number);
    }

    [[nodiscard]] static Text date(year in_year, int in_month, int number) {
        const year_month_day at(in_year, month(static_cast<unsigned>(in_month)),
                                day(static_cast<unsigned>(number)));
        if (!at.ok()) return std::nullopt;
        return text_of(sys_days(at));
    }

    [[nodiscard]] sys_days next_weekday(int wanted) const {
        const int ahead = (wanted - weekday_of(today_) + 7) % 7;
        return today_ + days(ahead == 0 ? 7 : ahead);
    }

    [[nodiscard]] year_month next_month(unsigned wanted) const {
        const year_month_day now(today_);
        const bool has_passed = wanted < static_cast<unsigned>(now.month());
        return {now.year() + std::chrono::years(has_passed ? 1 : 0), month(wanted)};
    }

    std::string_view language_;
    sys_days today_;
};

// "2026 12 05": hyphens part words.
Text numeric_date(std::string_view phrase) {
    const auto is_shape = [](std::size_t at, char c) {
        const char expected = "9999 99 99"[at];
        return expected == ' ' ? c == ' ' : c >= '0' && c <= '9';
    };
    if (phrase.size() != 10) return std::nullopt;
    std::string text(phrase);
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (!is_shape(at, text[at])) return std::nullopt;
        if (text[at] == ' ') text[at] = '-';
    }
    const year_month_day date(year(std::stoi(text.substr(0, 4))),
                              month(static_cast<unsigned>(std::stoi(text.substr(5, 2)))),
                              day(static_cast<unsigned>(std::stoi(text.substr(8, 2)))));
    return date.ok() ? Text(text) : std::nullopt;
}

}    // namespace

std::optional<std::string> date_value(std::string_view phrase, std::string_view language,
                                      TimePoint now) {
    if (auto numeric = numeric_date(phrase)) return numeric;
    return DateReader(language, now).read(Reader(phrase, language).parts);
}

}    // namespace ask::simulator::detail
