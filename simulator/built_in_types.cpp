#include "simulator/built_in_types.hpp"

#include <algorithm>
#include <array>

#include "simulator/detail/calendar_words.hpp"
#include "simulator/detail/date_words.hpp"
#include "simulator/detail/duration_words.hpp"
#include "simulator/detail/number_words.hpp"
#include "simulator/detail/time_words.hpp"
#include "simulator/words.hpp"

namespace ask::simulator {

namespace {

using Value = std::optional<std::string>;

Value number(std::string_view phrase, std::string_view language, TimePoint) {
    return detail::number_in_digits(phrase, language);
}

Value four_digits(std::string_view phrase, std::string_view language, TimePoint) {
    return detail::four_digits(phrase, language);
}

Value ordinal(std::string_view phrase, std::string_view language, TimePoint) {
    const auto number = detail::ordinal_number(phrase, language);
    return number ? Value(std::to_string(*number)) : std::nullopt;
}

Value date(std::string_view phrase, std::string_view language, TimePoint now) {
    return detail::date_value(phrase, language, now);
}

Value time(std::string_view phrase, std::string_view language, TimePoint) {
    return detail::time_value(phrase, language);
}

Value duration(std::string_view phrase, std::string_view language, TimePoint) {
    return detail::duration_value(phrase, language);
}

// The word itself, where it means this kind of thing.
Value named(std::string_view phrase, std::string_view language, detail::CalendarWord kind) {
    const auto meaning = detail::calendar_meaning(phrase, language);
    return meaning && meaning->kind == kind ? Value(std::string(phrase)) : std::nullopt;
}

Value day_of_week(std::string_view phrase, std::string_view language, TimePoint) {
    return named(phrase, language, detail::CalendarWord::weekday);
}

Value month(std::string_view phrase, std::string_view language, TimePoint) {
    return named(phrase, language, detail::CalendarWord::month);
}

struct TypeReader {
    std::string_view name;
    Value (*value)(std::string_view phrase, std::string_view language, TimePoint now);
};

constexpr std::array type_readers{
    TypeReader{"AMAZON.NUMBER", number},     TypeReader{"AMAZON.FOUR_DIGIT_NUMBER", four_digits},
    TypeReader{"AMAZON.Ordinal", ordinal},   TypeReader{"AMAZON.ORDINAL", ordinal},
    TypeReader{"AMAZON.DATE", date},         TypeReader{"AMAZON.TIME", time},
    TypeReader{"AMAZON.DURATION", duration}, TypeReader{"AMAZON.DayOfWeek", day_of_week},
    TypeReader{"AMAZON.Month", month},
};

const TypeReader* find_reader(std::string_view type) {
    const auto found = std::find_if(type_readers.begin(), type_readers.end(),
                                    [type](const TypeReader& one) { return one.name == type; });
    return found == type_readers.end() ? nullptr : &*found;
}

}    // namespace

std::string_view language_of(const Locale& locale) {
    return std::string_view(locale.text()).substr(0, 2);
}

bool is_closed_type(std::string_view type, std::string_view language) {
    const bool is_known_well = language == "en" || language == "de";
    return is_known_well && find_reader(type) != nullptr;
}

std::optional<std::string> built_in_value(std::string_view type, std::string_view phrase,
                                          std::string_view language, TimePoint now) {
    const TypeReader* reader = find_reader(type);
    if (!reader) return std::nullopt;
    return reader->value(phrase, language, now);
}

std::string slot_value(std::string_view type, std::string_view phrase, std::string_view language,
                       TimePoint now) {
    if (auto value = built_in_value(type, comparable(phrase), language, now)) return *value;
    return is_closed_type(type, language) ? "?" : std::string(phrase);
}

}    // namespace ask::simulator
