#include "simulator/detail/duration_words.hpp"

#include <algorithm>
#include <array>

#include "simulator/detail/number_words.hpp"
#include "simulator/entity_resolution.hpp"
#include "simulator/words.hpp"

namespace ask::simulator::detail {

namespace {

enum class Unit { year, month, week, day, hour, minute, second };

struct UnitWord {
    std::string_view word;
    Unit unit;
};

// Every language together: no word means two units.
constexpr std::array unit_words{
    UnitWord{"year", Unit::year},       UnitWord{"years", Unit::year},
    UnitWord{"jahr", Unit::year},       UnitWord{"jahre", Unit::year},
    UnitWord{"jahren", Unit::year},     UnitWord{"an", Unit::year},
    UnitWord{"ans", Unit::year},        UnitWord{"año", Unit::year},
    UnitWord{"años", Unit::year},       UnitWord{"anno", Unit::year},
    UnitWord{"anni", Unit::year},       UnitWord{"ano", Unit::year},
    UnitWord{"anos", Unit::year},       UnitWord{"month", Unit::month},
    UnitWord{"months", Unit::month},    UnitWord{"monat", Unit::month},
    UnitWord{"monate", Unit::month},    UnitWord{"monaten", Unit::month},
    UnitWord{"mois", Unit::month},      UnitWord{"mes", Unit::month},
    UnitWord{"meses", Unit::month},     UnitWord{"mese", Unit::month},
    UnitWord{"mesi", Unit::month},      UnitWord{"mês", Unit::month},
    UnitWord{"week", Unit::week},       UnitWord{"weeks", Unit::week},
    UnitWord{"woche", Unit::week},      UnitWord{"wochen", Unit::week},
    UnitWord{"semaine", Unit::week},    UnitWord{"semaines", Unit::week},
    UnitWord{"semana", Unit::week},     UnitWord{"semanas", Unit::week},
    UnitWord{"settimana", Unit::week},  UnitWord{"settimane", Unit::week},
    UnitWord{"day", Unit::day},         UnitWord{"days", Unit::day},
    UnitWord{"tag", Unit::day},         UnitWord{"tage", Unit::day},
    UnitWord{"tagen", Unit::day},       UnitWord{"jour", Unit::day},
    UnitWord{"jours", Unit::day},       UnitWord{"día", Unit::day},
    UnitWord{"días", Unit::day},        UnitWord{"giorno", Unit::day},
    UnitWord{"giorni", Unit::day},      UnitWord{"dia", Unit::day},
    UnitWord{"dias", Unit::day},        UnitWord{"hour", Unit::hour},
    UnitWord{"hours", Unit::hour},      UnitWord{"stunde", Unit::hour},
    UnitWord{"stunden", Unit::hour},    UnitWord{"heure", Unit::hour},
    UnitWord{"heures", Unit::hour},     UnitWord{"hora", Unit::hour},
    UnitWord{"horas", Unit::hour},      UnitWord{"ora", Unit::hour},
    UnitWord{"ore", Unit::hour},        UnitWord{"minute", Unit::minute},
    UnitWord{"minutes", Unit::minute},  UnitWord{"minuten", Unit::minute},
    UnitWord{"minuto", Unit::minute},   UnitWord{"minutos", Unit::minute},
    UnitWord{"minuti", Unit::minute},   UnitWord{"second", Unit::second},
    UnitWord{"seconds", Unit::second},  UnitWord{"sekunde", Unit::second},
    UnitWord{"sekunden", Unit::second}, UnitWord{"seconde", Unit::second},
    UnitWord{"secondes", Unit::second}, UnitWord{"segundo", Unit::second},
    UnitWord{"segundos", Unit::second}, UnitWord{"secondo", Unit::second},
    UnitWord{"secondi", Unit::second},
};

using Amounts = std::array<int, 7>;    // by unit; 0: none

std::optional<Unit> unit_of(std::string_view word) {
    const auto found = std::find_if(unit_words.begin(), unit_words.end(),
                                    [word](const UnitWord& one) { return one.word == word; });
    if (found == unit_words.end()) return std::nullopt;
    return found->unit;
}

std::string text_of(const Amounts& amounts) {
    constexpr std::string_view letters = "YMWDHMS";
    std::string text = "P";
    bool has_time = false;
    for (std::size_t unit = 0; unit < amounts.size(); ++unit) {
        if (amounts[unit] == 0) continue;
        const bool is_time = unit >= static_cast<std::size_t>(Unit::hour);
        if (is_time && !has_time) text += 'T';
        has_time = has_time || is_time;
        text += std::to_string(amounts[unit]) + letters[unit];
    }
    return text;
}

// Takes one word after the other: a number, perhaps of several words, then its unit.
class DurationReader {
 public:
    explicit DurationReader(std::string_view language) : language_(language) {}

    bool take(std::string_view word) {
        const auto unit = unit_of(word);
        if (unit && !number_.empty()) return add(*unit);
        if (number_.empty() && is_conjunction(word)) return has_any_;
        if (!number_.empty()) number_ += ' ';
        number_ += word;
        return true;
    }

    [[nodiscard]] std::optional<std::string> value() const {
        if (!has_any_ || !number_.empty()) return std::nullopt;
        return text_of(amounts_);
    }

 private:
    bool add(Unit unit) {
        const auto number = small_number(number_, language_);
        int& amount = amounts_[static_cast<std::size_t>(unit)];
        if (!number || *number == 0 || amount != 0) return false;
        amount = *number;
        number_.clear();
        has_any_ = true;
        return true;
    }

    std::string_view language_;
    std::string number_;
    Amounts amounts_{};
    bool has_any_ = false;
};

}    // namespace

std::optional<std::string> duration_value(std::string_view phrase, std::string_view language) {
    if (phrase == "half an hour" || phrase == "eine halbe stunde") return "PT30M";
    if (phrase == "one and a half hours" || phrase == "an hour and a half" ||
        phrase == "anderthalb stunden") {
        return "PT1H30M";
    }
    DurationReader reader(language);
    for (const std::string_view word : split_at_spaces(phrase)) {
        if (!reader.take(word)) return std::nullopt;
    }
    return reader.value();
}

}    // namespace ask::simulator::detail
