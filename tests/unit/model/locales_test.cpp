#include "model/locales.hpp"

#include <catch2/catch_test_macros.hpp>

using namespace ask;

TEST_CASE("a locale is one of Alexa's, other, or none") {
    CHECK(model::known_locale(Locale("de-DE")) == "de-DE");
    CHECK(model::known_locale(Locale("pt-BR")) == "pt-BR");
    CHECK(model::known_locale(Locale("")) == "none");
    for (const char* odd : {"de-de", "tlh", "de-DE ", "en-US\n", "de"}) {
        CHECK(model::known_locale(Locale(odd)) == "other");
    }
}
