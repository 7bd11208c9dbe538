#include "isp/detail/record_json.hpp"

#include <limits>

namespace ask::isp::detail {

namespace {

constexpr std::size_t longest_text = 512;
constexpr std::int64_t latest_moment = 9'000'000'000'000;    // ms; a TimePoint holds it

bool says_nothing(const Json& value) {
    if (value.is_number_integer()) return value == 0;
    if (value.is_string()) return value.get_ref<const std::string&>().empty();
    return value.empty();    // null, and what holds no elements
}

}    // namespace

const Json& member(const Json& object, std::string_view name) {
    static const Json none;
    if (!object.is_object()) return none;
    const auto found = object.find(name);
    return found == object.end() ? none : *found;
}

std::optional<std::int64_t> number(const Json& value, std::int64_t least, std::int64_t most) {
    if (!value.is_number_integer()) return std::nullopt;
    constexpr auto largest = static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max());
    if (value.is_number_unsigned() && value.get<std::uint64_t>() > largest) return std::nullopt;
    const auto found = value.get<std::int64_t>();
    if (found < least || found > most) return std::nullopt;
    return found;
}

std::optional<std::string> short_text(const Json& value) {
    if (!value.is_string()) return std::nullopt;
    const auto& text = value.get_ref<const std::string&>();
    if (text.size() > longest_text) return std::nullopt;
    return text;
}

std::optional<TimePoint> moment(const Json& value) {
    const auto found = number(value, 0, latest_moment);
    if (!found) return std::nullopt;
    return TimePoint(std::chrono::milliseconds(*found));
}

std::int64_t milliseconds(TimePoint at) {
    return std::chrono::floor<std::chrono::milliseconds>(at.time_since_epoch()).count();
}

Json& section(Json& parent, const std::string& name) {
    Json& found = parent[name];
    if (!found.is_object()) found = Json::object();
    return found;
}

void drop_if_empty(Json& parent, const std::string& name) {
    const auto found = parent.find(name);
    if (found != parent.end() && found->empty()) parent.erase(found);
}

void put(Json& object, const std::string& name, Json value) {
    if (says_nothing(value)) {
        object.erase(name);
    } else {
        object[name] = std::move(value);
    }
}

}    // namespace ask::isp::detail
