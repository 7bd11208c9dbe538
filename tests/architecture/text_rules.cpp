#include "architecture/text_rules.hpp"

#include <array>
#include <cctype>
#include <string_view>

namespace architecture {

namespace {

// Written in two halves, so that this file does not break its own rule.
constexpr std::array<std::string_view, 3> unfinished = {
    "TO"
    "DO",
    "FIX"
    "ME",
    "XX"
    "X"};
constexpr std::array<std::string_view, 7> of_one_machine = {
    "/wo"
    "rk/",
    "/ho"
    "me/",
    "/ro"
    "ot/",
    "bash"
    "_jobs",
    "/fa"
    "rm/",
    "deb.deb"
    "ian",
    "registry.np"
    "mjs"};

bool is_word_at(std::string_view line, std::size_t at, std::size_t size) {
    const auto is_letter = [&](std::size_t i) {
        return i < line.size() && std::isalnum(static_cast<unsigned char>(line[i])) != 0;
    };
    return (at == 0 || !is_letter(at - 1)) && !is_letter(at + size);
}

bool has_word(std::string_view line, std::string_view word) {
    for (auto at = line.find(word); at != std::string_view::npos; at = line.find(word, at + 1)) {
        if (is_word_at(line, at, word.size())) return true;
    }
    return false;
}

std::string what_is_wrong(std::string_view line) {
    if (line.find('\t') != std::string_view::npos) return "a tab: use spaces";
    if (line.find('\r') != std::string_view::npos) return "a carriage return: end lines with LF";
    if (line.ends_with(' ')) return "a space at the line's end";
    for (std::string_view word : unfinished) {
        if (has_word(line, word)) return std::string(word) + ": finish it, or leave it out";
    }
    for (std::string_view place : of_one_machine) {
        if (line.find(place) == std::string_view::npos) continue;
        return std::string(place) + ": a place on somebody's machine";
    }
    return {};
}

}    // namespace

Faults text_faults(const Source& source) {
    Faults faults;
    std::size_t number = 0;
    for (std::string_view line : lines_of(source.text)) {
        const std::string wrong = what_is_wrong(line);
        ++number;
        if (!wrong.empty()) faults.push_back(fault_at(source, number, wrong));
    }
    if (!source.text.empty() && !source.text.ends_with('\n')) {
        faults.push_back(fault_at(source, number, "the last line has no end"));
    }
    return faults;
}

}    // namespace architecture
