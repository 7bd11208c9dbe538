#include "simulator/certify/detail/store_words.hpp"

#include <algorithm>
#include <array>

#include "simulator/certify/detail/sentences.hpp"
#include "simulator/detail/word_search.hpp"
#include "simulator/words.hpp"

namespace ask::simulator::certify::detail {

namespace {

using simulator::detail::find_phrase;
using simulator::detail::Phrase;

// A hyphen parts words: "in-skill" is found as "in skill".
constexpr std::array told{
    Phrase{"en", "in skill products"},
    Phrase{"en", "buy"},
    Phrase{"en", "subscribe"},
    Phrase{"en", "purchasing"},
    Phrase{"en", "premium"},
    Phrase{"en", "purchase"},
    Phrase{"en", "purchases"},
    Phrase{"en", "purchased"},
    Phrase{"en", "subscription"},
    Phrase{"de", "in skill käufe"},
    Phrase{"de", "in skill kauf"},
    Phrase{"de", "in skill produkte"},
    Phrase{"de", "premium"},
    Phrase{"de", "kaufen"},
    Phrase{"de", "käufe"},
    Phrase{"de", "abo"},
    Phrase{"de", "abonnement"},
    Phrase{"fr", "achats intégrés"},
    Phrase{"fr", "achat intégré"},
    Phrase{"fr", "premium"},
    Phrase{"fr", "achats"},
    Phrase{"fr", "acheter"},
    Phrase{"fr", "abonnement"},
    Phrase{"es", "compras"},
    Phrase{"es", "compra"},
    Phrase{"es", "comprar"},
    Phrase{"es", "premium"},
    Phrase{"es", "suscripción"},
    Phrase{"it", "acquisti"},
    Phrase{"it", "acquisto"},
    Phrase{"it", "acquistare"},
    Phrase{"it", "premium"},
    Phrase{"it", "abbonamento"},
    Phrase{"ja", "スキル内課金"},
    Phrase{"ja", "購入"},
    Phrase{"ja", "課金"},
    Phrase{"ja", "プレミアム"},
};

constexpr std::array inviting{
    Phrase{"en", "buy"},       Phrase{"en", "purchase"},    Phrase{"en", "subscribe"},
    Phrase{"de", "kaufe"},     Phrase{"de", "kauf"},        Phrase{"de", "kaufen"},
    Phrase{"de", "abonniere"}, Phrase{"de", "abonnieren"},  Phrase{"fr", "achète"},
    Phrase{"fr", "acheter"},   Phrase{"fr", "abonne"},      Phrase{"es", "compra"},
    Phrase{"es", "comprar"},   Phrase{"es", "suscribirme"}, Phrase{"it", "compra"},
    Phrase{"it", "acquista"},  Phrase{"it", "comprare"},    Phrase{"it", "acquistare"},
    Phrase{"ja", "購入"},      Phrase{"ja", "買って"},
};

// To ask what there is does not invite to buy it.
constexpr std::array asking{
    Phrase{"en", "what can i buy"},      Phrase{"en", "what i can buy"},
    Phrase{"de", "was kann ich kaufen"}, Phrase{"de", "was ich kaufen kann"},
    Phrase{"fr", "que puis-je acheter"}, Phrase{"fr", "ce que je peux acheter"},
    Phrase{"es", "qué puedo comprar"},   Phrase{"it", "cosa posso comprare"},
    Phrase{"ja", "何が買えますか"},
};

// As a sentence begins that calls to do it.
constexpr std::array calls{
    Phrase{"en", "buy"},        Phrase{"en", "purchase"},
    Phrase{"en", "subscribe"},  Phrase{"en", "please buy"},
    Phrase{"en", "order"},      Phrase{"de", "kauf"},
    Phrase{"de", "kaufe"},      Phrase{"de", "kaufen sie"},
    Phrase{"de", "abonniere"},  Phrase{"de", "abonnieren sie"},
    Phrase{"fr", "achète"},     Phrase{"fr", "achetez"},
    Phrase{"fr", "abonne toi"}, Phrase{"fr", "abonnez vous"},
    Phrase{"es", "compra"},     Phrase{"es", "compre"},
    Phrase{"es", "suscríbete"}, Phrase{"es", "suscríbase"},
    Phrase{"it", "compra"},     Phrase{"it", "acquista"},
    Phrase{"it", "abbonati"},
};

// Wherever they stand.
constexpr std::array pressing{
    Phrase{"en", "buy now"},          Phrase{"en", "buy it now"},
    Phrase{"en", "buy it today"},     Phrase{"en", "purchase now"},
    Phrase{"en", "subscribe now"},    Phrase{"de", "jetzt kaufen"},
    Phrase{"de", "jetzt abonnieren"}, Phrase{"fr", "acheter maintenant"},
    Phrase{"es", "compra ahora"},     Phrase{"it", "acquista ora"},
    Phrase{"ja", "購入してください"}, Phrase{"ja", "買ってください"},
    Phrase{"ja", "今すぐ購入"},
};

bool begins_with_call(std::string_view sentence, std::string_view language) {
    const std::string words = comparable(sentence) + " ";
    return std::ranges::any_of(calls, [&](const Phrase& call) {
        return call.language == language && words.starts_with(std::string(call.text) + " ");
    });
}

bool is_known(std::string_view language) {
    return std::any_of(told.begin(), told.end(),
                       [&](const Phrase& phrase) { return phrase.language == language; });
}

}    // namespace

bool tells_of_purchases(std::string_view text, std::string_view language) {
    return !is_known(language) || !find_phrase(told, text, language).empty();
}

std::string find_call_to_buy(std::string_view text, std::string_view language) {
    for (std::string_view sentence : sentences_of(text)) {
        sentence.remove_prefix(std::min(sentence.find_first_not_of(" \n"), sentence.size()));
        const bool is_call = begins_with_call(sentence, language) ||
                             !find_phrase(pressing, sentence, language).empty();
        if (is_call) return std::string(sentence);
    }
    return "";
}

bool invites_to_buy(std::string_view phrase, std::string_view language) {
    if (!find_phrase(asking, phrase, language).empty()) return false;
    return !find_phrase(inviting, phrase, language).empty();
}

}    // namespace ask::simulator::certify::detail
