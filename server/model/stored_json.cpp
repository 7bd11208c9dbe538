#include "model/stored_json.hpp"

#include "model/detail/read.hpp"

namespace ask::model {

namespace {

// A session of 64 levels lies a few levels deep in what is kept.
constexpr std::size_t deepest = 200;

}    // namespace

Result<Json> parse_stored_json(std::string_view text) {
    if (is_nested_too_deep(text)) {
        return fail(errors::invalid, "JSON nested deeper than 200, or with a NUL in it");
    }
    Json value = Json::parse(text.begin(), text.end(), nullptr, false);
    if (value.is_discarded()) return fail(errors::invalid, "not JSON");
    return Result<Json>(std::in_place, std::move(value));
}

bool is_nested_too_deep(std::string_view json) {
    return detail::too_deep_or_nul(json, deepest);
}

}    // namespace ask::model
