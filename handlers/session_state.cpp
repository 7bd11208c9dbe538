#include "handlers/session_state.hpp"

#include <array>
#include <string_view>

namespace handlers {

using ask::Json;

namespace {

constexpr std::array<std::pair<Awaiting, std::string_view>, 6> words{
    {{Awaiting::nothing, "nothing"},
     {Awaiting::scene, "scene"},
     {Awaiting::play, "play"},
     {Awaiting::go_on, "go_on"},
     {Awaiting::product, "product"},
     {Awaiting::which, "which"}}};

Awaiting read_awaiting(const Json& word) {
    for (const auto& [awaiting, text] : words) {
        if (word == text) return awaiting;
    }
    return Awaiting::nothing;
}

std::string_view to_text(Awaiting asked) {
    for (const auto& [awaiting, text] : words) {
        if (awaiting == asked) return text;
    }
    return "nothing";
}

const Json& member(const Json& object, const char* key) {
    static const Json nothing;
    const auto found = object.find(key);
    return found == object.end() ? nothing : *found;
}

}    // namespace

SessionState read_state(const Json& attributes) {
    if (!attributes.is_object()) return {};
    SessionState state;
    state.awaiting = read_awaiting(member(attributes, "awaiting"));
    if (const Json& subject = member(attributes, "subject"); subject.is_string()) {
        state.subject = subject.get<std::string>();
    }
    state.place = read_place(member(attributes, "place"));
    const Json& listed = member(attributes, "listed");
    if (listed.is_number_unsigned() && listed < 1'000) state.listed = listed.get<int>();
    return state;
}

void write_state(Json& attributes, const SessionState& state) {
    attributes["awaiting"] = to_text(state.awaiting);
    attributes["subject"] = state.subject;
    attributes["listed"] = static_cast<unsigned>(state.listed);
    attributes.erase("place");
    if (state.place) attributes["place"] = to_json(*state.place);
}

}    // namespace handlers
