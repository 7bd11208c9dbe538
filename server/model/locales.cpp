#include "model/locales.hpp"

#include <algorithm>
#include <array>

namespace ask::model {

namespace {

constexpr std::array<std::string_view, 17> locales{
    "ar-SA", "de-DE", "en-AU", "en-CA", "en-GB", "en-IN", "en-US", "es-ES", "es-MX",
    "es-US", "fr-CA", "fr-FR", "hi-IN", "it-IT", "ja-JP", "nl-NL", "pt-BR"};

}    // namespace

std::string_view known_locale(const Locale& locale) {
    if (locale.empty()) return "none";
    const auto found = std::ranges::find(locales, std::string_view(locale.text()));
    return found == locales.end() ? std::string_view("other") : *found;
}

}    // namespace ask::model
