#include "handlers/voice.hpp"

namespace handlers {

namespace {

// FNV-1a: the same on every replica.
std::uint64_t hash(std::string_view text) {
    std::uint64_t value = 14'695'981'039'346'656'037ULL;
    for (const char letter : text) {
        value = (value ^ static_cast<unsigned char>(letter)) * 1'099'511'628'211ULL;
    }
    return value;
}

}    // namespace

Voice::Voice(const ask::skill::HandlerInput& input)
    : content_(input.resource<Content>()),
      locale_(input.locale()),
      turn_(hash(input.envelope().request.id.text())) {}

std::string Voice::say(std::string_view line, const Values& values) const {
    return content_.speech.say(locale_, line, turn_, values);
}

std::string Voice::text(std::string_view line, const Values& values) const {
    return content_.speech.text(locale_, line, turn_, values);
}

std::string Voice::count(std::string_view line, std::int64_t number) const {
    const std::string_view form = number == 0 ? ".none" : number == 1 ? ".one" : ".many";
    return say(std::string(line) + std::string(form), {{"count", std::to_string(number)}});
}

std::string Voice::list(const std::vector<std::string>& items) const {
    return content_.speech.join(locale_, items);
}

const std::string& Voice::title(const Adventure& adventure) const {
    return words(adventure).title;
}

const AdventureText& Voice::words(const Adventure& adventure) const {
    return adventure.text(locale_);
}

}    // namespace handlers
