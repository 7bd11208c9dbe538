#include "isp/suggestion_text.hpp"

#include <catch2/catch_test_macros.hpp>
#include <string>

using namespace ask::isp;

TEST_CASE("an upsell message without fault is let through") {
    const char* table[] = {
        "The Five-Hint Pack holds five hints. Want to learn more?",
        "{adventure} is one of five adventures in Cave Quest. Want to learn more?  \n",
        "Treasure Finders Plus opens every adventure, with another one each month. Interested?",
        "Und jeden Monat kommt eins dazu. Möchtest du mehr darüber wissen?",
        "Im Kaufhaus der Geister gibt es 20 pounds of gold. Willst du mehr erfahren?",
        "Busy rebuyers wait in the trial of the goblins. Want to hear more?",
        "洞窟の冒険が五つあります。もっと聞きたいですか？",
    };
    for (const char* text : table) {
        INFO(text);
        CHECK(upsell_text_fault(text).value_or("") == "");
    }
}

TEST_CASE("an upsell message that breaks a rule is told which") {
    const std::pair<std::string, const char*> table[] = {
        {"", "empty"},
        {"  \n", "empty"},
        {"Cave Quest has five adventures.", "question"},
        {"Want to learn more? Say yes.", "question"},
        {"Fish & chips. Want to learn more?", "plain text"},
        {"<b>Cave Quest</b>. Want more?", "plain text"},
        {"Only $2. Want to learn more?", "\"$\""},
        {"Nur 3 Euro. Willst du mehr wissen?", "\"3 Euro\""},
        {"Only 99 cents. Want to learn more?", "9 cents"},
        {"It renews PER MONTH. Want to learn more?", "\"per month\""},
        {"A yearly membership. Want to learn more?", "\"yearly\""},
        {"There is a free trial, want to try?", "\"free trial\""},
        {"A seven-day trial. Want to try?", "\"day trial\""},
        {"Ten percent off. Want to learn more?", "\"percent off\""},
        {"Es kostet wenig pro Monat. Willst du mehr wissen?", "\"pro monat\""},
        {"Ein Probemonat für dich. Willst du mehr wissen?", "\"probemonat\""},
        {"Jetzt kostenlos testen?", "\"kostenlos\""},
        {"Un essai gratuit. Vous voulez en savoir plus ?", "\"essai gratuit\""},
        {"最初は無料です。聞きたいですか？", "無料"},
        {"Do you want to buy it?", "\"buy\""},
        {"Shall I purchase\nit?", "\"purchase\""},
        {"Möchtest du es kaufen?", "\"kaufen\""},
        {"Voulez-vous l'acheter ?", "\"acheter\""},
        {"¿Quieres comprar?", "\"comprar\""},
        {"購入しますか？", "購入"},
        {std::string(8'000, 'x') + "?", "8,000"},
    };
    for (const auto& [text, fault] : table) {
        INFO(text.substr(0, 80));
        const auto found = upsell_text_fault(text);
        REQUIRE(found);
        CHECK(found->find(fault) != std::string::npos);
    }
    CHECK_FALSE(upsell_text_fault(std::string(7'999, 'x') + "?"));
}
