#include "simulator/detail/calendar_words.hpp"

#include <algorithm>
#include <array>
#include <span>

namespace ask::simulator::detail {

namespace {

struct Names {
    std::string_view language;
    std::array<std::string_view, 7> weekdays;
    std::array<std::string_view, 12> months;
};

constexpr std::array names{
    Names{"en",
          {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"},
          {"january", "february", "march", "april", "may", "june", "july", "august", "september",
           "october", "november", "december"}},
    Names{"de",
          {"montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag", "sonntag"},
          {"januar", "februar", "märz", "april", "mai", "juni", "juli", "august", "september",
           "oktober", "november", "dezember"}},
    Names{"fr",
          {"lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"},
          {"janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre",
           "octobre", "novembre", "décembre"}},
    Names{"es",
          {"lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo"},
          {"enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre",
           "octubre", "noviembre", "diciembre"}},
    Names{"it",
          {"lunedì", "martedì", "mercoledì", "giovedì", "venerdì", "sabato", "domenica"},
          {"gennaio", "febbraio", "marzo", "aprile", "maggio", "giugno", "luglio", "agosto",
           "settembre", "ottobre", "novembre", "dicembre"}},
    Names{"pt",
          {"segunda feira", "terça feira", "quarta feira", "quinta feira", "sexta feira", "sábado",
           "domingo"},
          {"janeiro", "fevereiro", "março", "abril", "maio", "junho", "julho", "agosto", "setembro",
           "outubro", "novembro", "dezembro"}},
};

struct Phrase {
    std::string_view language;
    std::string_view text;
    CalendarMeaning meaning;
};

using enum CalendarWord;

constexpr std::array phrases{
    Phrase{"en", "today", {day_offset, 0}},
    Phrase{"en", "tonight", {day_offset, 0}},
    Phrase{"en", "tomorrow", {day_offset, 1}},
    Phrase{"en", "day after tomorrow", {day_offset, 2}},
    Phrase{"en", "yesterday", {day_offset, -1}},
    Phrase{"en", "now", {now, 0}},
    Phrase{"en", "right now", {now, 0}},
    Phrase{"en", "this", {relation, 0}},
    Phrase{"en", "next", {relation, 1}},
    Phrase{"en", "last", {relation, -1}},
    Phrase{"en", "week", {week, 0}},
    Phrase{"en", "weekend", {weekend, 0}},
    Phrase{"en", "month", {month_unit, 0}},
    Phrase{"en", "year", {year_unit, 0}},
    Phrase{"en", "the", {filler, 0}},
    Phrase{"en", "of", {filler, 0}},
    Phrase{"en", "on", {filler, 0}},
    Phrase{"en", "in", {filler, 0}},
    Phrase{"de", "heute", {day_offset, 0}},
    Phrase{"de", "morgen", {day_offset, 1}},
    Phrase{"de", "übermorgen", {day_offset, 2}},
    Phrase{"de", "gestern", {day_offset, -1}},
    Phrase{"de", "vorgestern", {day_offset, -2}},
    Phrase{"de", "jetzt", {now, 0}},
    Phrase{"de", "sonnabend", {weekday, 5}},
    Phrase{"de", "jänner", {month, 1}},
    Phrase{"de", "diese", {relation, 0}},
    Phrase{"de", "dieser", {relation, 0}},
    Phrase{"de", "diesen", {relation, 0}},
    Phrase{"de", "dieses", {relation, 0}},
    Phrase{"de", "nächste", {relation, 1}},
    Phrase{"de", "nächster", {relation, 1}},
    Phrase{"de", "nächsten", {relation, 1}},
    Phrase{"de", "nächstes", {relation, 1}},
    Phrase{"de", "kommenden", {relation, 1}},
    Phrase{"de", "kommende", {relation, 1}},
    Phrase{"de", "letzte", {relation, -1}},
    Phrase{"de", "letzten", {relation, -1}},
    Phrase{"de", "letztes", {relation, -1}},
    Phrase{"de", "woche", {week, 0}},
    Phrase{"de", "wochenende", {weekend, 0}},
    Phrase{"de", "monat", {month_unit, 0}},
    Phrase{"de", "jahr", {year_unit, 0}},
    Phrase{"de", "der", {filler, 0}},
    Phrase{"de", "den", {filler, 0}},
    Phrase{"de", "dem", {filler, 0}},
    Phrase{"de", "am", {filler, 0}},
    Phrase{"de", "im", {filler, 0}},
    Phrase{"fr", "aujourdhui", {day_offset, 0}},
    Phrase{"fr", "demain", {day_offset, 1}},
    Phrase{"fr", "après demain", {day_offset, 2}},
    Phrase{"fr", "hier", {day_offset, -1}},
    Phrase{"fr", "le", {filler, 0}},
    Phrase{"es", "hoy", {day_offset, 0}},
    Phrase{"es", "mañana", {day_offset, 1}},
    Phrase{"es", "pasado mañana", {day_offset, 2}},
    Phrase{"es", "ayer", {day_offset, -1}},
    Phrase{"es", "el", {filler, 0}},
    Phrase{"es", "de", {filler, 0}},
    Phrase{"it", "oggi", {day_offset, 0}},
    Phrase{"it", "domani", {day_offset, 1}},
    Phrase{"it", "dopodomani", {day_offset, 2}},
    Phrase{"it", "ieri", {day_offset, -1}},
    Phrase{"it", "il", {filler, 0}},
    Phrase{"pt", "hoje", {day_offset, 0}},
    Phrase{"pt", "amanhã", {day_offset, 1}},
    Phrase{"pt", "depois de amanhã", {day_offset, 2}},
    Phrase{"pt", "ontem", {day_offset, -1}},
    Phrase{"pt", "de", {filler, 0}},
};

std::optional<int> place_in(std::span<const std::string_view> all, std::string_view word) {
    const auto found = std::find(all.begin(), all.end(), word);
    if (found == all.end()) return std::nullopt;
    return static_cast<int>(found - all.begin());
}

}    // namespace

std::optional<CalendarMeaning> calendar_meaning(std::string_view phrase,
                                                std::string_view language) {
    for (const Names& one : names) {
        if (one.language != language) continue;
        if (const auto place = place_in(one.weekdays, phrase)) return {{weekday, *place}};
        if (const auto place = place_in(one.months, phrase)) return {{month, *place + 1}};
    }
    const auto found = std::find_if(phrases.begin(), phrases.end(), [&](const Phrase& one) {
        return one.language == language && one.text == phrase;
    });
    if (found == phrases.end()) return std::nullopt;
    return found->meaning;
}

}    // namespace ask::simulator::detail
