#include "model/ssml.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <optional>

#include "core/utf8.hpp"

namespace ask::model {

namespace {

struct Entity {
    char character;
    std::string_view name;
};

constexpr std::array entities{Entity{'&', "&amp;"}, Entity{'<', "&lt;"}, Entity{'>', "&gt;"},
                              Entity{'"', "&quot;"}, Entity{'\'', "&apos;"}};

bool allowed_in_xml(const CodePoint& point) {
    if (!point.valid) return false;
    if (point.value < 0x20)
        return point.value == '\t' || point.value == '\n' || point.value == '\r';
    return point.value != 0xFFFE && point.value != 0xFFFF;
}

void append_escaped(std::string& out, std::string_view character) {
    const auto* entity = std::ranges::find(entities, character.front(), &Entity::character);
    out += entity == entities.end() ? character : entity->name;
}

// "&#8364;" or "&#x20AC;" as a number; none for anything else.
std::optional<std::uint32_t> numeric_entity(std::string_view entity) {
    if (!entity.starts_with("&#") || !entity.ends_with(';')) return std::nullopt;
    std::string_view digits = entity.substr(2, entity.size() - 3);
    const bool hexadecimal = digits.starts_with('x');
    if (hexadecimal) digits.remove_prefix(1);
    std::uint32_t value = 0;
    const auto [end, error] =
        std::from_chars(digits.data(), digits.data() + digits.size(), value, hexadecimal ? 16 : 10);
    if (error != std::errc() || end != digits.data() + digits.size()) return std::nullopt;
    const bool surrogate = value >= 0xD800 && value <= 0xDFFF;
    if (value == 0 || value > 0x10FFFF || surrogate) return std::nullopt;
    return value;
}

// Tags at which one word ends and the next begins; the others stand inside a sentence.
constexpr std::array<std::string_view, 5> separating_tags{"p", "s", "break", "audio", "speak"};

bool separates(std::string_view tag) {
    std::string_view name = tag.substr(1);
    if (name.starts_with('/')) name.remove_prefix(1);
    name = name.substr(0, name.find_first_of(" \t\r\n/>"));
    return std::ranges::find(separating_tags, name) != separating_tags.end();
}

// Where the markup that starts here ends; a '>' in a quoted attribute does not end it.
std::size_t tag_length(std::string_view ssml) {
    if (ssml.starts_with("<!--")) {
        const std::size_t end = ssml.find("-->");
        return end == std::string_view::npos ? ssml.size() : end + 3;
    }
    char quote = '\0';
    for (std::size_t i = 1; i < ssml.size(); ++i) {
        const char c = ssml[i];
        if (quote == '\0' && c == '>') return i + 1;
        if (quote == '\0' && (c == '"' || c == '\'')) {
            quote = c;
        } else if (c == quote) {
            quote = '\0';
        }
    }
    return ssml.size();
}

// Words with single spaces between them.
class Words {
 public:
    void space() { pending_ = !text_.empty(); }
    void add(std::string_view piece) {
        if (pending_) text_ += ' ';
        pending_ = false;
        text_ += piece;
    }
    std::string text() && { return std::move(text_); }

 private:
    std::string text_;
    bool pending_ = false;
};

void add_character(std::string_view character, Words& words) {
    if (std::string_view(" \t\r\n").find(character) != std::string_view::npos) {
        words.space();
    } else {
        words.add(character);
    }
}

std::size_t read_tag(std::string_view ssml, Words& words) {
    const std::size_t length = tag_length(ssml);
    if (separates(ssml.substr(0, length))) words.space();
    return length;
}

std::size_t read_entity(std::string_view ssml, Words& words) {
    constexpr std::size_t longest = 10;    // &#x10FFFF;
    const std::string_view entity = ssml.substr(0, ssml.substr(0, longest).find(';') + 1);
    const auto* named = std::ranges::find(entities, entity, &Entity::name);
    if (named != entities.end()) {
        words.add(std::string_view(&named->character, 1));
        return entity.size();
    }
    const std::optional<std::uint32_t> number = numeric_entity(entity);
    std::string character = "&";    // not an entity: an ampersand like any other character
    if (number) {
        character.clear();
        append_utf8(character, *number);
    }
    add_character(character, words);
    return number ? entity.size() : 1;
}

std::size_t read_piece(std::string_view ssml, Words& words) {
    const char c = ssml.front();
    if (c == '<') return read_tag(ssml, words);
    if (c == '&') return read_entity(ssml, words);
    add_character(ssml.substr(0, 1), words);
    return 1;
}

}    // namespace

std::string escape_ssml(std::string_view text) {
    std::string escaped;
    escaped.reserve(text.size());
    while (!text.empty()) {
        const CodePoint point = first_code_point(text);
        if (allowed_in_xml(point)) append_escaped(escaped, text.substr(0, point.bytes));
        text.remove_prefix(point.bytes);
    }
    return escaped;
}

std::size_t count_characters(std::string_view utf8) {
    std::size_t units = 0;    // of UTF-16: never fewer than code points
    while (!utf8.empty()) {
        const CodePoint point = first_code_point(utf8);
        units += point.value > 0xFFFF ? 2 : 1;
        utf8.remove_prefix(point.bytes);
    }
    return units;
}

std::string strip_ssml(std::string_view ssml) {
    Words words;
    while (!ssml.empty()) ssml.remove_prefix(read_piece(ssml, words));
    return std::move(words).text();
}

}    // namespace ask::model
