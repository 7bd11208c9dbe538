#include "simulator/detail/built_in_phrases.hpp"

#include <algorithm>
#include <array>

#include "simulator/words.hpp"

namespace ask::simulator::detail {

namespace {

struct Language {
    std::string_view name;
    // A line an intent: its name without AMAZON. and Intent, then its phrases.
    std::string_view lines;
};

constexpr std::array languages{
    Language{"en", R"(Help: help, help me, can you help me, what can i do, what can i say
Stop: stop, off, shut up, quit, exit, end
Cancel: cancel, never mind, forget it
Yes: yes, yes please, yeah, yep, sure, okay, ok
No: no, no thanks, no thank you, nope
Repeat: repeat, repeat that, say that again, what did you say
StartOver: start over, restart, start again
Next: next, skip, skip it
Previous: previous, go back, back
Pause: pause, pause that
Resume: resume, continue, keep going
More: more, show more, tell me more
NavigateHome: go home, home
LoopOn: loop on
LoopOff: loop off
ShuffleOn: shuffle on
ShuffleOff: shuffle off)"},
    Language{"de", R"(Help: hilfe, hilf mir, kannst du mir helfen, was kann ich tun
Stop: stopp, stop, aus, halt, beenden, ende
Cancel: abbrechen, vergiss es
Yes: ja, ja bitte, gerne, gern, okay, klar
No: nein, nein danke, nö, nee
Repeat: wiederholen, wiederhole das, noch einmal, noch mal, nochmal
StartOver: von vorne, von vorn, neu starten, neu anfangen
Next: weiter, nächste, nächster, nächstes, überspringen
Previous: zurück, vorherige, vorheriger
Pause: pause, pausieren
Resume: fortsetzen, weitermachen
More: mehr, mehr anzeigen
NavigateHome: gehe zur startseite, startseite
LoopOn: wiederholung an
LoopOff: wiederholung aus
ShuffleOn: zufallswiedergabe an
ShuffleOff: zufallswiedergabe aus)"},
    Language{"fr", R"(Help: aide, aide-moi, à l'aide, j'ai besoin d'aide
Stop: stop, arrête, arrêter, tais-toi
Cancel: annule, annuler, laisse tomber, oublie
Yes: oui, oui s'il te plaît, ouais, d'accord, ok
No: non, non merci
Repeat: répète, répéter, répète ça, encore une fois
StartOver: recommence, recommencer, depuis le début
Next: suivant, suivante, passe
Previous: précédent, précédente, retour
Pause: pause, mets en pause
Resume: reprends, reprendre, continue, continuer
More: plus, encore plus
NavigateHome: accueil, retour à l'accueil)"},
    Language{"es", R"(Help: ayuda, ayúdame, necesito ayuda, qué puedo hacer
Stop: para, parar, detente, alto, salir, termina
Cancel: cancela, cancelar, olvídalo, déjalo
Yes: sí, si, sí por favor, claro, vale, de acuerdo
No: no, no gracias
Repeat: repite, repetir, repítelo, otra vez
StartOver: empieza de nuevo, volver a empezar, desde el principio
Next: siguiente, salta
Previous: anterior, atrás
Pause: pausa, pausar
Resume: continúa, continuar, reanuda, sigue
More: más
NavigateHome: inicio, ve a inicio)"},
    Language{"it", R"(Help: aiuto, aiutami, ho bisogno di aiuto, cosa posso fare
Stop: stop, fermati, ferma, basta, esci
Cancel: annulla, annullare, lascia perdere
Yes: sì, si, sì grazie, certo, va bene, ok
No: no, no grazie
Repeat: ripeti, ripetere, ancora una volta
StartOver: ricomincia, ricominciare, da capo
Next: avanti, prossimo, successivo, salta
Previous: indietro, precedente
Pause: pausa, metti in pausa
Resume: riprendi, continua, continuare
More: di più, altro
NavigateHome: vai alla home, home)"},
    Language{"pt", R"(Help: ajuda, me ajuda, me ajude, preciso de ajuda, o que posso fazer
Stop: pare, parar, para, sair, chega
Cancel: cancelar, cancela, cancele, deixa pra lá, esquece
Yes: sim, sim por favor, claro, ok, tá bom
No: não, não obrigado, não obrigada
Repeat: repetir, repete, repita, de novo
StartOver: começar de novo, recomeçar, do início
Next: próximo, próxima, pular, avançar
Previous: anterior, voltar
Pause: pausar, pausa, pause
Resume: continuar, continua, continue, retomar
More: mais
NavigateHome: início, ir para o início)"},
    Language{"ja", R"(Help: ヘルプ, 助けて, 使い方, 使い方を教えて
Stop: ストップ, 止めて, 止まって, やめて, 終了, 終わり
Cancel: キャンセル, 取り消し, キャンセルして
Yes: はい, うん, ええ, お願い, お願いします
No: いいえ, いや, ううん, 違います
Repeat: もう一度, もう一回, 繰り返して
StartOver: 最初から, 初めから, やり直し
Next: 次, 次へ, スキップ
Previous: 前, 前へ, 戻って, 戻る
Pause: 一時停止, ポーズ
Resume: 再開, 再開して, 続けて
More: もっと
NavigateHome: ホーム, ホームに戻って)"},
    Language{"hi", R"(Help: मदद, मेरी मदद करो, help, help me
Stop: रुको, बंद करो, स्टॉप, stop
Cancel: कैंसल, रद्द करो, कैंसिल करो, cancel
Yes: हाँ, हां, जी हाँ, ठीक है, yes
No: नहीं, जी नहीं, no
Repeat: दोहराओ, फिर से बोलो, दोबारा बोलो, repeat
StartOver: फिर से शुरू करो, शुरू से, start over
Next: अगला, आगे, next
Previous: पिछला, पीछे, previous
Pause: पॉज़, रोको, pause
Resume: जारी रखो, resume, continue
More: और, और बताओ
NavigateHome: होम, go home)"},
};

using Phrases = std::unordered_map<std::string, std::string>;

std::string_view cut(std::string_view& rest, char end) {
    const std::string_view part = rest.substr(0, rest.find(end));
    rest.remove_prefix(std::min(part.size() + 1, rest.size()));
    return part;
}

void add_line(std::string_view line, Phrases& phrases) {
    const std::string intent = "AMAZON." + std::string(cut(line, ':')) + "Intent";
    while (!line.empty()) phrases.emplace(comparable(cut(line, ',')), intent);
}

}    // namespace

std::unordered_map<std::string, std::string> built_in_phrases(std::string_view language) {
    Phrases phrases;
    for (const Language& one : languages) {
        if (one.name != language) continue;
        std::string_view lines = one.lines;
        while (!lines.empty()) add_line(cut(lines, '\n'), phrases);
    }
    return phrases;
}

}    // namespace ask::simulator::detail
