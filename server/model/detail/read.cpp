#include "model/detail/read.hpp"

#include <utility>

namespace ask::model::detail {

namespace {

// Where a reader of bytes stands; enough of JSON to tell brackets from text.
struct Scan {
    std::size_t depth = 0;
    bool in_string = false;
    bool escaped = false;

    void step_in_string(char c) {
        if (escaped) {
            escaped = false;
        } else if (c == '\\') {
            escaped = true;
        } else if (c == '"') {
            in_string = false;
        }
    }

    void step_outside(char c) {
        if (c == '"') in_string = true;
        if (c == '[' || c == '{') ++depth;
        if ((c == ']' || c == '}') && depth > 0) --depth;
    }
};

}    // namespace

bool too_deep_or_nul(std::string_view text, std::size_t deepest) {
    Scan scan;
    for (const char c : text) {
        if (c == '\0') return true;
        if (scan.in_string) {
            scan.step_in_string(c);
        } else {
            scan.step_outside(c);
        }
        if (scan.depth > deepest) return true;
    }
    return false;
}

Result<Json> parse_json(std::string_view text, ErrorCode code) {
    if (too_deep_or_nul(text, deepest_nesting)) {
        return fail(code, "JSON nested deeper than 64, or with a NUL in it");
    }
    Json value = Json::parse(text.begin(), text.end(), nullptr, false);
    if (value.is_discarded()) return fail(code, "not JSON");
    return Result<Json>(std::in_place, std::move(value));
}

const Json& at(const Json& object, std::string_view name) {
    static const Json none;
    if (!object.is_object()) return none;
    const auto found = object.find(name);
    return found == object.end() ? none : *found;
}

Json take(Json& object, std::string_view name) {
    if (!object.is_object()) return Json();
    const auto found = object.find(name);
    if (found == object.end()) return Json();
    return std::exchange(*found, Json());
}

std::optional<std::string> optional_text(const Json& object, std::string_view name) {
    const Json& member = at(object, name);
    if (member.is_string()) return member.get_ref<const std::string&>();
    if (member.is_number()) return member.dump();
    return std::nullopt;
}

std::string text(const Json& object, std::string_view name) {
    return optional_text(object, name).value_or(std::string());
}

bool flag(const Json& object, std::string_view name) {
    const Json& member = at(object, name);
    return member.is_boolean() && member.get<bool>();
}

}    // namespace ask::model::detail
