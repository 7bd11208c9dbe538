#include "catalog/money_words.hpp"

#include <array>

namespace ask::catalog {

namespace {

constexpr auto currencies = std::to_array<std::string_view>(
    {"dollar",   "dollars",  "cent",   "cents",  "euro",     "euros",     "pound",   "pounds",
     "pence",    "penny",    "yen",    "rupee",  "rupees",   "usd",       "cad",     "gbp",
     "eur",      "jpy",      "inr",    "pfund",  "yuan",     "dólar",     "dólares", "dolares",
     "centavos", "céntimos", "libras", "livres", "sterline", "centesimi", "centime", "centimes",
     "円",       "ドル",     "ポンド", "ユーロ", "rupien",   "रुपये",       "रुपए"});

constexpr auto trials = std::to_array<std::string_view>(
    {"free trial",       "trial period",    "day trial",     "days trial",        "week trial",
     "month trial",      "days free",       "week free",     "weeks free",        "month free",
     "months free",      "days for free",   "probezeit",     "probeabo",          "probemonat",
     "probewoche",       "testphase",       "testzeitraum",  "testmonat",         "kostenlos test",
     "gratis test",      "tage kostenlos",  "tage gratis",   "essai gratuit",     "période d'essai",
     "jours gratuits",   "prueba gratuita", "prueba gratis", "periodo de prueba", "prova gratuita",
     "periodo di prova", "teste gratuito",  "無料体験",      "無料トライアル",    "お試し期間"});

}    // namespace

std::span<const std::string_view> currency_words() {
    return currencies;
}

std::span<const std::string_view> trial_words() {
    return trials;
}

}    // namespace ask::catalog
