#include "simulator/detail/purchase_talk.hpp"

#include <algorithm>
#include <array>

#include "simulator/detail/word_search.hpp"
#include "simulator/words.hpp"

namespace ask::simulator::detail {

namespace {

constexpr std::array failures{
    Phrase{"en", "error"},
    Phrase{"en", "went wrong"},
    Phrase{"en", "failed"},
    Phrase{"en", "failure"},
    Phrase{"en", "problem"},
    Phrase{"en", "problems"},
    Phrase{"en", "try again"},
    Phrase{"en", "pending"},
    Phrase{"en", "unsuccessful"},
    Phrase{"en", "didn't go through"},
    Phrase{"en", "couldn't complete"},
    Phrase{"de", "fehler"},
    Phrase{"de", "fehlgeschlagen"},
    Phrase{"de", "schiefgegangen"},
    Phrase{"de", "schiefgelaufen"},
    Phrase{"de", "schief gegangen"},
    Phrase{"de", "schief gelaufen"},
    Phrase{"de", "nicht geklappt"},
    Phrase{"de", "problem"},
    Phrase{"de", "probleme"},
    Phrase{"de", "noch einmal versuchen"},
    Phrase{"de", "nochmal versuchen"},
    Phrase{"de", "erneut versuchen"},
    Phrase{"de", "versuch es noch einmal"},
    Phrase{"de", "versuche es erneut"},
    Phrase{"de", "versuche es noch einmal"},
    Phrase{"de", "ausstehend"},
    Phrase{"de", "steht noch aus"},
    Phrase{"fr", "erreur"},
    Phrase{"fr", "échoué"},
    Phrase{"fr", "échec"},
    Phrase{"fr", "mal passé"},
    Phrase{"fr", "problème"},
    Phrase{"fr", "réessayer"},
    Phrase{"fr", "réessaie"},
    Phrase{"fr", "réessayez"},
    Phrase{"fr", "en attente"},
    Phrase{"es", "error"},
    Phrase{"es", "fallo"},
    Phrase{"es", "falló"},
    Phrase{"es", "ha fallado"},
    Phrase{"es", "salió mal"},
    Phrase{"es", "problema"},
    Phrase{"es", "intentarlo de nuevo"},
    Phrase{"es", "inténtalo de nuevo"},
    Phrase{"es", "vuelve a intentarlo"},
    Phrase{"es", "pendiente"},
    Phrase{"it", "errore"},
    Phrase{"it", "fallito"},
    Phrase{"it", "andato storto"},
    Phrase{"it", "problema"},
    Phrase{"it", "riprova"},
    Phrase{"it", "riprovare"},
    Phrase{"it", "in sospeso"},
    Phrase{"pt", "erro"},
    Phrase{"pt", "falhou"},
    Phrase{"pt", "falha"},
    Phrase{"pt", "deu errado"},
    Phrase{"pt", "problema"},
    Phrase{"pt", "tente novamente"},
    Phrase{"pt", "tentar novamente"},
    Phrase{"pt", "pendente"},
    Phrase{"ja", "エラー"},
    Phrase{"ja", "失敗"},
    Phrase{"ja", "問題"},
    Phrase{"ja", "もう一度お試し"},
    Phrase{"ja", "保留"},
    Phrase{"hi", "त्रुटि"},
    Phrase{"hi", "समस्या"},
    Phrase{"hi", "विफल"},
    Phrase{"hi", "फिर से कोशिश"},
};

// Phrases with the words above that mean the opposite.
constexpr std::array harmless{
    Phrase{"en", "no problem"},      Phrase{"en", "not a problem"},
    Phrase{"en", "no problems"},     Phrase{"de", "kein problem"},
    Phrase{"de", "keine probleme"},  Phrase{"fr", "pas de problème"},
    Phrase{"fr", "aucun problème"},  Phrase{"es", "no hay problema"},
    Phrase{"es", "sin problema"},    Phrase{"es", "ningún problema"},
    Phrase{"it", "nessun problema"}, Phrase{"it", "senza problema"},
    Phrase{"pt", "sem problema"},    Phrase{"pt", "nenhum problema"},
    Phrase{"ja", "問題ありません"},
};

constexpr std::array thanks{
    Phrase{"en", "thank you"},  Phrase{"en", "thanks"},   Phrase{"de", "danke"},
    Phrase{"de", "dank"},       Phrase{"fr", "merci"},    Phrase{"es", "gracias"},
    Phrase{"it", "grazie"},     Phrase{"pt", "obrigado"}, Phrase{"pt", "obrigada"},
    Phrase{"ja", "ありがとう"}, Phrase{"hi", "धन्यवाद"},
};

constexpr std::array purchases{
    Phrase{"en", "buy"},        Phrase{"en", "buying"},      Phrase{"en", "purchase"},
    Phrase{"de", "kaufen"},     Phrase{"de", "kaufst"},      Phrase{"de", "erwerben"},
    Phrase{"fr", "acheter"},    Phrase{"fr", "l'acheter"},   Phrase{"fr", "achetez"},
    Phrase{"es", "comprar"},    Phrase{"es", "comprarlo"},   Phrase{"es", "comprarla"},
    Phrase{"it", "comprare"},   Phrase{"it", "comprarlo"},   Phrase{"it", "comprarla"},
    Phrase{"it", "acquistare"}, Phrase{"it", "acquistarlo"}, Phrase{"it", "acquistarla"},
    Phrase{"pt", "comprar"},    Phrase{"ja", "購入"},        Phrase{"ja", "買いますか"},
    Phrase{"hi", "खरीदना"},
};

constexpr std::size_t most_words_of_thanks = 12;

// A phrase's words taken out of a text in its comparable form.
std::string without_harmless(std::string_view text, std::string_view language) {
    std::string words = " " + comparable(text) + " ";
    for (const Phrase& phrase : harmless) {
        if (phrase.language != language) continue;
        const std::string key = " " + comparable(phrase.text) + " ";
        for (auto at = words.find(key); at != words.npos; at = words.find(key)) {
            words.replace(at, key.size(), " ");
        }
    }
    return words;
}

std::string_view trimmed(std::string_view text) {
    const auto last = text.find_last_not_of(" \t\n\r\"'");
    return last == text.npos ? std::string_view{} : text.substr(0, last + 1);
}

std::string_view last_sentence(std::string_view text) {
    std::string_view sentence = trimmed(text);
    if (!sentence.empty()) sentence.remove_suffix(1);    // its own mark
    const auto start = sentence.find_last_of(".!?");
    return start == sentence.npos ? sentence : sentence.substr(start + 1);
}

}    // namespace

std::string find_failure_talk(std::string_view text, std::string_view language) {
    const std::string_view spoken = language.empty() ? "en" : language;
    return std::string(find_phrase(failures, without_harmless(text, spoken), spoken));
}

bool is_only_thanks(std::string_view text, std::string_view language) {
    const bool is_short = split_words(text).size() <= most_words_of_thanks;
    return is_short && !find_phrase(thanks, text, language).empty();
}

bool ends_with_question(std::string_view text) {
    const std::string_view end = trimmed(text);
    return end.ends_with('?') || end.ends_with("？");
}

bool asks_to_buy(std::string_view text, std::string_view language) {
    return !find_phrase(purchases, last_sentence(text), language).empty();
}

}    // namespace ask::simulator::detail
