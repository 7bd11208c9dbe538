#pragma once

#include <optional>
#include <string_view>

namespace ask::simulator::detail {

// What a word means when somebody speaks of a date.
enum class CalendarWord {
    day_offset,    // value: days from today
    weekday,       // value: 0 Monday … 6 Sunday
    month,         // value: 1 … 12
    relation,      // value: -1 last, 0 this, 1 next
    week,
    weekend,
    month_unit,
    year_unit,
    now,
    filler,    // of, on, the: says nothing
};

struct CalendarMeaning {
    CalendarWord kind = CalendarWord::filler;
    int value = 0;
};

// The meaning of a word or of a fixed phrase ("day after tomorrow") in a language.
[[nodiscard]] std::optional<CalendarMeaning> calendar_meaning(std::string_view phrase,
                                                              std::string_view language);

}    // namespace ask::simulator::detail
