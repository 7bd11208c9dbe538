#include "simulator/built_in_types.hpp"

#include <catch2/catch_test_macros.hpp>
#include <string>

#include "core/timestamp.hpp"
#include "simulator/words.hpp"

namespace {

using namespace ask;

// A Thursday.
const TimePoint now = *parse_timestamp("2026-01-15T09:30:00Z");

struct Case {
    const char* type;
    const char* language;
    const char* said;
    const char* value;    // nullptr: none
};

void check(const Case& one) {
    INFO(one.type << " " << one.language << " " << one.said);
    const auto value =
        simulator::built_in_value(one.type, simulator::comparable(one.said), one.language, now);
    CHECK(value.value_or("none") == (one.value ? one.value : "none"));
}

}    // namespace

TEST_CASE("numbers, four digits and ordinals are given in digits") {
    const Case cases[] = {
        {"AMAZON.NUMBER", "en", "five", "5"},
        {"AMAZON.NUMBER", "en", "42", "42"},
        {"AMAZON.NUMBER", "en", "1,000", "1000"},
        {"AMAZON.NUMBER", "en", "twenty-one", "21"},
        {"AMAZON.NUMBER", "en", "nine hundred and ninety nine", "999"},
        {"AMAZON.NUMBER", "en", "a hundred", "100"},
        {"AMAZON.NUMBER", "en", "seven eleven", nullptr},
        {"AMAZON.NUMBER", "en", "many", nullptr},
        {"AMAZON.NUMBER", "en", "hundred", nullptr},
        {"AMAZON.NUMBER", "de", "Zwölf", "12"},
        {"AMAZON.NUMBER", "de", "einundzwanzig", "21"},
        {"AMAZON.NUMBER", "de", "neunhundertneunundneunzig", "999"},
        {"AMAZON.NUMBER", "de", "hundert", "100"},
        {"AMAZON.NUMBER", "de", "hunderte", nullptr},
        {"AMAZON.NUMBER", "fr", "dix-sept", "17"},
        {"AMAZON.NUMBER", "es", "dieciséis", "16"},
        {"AMAZON.NUMBER", "it", "venti", "20"},
        {"AMAZON.NUMBER", "pt", "três", "3"},
        {"AMAZON.NUMBER", "ja", "12", "12"},
        {"AMAZON.FOUR_DIGIT_NUMBER", "en", "1985", "1985"},
        {"AMAZON.FOUR_DIGIT_NUMBER", "en", "nineteen eighty five", "1985"},
        {"AMAZON.FOUR_DIGIT_NUMBER", "en", "six oh four five", "6045"},
        {"AMAZON.FOUR_DIGIT_NUMBER", "en", "two thousand and five", "2005"},
        {"AMAZON.FOUR_DIGIT_NUMBER", "de", "neunzehnhundertfünfundachtzig", "1985"},
        {"AMAZON.FOUR_DIGIT_NUMBER", "de", "zweitausendfünf", "2005"},
        {"AMAZON.FOUR_DIGIT_NUMBER", "en", "985", nullptr},
        {"AMAZON.FOUR_DIGIT_NUMBER", "en", "nineteen five", nullptr},
        {"AMAZON.Ordinal", "en", "first", "1"},
        {"AMAZON.Ordinal", "en", "twenty third", "23"},
        {"AMAZON.Ordinal", "en", "5th", "5"},
        {"AMAZON.Ordinal", "en", "five", nullptr},
        {"AMAZON.Ordinal", "de", "dritter", "3"},
        {"AMAZON.Ordinal", "de", "einundzwanzigste", "21"},
        {"AMAZON.Ordinal", "de", "sechsten", "6"},
    };
    for (const Case& one : cases) check(one);
}

