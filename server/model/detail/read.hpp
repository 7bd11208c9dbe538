#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/result.hpp"
#include "model/json.hpp"

namespace ask::model::detail {

inline constexpr std::size_t deepest_nesting = 64;

// True when brackets nest deeper than `deepest` outside strings, or when a NUL stands anywhere
// (which the parser would take for the end). Looks at each byte once, keeps nothing, and stops at
// the first excess, so that a megabyte of brackets costs as little as 65 of them.
[[nodiscard]] bool too_deep_or_nul(std::string_view text, std::size_t deepest);

// One parse of a whole text: RFC 8259, well-formed UTF-8, nothing after the value. A leading byte
// order mark is skipped, of equal keys the last one counts, a number beyond a double's range is
// refused. Errors: `code`.
[[nodiscard]] Result<Json> parse_json(std::string_view text, ErrorCode code);

// The readers below never fail: a member that is absent, null or of another type is "not there",
// and so is every member of something that is no object.

// The member, or a null.
[[nodiscard]] const Json& at(const Json& object, std::string_view name);
// The member, moved out; a null where there is none.
[[nodiscard]] Json take(Json& object, std::string_view name);
// A string, or a number as it would be written ("version": 1.0 exists in Amazon's own examples).
[[nodiscard]] std::optional<std::string> optional_text(const Json& object, std::string_view name);
[[nodiscard]] std::string text(const Json& object, std::string_view name);
// True only for a JSON true.
[[nodiscard]] bool flag(const Json& object, std::string_view name);

}    // namespace ask::model::detail
