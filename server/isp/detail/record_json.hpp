#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/clock.hpp"
#include "model/json.hpp"

namespace ask::isp::detail {

// Of a stored document: nothing in it is believed, and nothing unknown in it is dropped.

// The member, or a null; also of what is no object.
[[nodiscard]] const Json& member(const Json& object, std::string_view name);
// Whole numbers within bounds, texts of at most 512 bytes, moments of the years 1970 to 2255 as
// milliseconds; none for everything else.
[[nodiscard]] std::optional<std::int64_t> number(const Json& value, std::int64_t least,
                                                 std::int64_t most);
[[nodiscard]] std::optional<std::string> short_text(const Json& value);
[[nodiscard]] std::optional<TimePoint> moment(const Json& value);
[[nodiscard]] std::int64_t milliseconds(TimePoint at);

// The elements, if each can be read and there are no more than `most`; else none.
template <class Element>
std::vector<Element> elements(const Json& array, std::size_t most,
                              std::optional<Element> (*read)(const Json&)) {
    std::vector<Element> all;
    if (!array.is_array() || array.size() > most) return all;
    for (const Json& value : array) {
        std::optional<Element> element = read(value);
        if (!element) return {};
        all.push_back(std::move(*element));
    }
    return all;
}

template <class Element>
Json array_of(const std::vector<Element>& elements, Json (*write)(const Element&)) {
    Json array = Json::array();
    for (const Element& element : elements) array.push_back(write(element));
    return array;
}

// The member as an object to write into.
Json& section(Json& parent, const std::string& name);
void drop_if_empty(Json& parent, const std::string& name);
// The member gets the value; one that says nothing (null, 0, an empty text, array or object) is
// left out.
void put(Json& object, const std::string& name, Json value);

}    // namespace ask::isp::detail
