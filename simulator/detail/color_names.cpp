#include "simulator/detail/color_names.hpp"

#include <array>

namespace ask::simulator::detail {

namespace {

constexpr std::array<std::string_view, 24> english{
    "black", "white",   "gray",  "grey",   "red",    "green", "blue",     "yellow",
    "brown", "orange",  "pink",  "purple", "violet", "gold",  "silver",   "turquoise",
    "cyan",  "magenta", "beige", "maroon", "navy",   "teal",  "lavender", "crimson"};
constexpr std::array<std::string_view, 19> german{
    "schwarz", "weiß",   "grau",  "rot",      "grün",      "blau",    "gelb",
    "braun",   "orange", "rosa",  "pink",     "lila",      "violett", "gold",
    "silber",  "türkis", "beige", "hellblau", "dunkelblau"};

}    // namespace

std::span<const std::string_view> color_names(std::string_view language) {
    if (language == "en") return english;
    if (language == "de") return german;
    return {};
}

}    // namespace ask::simulator::detail