TEST_CASE("a date is given as a day, a week, a weekend, a month or a year") {
    const Case cases[] = {
        {"AMAZON.DATE", "en", "today", "2026-01-15"},
        {"AMAZON.DATE", "en", "tomorrow", "2026-01-16"},
        {"AMAZON.DATE", "en", "the day after tomorrow", "2026-01-17"},
        {"AMAZON.DATE", "en", "right now", "PRESENT_REF"},
        {"AMAZON.DATE", "en", "friday", "2026-01-16"},
        {"AMAZON.DATE", "en", "thursday", "2026-01-22"},
        {"AMAZON.DATE", "en", "next monday", "2026-01-19"},
        {"AMAZON.DATE", "en", "december fifth", "2026-12-05"},
        {"AMAZON.DATE", "en", "the 5th of December", "2026-12-05"},
        {"AMAZON.DATE", "en", "january first", "2027-01-01"},
        {"AMAZON.DATE", "en", "december fifth twenty twenty eight", "2028-12-05"},
        {"AMAZON.DATE", "en", "december 5, 2028", "2028-12-05"},
        {"AMAZON.DATE", "en", "5 december 2028", "2028-12-05"},
        {"AMAZON.DATE", "en", "february thirtieth", nullptr},
        {"AMAZON.DATE", "en", "2026-12-05", "2026-12-05"},
        {"AMAZON.DATE", "en", "2026-13-05", nullptr},
        {"AMAZON.DATE", "en", "this week", "2026-W03"},
        {"AMAZON.DATE", "en", "next week", "2026-W04"},
        {"AMAZON.DATE", "en", "this weekend", "2026-W03-WE"},
        {"AMAZON.DATE", "en", "next month", "2026-02"},
        {"AMAZON.DATE", "en", "last month", "2025-12"},
        {"AMAZON.DATE", "en", "december", "2026-12"},
        {"AMAZON.DATE", "en", "next year", "2027"},
        {"AMAZON.DATE", "en", "some day", nullptr},
        {"AMAZON.DATE", "de", "übermorgen", "2026-01-17"},
        {"AMAZON.DATE", "de", "am fünften dezember", "2026-12-05"},
        {"AMAZON.DATE", "de", "5. Dezember", "2026-12-05"},
        {"AMAZON.DATE", "de", "nächsten montag", "2026-01-19"},
        {"AMAZON.DATE", "de", "nächste Woche", "2026-W04"},
        {"AMAZON.DATE", "fr", "demain", "2026-01-16"},
        {"AMAZON.DATE", "es", "5 de diciembre", "2026-12-05"},
    };
    for (const Case& one : cases) check(one);
}

TEST_CASE("times, durations, days and months are given as Alexa writes them") {
    const Case cases[] = {
        {"AMAZON.TIME", "en", "five p m", "17:00"},
        {"AMAZON.TIME", "en", "5pm", "17:00"},
        {"AMAZON.TIME", "en", "5:30 p.m.", "17:30"},
        {"AMAZON.TIME", "en", "17:30", "17:30"},
        {"AMAZON.TIME", "en", "twelve a m", "00:00"},
        {"AMAZON.TIME", "en", "half past five", "05:30"},
        {"AMAZON.TIME", "en", "quarter to six p m", "17:45"},
        {"AMAZON.TIME", "en", "seven o'clock in the evening", "19:00"},
        {"AMAZON.TIME", "en", "noon", "12:00"},
        {"AMAZON.TIME", "en", "morning", "MO"},
        {"AMAZON.TIME", "en", "25:00", nullptr},
        {"AMAZON.TIME", "en", "13 pm", nullptr},
        {"AMAZON.TIME", "de", "siebzehn Uhr dreißig", "17:30"},
        {"AMAZON.TIME", "de", "halb sechs", "05:30"},
        {"AMAZON.TIME", "de", "fünf uhr nachmittags", "17:00"},
        {"AMAZON.TIME", "de", "Viertel nach acht", "08:15"},
        {"AMAZON.DURATION", "en", "ten minutes", "PT10M"},
        {"AMAZON.DURATION", "en", "an hour and thirty minutes", "PT1H30M"},
        {"AMAZON.DURATION", "en", "two weeks and a day", "P2W1D"},
        {"AMAZON.DURATION", "en", "half an hour", "PT30M"},
        {"AMAZON.DURATION", "en", "ten", nullptr},
        {"AMAZON.DURATION", "en", "minutes", nullptr},
        {"AMAZON.DURATION", "de", "zwei Stunden", "PT2H"},
        {"AMAZON.DURATION", "fr", "dix minutes", "PT10M"},
        {"AMAZON.DayOfWeek", "en", "monday", "monday"},
        {"AMAZON.Month", "de", "märz", "märz"},
        {"AMAZON.Month", "en", "moonday", nullptr},
        {"AMAZON.City", "en", "paris", nullptr},
    };
    for (const Case& one : cases) check(one);
}

TEST_CASE(
    "what a type cannot read is a question mark where it is known well, else as it was said") {
    CHECK(simulator::slot_value("AMAZON.NUMBER", "Zwölf", "de", now) == "12");
    CHECK(simulator::slot_value("AMAZON.NUMBER", "many", "en", now) == "?");
    CHECK(simulator::slot_value("AMAZON.NUMBER", "vingt-cinq", "fr", now) == "vingt-cinq");
    CHECK(simulator::slot_value("AMAZON.City", "New York", "en", now) == "New York");
    CHECK(simulator::slot_value("PRODUCTS", "five", "en", now) == "five");
}
