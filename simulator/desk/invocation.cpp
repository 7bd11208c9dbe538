#include "simulator/desk/invocation.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "simulator/words.hpp"

namespace ask::simulator {

namespace {

constexpr std::array<std::string_view, 16> verbs{
    "open",    "start", "launch", "begin", "öffne", "starte", "ouvre",  "lance",
    "démarre", "abre",  "inicia", "apri",  "avvia", "abra",   "inicie", "kholo"};

// Takes a leading word off, if it is there.
void drop(std::string& words, std::string_view first) {
    if (words.starts_with(first) && words.size() > first.size() && words[first.size()] == ' ') {
        words.erase(0, first.size() + 1);
    }
}

}    // namespace

bool opens_skill(std::string_view words, std::string_view invocation_name) {
    std::string rest = comparable(words);
    drop(rest, "alexa");
    const auto space = rest.find(' ');
    if (space == rest.npos) return false;
    const std::string_view verb = std::string_view(rest).substr(0, space);
    const bool is_verb = std::ranges::find(verbs, verb) != verbs.end();
    return is_verb && rest.substr(space + 1) == comparable(invocation_name);
}

}    // namespace ask::simulator
