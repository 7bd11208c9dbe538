#include "simulator/detail/time_words.hpp"

#include <algorithm>
#include <array>

#include "simulator/detail/number_words.hpp"
#include "simulator/words.hpp"

namespace ask::simulator::detail {

namespace {

using Text = std::optional<std::string>;

struct Fixed {
    std::string_view language;
    std::string_view phrase;
    std::string_view value;
};

constexpr std::array fixed{
    Fixed{"en", "noon", "12:00"},        Fixed{"en", "midday", "12:00"},
    Fixed{"en", "midnight", "00:00"},    Fixed{"en", "morning", "MO"},
    Fixed{"en", "this morning", "MO"},   Fixed{"en", "afternoon", "AF"},
    Fixed{"en", "this afternoon", "AF"}, Fixed{"en", "evening", "EV"},
    Fixed{"en", "this evening", "EV"},   Fixed{"en", "night", "NI"},
    Fixed{"en", "tonight", "NI"},        Fixed{"de", "mittag", "12:00"},
    Fixed{"de", "mittags", "12:00"},     Fixed{"de", "mitternacht", "00:00"},
    Fixed{"de", "morgens", "MO"},        Fixed{"de", "vormittag", "MO"},
    Fixed{"de", "nachmittag", "AF"},     Fixed{"de", "nachmittags", "AF"},
    Fixed{"de", "abend", "EV"},          Fixed{"de", "abends", "EV"},
    Fixed{"de", "nacht", "NI"},          Fixed{"de", "nachts", "NI"},
};

enum class Half { unsaid, before_noon, after_noon };

// What people say behind an hour to tell which half of the day they mean.
struct Ending {
    std::string_view language;
    std::string_view phrase;
    Half half;
};

constexpr std::array endings{
    Ending{"en", " a m", Half::before_noon},
    Ending{"en", " am", Half::before_noon},
    Ending{"en", " p m", Half::after_noon},
    Ending{"en", " pm", Half::after_noon},
    Ending{"en", " in the morning", Half::before_noon},
    Ending{"en", " in the afternoon", Half::after_noon},
    Ending{"en", " in the evening", Half::after_noon},
    Ending{"en", " at night", Half::after_noon},
    Ending{"de", " morgens", Half::before_noon},
    Ending{"de", " vormittags", Half::before_noon},
    Ending{"de", " nachmittags", Half::after_noon},
    Ending{"de", " abends", Half::after_noon},
};

// "5pm" is one word when it is typed.
Half cut_typed_half(std::string_view& phrase) {
    for (const std::string_view half : {"am", "pm"}) {
        const bool is_digit_before = phrase.size() > 2 && phrase.ends_with(half) &&
                                     phrase[phrase.size() - 3] >= '0' &&
                                     phrase[phrase.size() - 3] <= '9';
        if (!is_digit_before) continue;
        phrase.remove_suffix(2);
        return half == "am" ? Half::before_noon : Half::after_noon;
    }
    return Half::unsaid;
}

Half cut_half(std::string_view& phrase, std::string_view language) {
    for (const Ending& ending : endings) {
        if (ending.language != language || !phrase.ends_with(ending.phrase)) continue;
        phrase.remove_suffix(ending.phrase.size());
        return ending.half;
    }
    return language == "en" ? cut_typed_half(phrase) : Half::unsaid;
}

std::string two_digits(int number) {
    return (number < 10 ? "0" : "") + std::to_string(number);
}

Text clock_time(int minutes, Half half) {
    int hour = minutes / 60;
    const bool is_twelve_hours = half != Half::unsaid;
    if (is_twelve_hours && (hour < 1 || hour > 12)) return std::nullopt;
    if (half == Half::after_noon && hour < 12) hour += 12;
    if (half == Half::before_noon && hour == 12) hour = 0;
    return two_digits(hour) + ":" + two_digits(minutes % 60);
}

std::optional<int> hour_of(std::string_view phrase, std::string_view language) {
    const auto hour = small_number(phrase, language);
    return hour && *hour < 24 ? hour : std::nullopt;
}

// "thirty", "oh five", "05".
std::optional<int> minute_of(std::string_view phrase, std::string_view language) {
    if (phrase.starts_with("oh ")) phrase.remove_prefix(3);
    const auto minute = small_number(phrase, language);
    return minute && *minute < 60 ? minute : std::nullopt;
}

// Words between the minutes and the hour of "ten past five", and which way they count.
struct Relation {
    std::string_view language;
    std::string_view word;
    int sign;
};
constexpr std::array relations{
    Relation{"en", " past ", 1},    Relation{"en", " after ", 1}, Relation{"en", " to ", -1},
    Relation{"en", " before ", -1}, Relation{"de", " nach ", 1},  Relation{"de", " vor ", -1},
};

std::optional<int> span_of(std::string_view phrase, std::string_view language) {
    for (const std::string_view unit : {" minutes", " minute", " minuten"}) {
        if (phrase.ends_with(unit)) phrase.remove_suffix(unit.size());
    }
    if (phrase == "quarter" || phrase == "a quarter" || phrase == "viertel") return 15;
    if (phrase == "half") return 30;
    return minute_of(phrase, language);
}

std::optional<int> related_minutes(std::string_view phrase, std::string_view language) {
    for (const Relation& relation : relations) {
        const auto at = phrase.find(relation.word);
        if (relation.language != language || at == phrase.npos) continue;
        const auto span = span_of(phrase.substr(0, at), language);
        const auto hour = hour_of(phrase.substr(at + relation.word.size()), language);
        if (!span || !hour) return std::nullopt;
        return (*hour * 60 + relation.sign * *span + 24 * 60) % (24 * 60);
    }
    return std::nullopt;
}

// Minutes since midnight: "five thirty", "17 30", "fünf uhr dreißig", "halb sechs".
std::optional<int> minutes_of(std::string_view phrase, std::string_view language) {
    if (const auto related = related_minutes(phrase, language)) return related;
    if (language == "de" && phrase.starts_with("halb ")) {
        const auto hour = hour_of(phrase.substr(5), language);
        if (!hour) return std::nullopt;
        return (*hour * 60 + 23 * 60 + 30) % (24 * 60);
    }
    for (const std::string_view mark : {" oclock", " uhr"}) {
        if (phrase.ends_with(mark)) phrase.remove_suffix(mark.size());
    }
    if (const auto hour = hour_of(phrase, language)) return *hour * 60;
    const auto space = phrase.find(' ');
    if (space == phrase.npos) return std::nullopt;
    std::string_view rest = phrase.substr(space + 1);
    if (rest.starts_with("uhr ")) rest.remove_prefix(4);
    const auto hour = hour_of(phrase.substr(0, space), language);
    const auto minute = minute_of(rest, language);
    if (!hour || !minute) return std::nullopt;
    return *hour * 60 + *minute;
}

}    // namespace

std::optional<std::string> time_value(std::string_view phrase, std::string_view language) {
    const auto found = std::find_if(fixed.begin(), fixed.end(), [&](const Fixed& one) {
        return one.language == language && one.phrase == phrase;
    });
    if (found != fixed.end()) return std::string(found->value);
    const Half half = cut_half(phrase, language);
    const auto minutes = minutes_of(phrase, language);
    if (!minutes) return std::nullopt;
    return clock_time(*minutes, half);
}

}    // namespace ask::simulator::detail
