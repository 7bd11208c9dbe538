#include "isp/detail/suggestion_json.hpp"

#include "isp/detail/record_json.hpp"

namespace ask::isp::detail {

namespace {

constexpr std::int64_t most_answers = 1'000'000'000;

Suggested read_suggested(const Json& value) {
    return {.id = ProductId(short_text(member(value, "id")).value_or("")),
            .offered = moment(member(value, "offered")),
            .resting_since = moment(member(value, "resting_since")),
            .declines = number(member(value, "declines"), 0, most_answers).value_or(0),
            .accepts = number(member(value, "accepts"), 0, most_answers).value_or(0)};
}

Json optional_moment(const std::optional<TimePoint>& at) {
    return at ? Json(milliseconds(*at)) : Json();
}

void write_suggested(Json& object, const Suggested& suggested) {
    put(object, "id", suggested.id.text());
    put(object, "offered", optional_moment(suggested.offered));
    put(object, "resting_since", optional_moment(suggested.resting_since));
    put(object, "declines", suggested.declines);
    put(object, "accepts", suggested.accepts);
}

}    // namespace

SuggestionMemory read_suggestions(const Json& value) {
    SuggestionMemory memory;
    memory.last_session = SessionId(short_text(member(value, "last_session")).value_or(""));
    const Json& products = member(value, "products");
    if (!products.is_object()) return memory;
    for (const auto& [name, suggested] : products.items()) {
        memory.products.emplace(ReferenceName(name), read_suggested(suggested));
    }
    return memory;
}

void write_suggestions(Json& object, const SuggestionMemory& memory) {
    put(object, "last_session", memory.last_session.text());
    Json& products = section(object, "products");
    for (const auto& [name, suggested] : memory.products) {
        write_suggested(section(products, name.text()), suggested);
        drop_if_empty(products, name.text());
    }
    drop_if_empty(object, "products");
}

}    // namespace ask::isp::detail
