#include <catch2/catch_test_macros.hpp>
#include <string_view>

#include "catalog/detail/release_date.hpp"
#include "catalog/detail/text_signs.hpp"
#include "catalog/detail/web_address.hpp"

using namespace ask::catalog::detail;

TEST_CASE("prices are found in the forms that people write them") {
    for (const char* text :
         {"Only $1", "0.99", "for 4,99 a month", "99 cents", "USD 5", "5 EUR", "just 2 Euro", "5€",
          "£3", "500円", "￥500", "5 dólares", "99 Cent", "10-dollar pack", "１０円"}) {
        INFO(text);
        CHECK(find_price(text));
    }
    for (const char* text : {"Five adventures", "30 treasures in 5 caves", "accents in 3 languages",
                             "version 1.5", "dollar store simulator", "a pound cake for 3",
                             "at 10.30", "10 centaurs", "1.999", "Neuro 5", "5 eurasian birds"}) {
        INFO(text);
        CHECK_FALSE(find_price(text));
    }
}

TEST_CASE("lengths of trials are found, and trials in court are not") {
    for (const char* text :
         {"Free trial included", "7-day trial", "first 14 days free", "Kostenlos testen",
          "essai gratuit", "prueba gratuita", "prova gratuita", "7日間の無料体験"}) {
        INFO(text);
        CHECK(find_trial(text));
    }
    for (const char* text : {"The trial of the pirate", "Play free", "a holiday freebie"}) {
        INFO(text);
        CHECK_FALSE(find_trial(text));
    }
}

TEST_CASE("tags, emoticons and odd characters are found, and plain text is let be") {
    CHECK(find_tag("a <break time='1s'/> b"));
    CHECK(find_tag("a </speak>"));
    CHECK_FALSE(find_tag("1 < 2 and 3 > 2"));
    CHECK_FALSE(find_tag("ends with <"));
    for (const char* text : {"fun :)", "fun ;-)", "I <3 it", "❤️", "★ Club", "🎉", "🇩🇪"}) {
        INFO(text);
        CHECK(find_emoticon(text));
    }
    for (const char* text : {"(see also:)", "10:30", "Grüße, ça va, ¿qué tal?, 宝探し", "a:b"}) {
        INFO(text);
        CHECK_FALSE(find_emoticon(text));
    }
    CHECK(find_special_character("a\x07") == "U+0007");
    CHECK(find_special_character("\xEF\xBF\xBD") == "U+FFFD");
    CHECK(find_special_character("Club™") == "U+2122");
    CHECK_FALSE(find_special_character("two\nlines"));
    CHECK_FALSE(find_special_character("l’été à 10 h – 宝"));
}

TEST_CASE("braces beside the title's own are found") {
    CHECK_FALSE(has_brace_beside("{PREMIUM_CONTENT_TITLE}", title_token));
    CHECK(has_brace_beside("{PREMIUM_CONTENT_TITLE}}", title_token));
    CHECK(has_brace_beside("{premium_content_title}", title_token));
    CHECK(has_brace_beside("{PREMIUM_CONTENT_TITLE}", ""));
}

TEST_CASE("web addresses have a scheme and a host") {
    for (const char* text :
         {"https://a", "http://a.example/x?y#z", "HTTPS://a:8443/", "https://[::1]/"}) {
        INFO(text);
        CHECK(is_web_address(text));
    }
    for (const char* text : {"", "https://", "https:///x", "a.example", "ftp://a", "https://a b",
                             "https://a/ü", "https://:80", "https:/a", "javascript:https://a"}) {
        INFO(text);
        CHECK_FALSE(is_web_address(text));
    }
}

TEST_CASE("release dates have three known forms, and days that exist") {
    for (const char* text : {"2026-02-01T00:00:00Z", "2018-12-28T01:25Z", "2018-08-28"}) {
        INFO(text);
        CHECK(judge_release_date(text) == ReleaseDate::known_form);
    }
    for (const char* text : {"2026-02-01T00:00:00.000Z", "2026-02-01T00:00:00+01:00"}) {
        INFO(text);
        CHECK(judge_release_date(text) == ReleaseDate::other_form);
    }
    for (const char* text : {"", "2018", "28-08-2018", "2018-13-01", "2019-02-29", "2018-08-28T",
                             "2018-12-28T25:00Z", "2018/08/28", "tomorrow!!"}) {
        INFO(text);
        CHECK(judge_release_date(text) == ReleaseDate::no_date);
    }
}
