#include "simulator/detail/built_in_phrases.hpp"

#include <algorithm>
#include <array>

namespace ask::simulator::detail {

namespace {

struct Phrase {
    std::string_view language;
    std::string_view text;    // in its comparable form
    std::string_view intent;
};

constexpr std::string_view help = "AMAZON.HelpIntent";
constexpr std::string_view stop = "AMAZON.StopIntent";
constexpr std::string_view cancel = "AMAZON.CancelIntent";
constexpr std::string_view yes = "AMAZON.YesIntent";
constexpr std::string_view no = "AMAZON.NoIntent";
constexpr std::string_view repeat = "AMAZON.RepeatIntent";
constexpr std::string_view start_over = "AMAZON.StartOverIntent";
constexpr std::string_view next = "AMAZON.NextIntent";
constexpr std::string_view previous = "AMAZON.PreviousIntent";
constexpr std::string_view pause = "AMAZON.PauseIntent";
constexpr std::string_view resume = "AMAZON.ResumeIntent";
constexpr std::string_view home = "AMAZON.NavigateHomeIntent";

constexpr std::array phrases{
    Phrase{"en", "help", help},
    Phrase{"en", "help me", help},
    Phrase{"en", "can you help me", help},
    Phrase{"en", "what can i do", help},
    Phrase{"en", "stop", stop},
    Phrase{"en", "off", stop},
    Phrase{"en", "shut up", stop},
    Phrase{"en", "cancel", cancel},
    Phrase{"en", "never mind", cancel},
    Phrase{"en", "forget it", cancel},
    Phrase{"en", "yes", yes},
    Phrase{"en", "yes please", yes},
    Phrase{"en", "yeah", yes},
    Phrase{"en", "sure", yes},
    Phrase{"en", "okay", yes},
    Phrase{"en", "no", no},
    Phrase{"en", "no thanks", no},
    Phrase{"en", "nope", no},
    Phrase{"en", "repeat", repeat},
    Phrase{"en", "repeat that", repeat},
    Phrase{"en", "say that again", repeat},
    Phrase{"en", "start over", start_over},
    Phrase{"en", "restart", start_over},
    Phrase{"en", "next", next},
    Phrase{"en", "skip", next},
    Phrase{"en", "previous", previous},
    Phrase{"en", "go back", previous},
    Phrase{"en", "pause", pause},
    Phrase{"en", "resume", resume},
    Phrase{"en", "continue", resume},
    Phrase{"en", "go home", home},
    Phrase{"de", "hilfe", help},
    Phrase{"de", "hilf mir", help},
    Phrase{"de", "kannst du mir helfen", help},
    Phrase{"de", "stopp", stop},
    Phrase{"de", "stop", stop},
    Phrase{"de", "aus", stop},
    Phrase{"de", "halt", stop},
    Phrase{"de", "abbrechen", cancel},
    Phrase{"de", "vergiss es", cancel},
    Phrase{"de", "ja", yes},
    Phrase{"de", "ja bitte", yes},
    Phrase{"de", "gerne", yes},
    Phrase{"de", "okay", yes},
    Phrase{"de", "nein", no},
    Phrase{"de", "nein danke", no},
    Phrase{"de", "nö", no},
    Phrase{"de", "wiederholen", repeat},
    Phrase{"de", "wiederhole das", repeat},
    Phrase{"de", "noch einmal", repeat},
    Phrase{"de", "von vorne", start_over},
    Phrase{"de", "neu starten", start_over},
    Phrase{"de", "weiter", next},
    Phrase{"de", "nächste", next},
    Phrase{"de", "zurück", previous},
    Phrase{"de", "pause", pause},
    Phrase{"de", "fortsetzen", resume},
    Phrase{"de", "gehe zur startseite", home},
};

}    // namespace

std::string_view built_in_intent(const Locale& locale, std::string_view comparable_text) {
    const std::string_view language = std::string_view(locale.text()).substr(0, 2);
    const auto found = std::find_if(phrases.begin(), phrases.end(), [&](const Phrase& phrase) {
        return phrase.language == language && phrase.text == comparable_text;
    });
    return found == phrases.end() ? std::string_view{} : found->intent;
}

}    // namespace ask::simulator::detail
