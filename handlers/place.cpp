#include "handlers/place.hpp"

#include <cstdint>

namespace handlers {

using ask::Json;

namespace {

std::optional<int> read_count(const Json& json, const char* key) {
    const auto found = json.find(key);
    if (found == json.end() || !found->is_number_integer()) return std::nullopt;
    const auto value = found->get<std::int64_t>();
    if (value < 0 || value > 1'000) return std::nullopt;
    return static_cast<int>(value);
}

}    // namespace

Json to_json(const Place& place) {
    return {{"adventure", place.adventure},
            {"scene", place.scene},
            {"found", place.found},
            {"hinted", place.hinted}};
}

std::optional<Place> read_place(const Json& json) {
    if (!json.is_object()) return std::nullopt;
    const auto adventure = json.find("adventure");
    if (adventure == json.end() || !adventure->is_string()) return std::nullopt;
    const std::optional<int> scene = read_count(json, "scene");
    const std::optional<int> found = read_count(json, "found");
    if (!scene || !found) return std::nullopt;
    const auto hinted = json.find("hinted");
    const bool was_hinted = hinted != json.end() && hinted->is_boolean() && hinted->get<bool>();
    return Place{adventure->get<std::string>(), *scene, *found, was_hinted};
}

const Adventure* adventure_at(const AdventureBook& book, const std::optional<Place>& place) {
    if (!place) return nullptr;
    const Adventure* adventure = book.find(place->adventure);
    if (!adventure || place->scene < 0 || place->found < 0) return nullptr;
    const bool exists = static_cast<std::size_t>(place->scene) < adventure->answers.size();
    return exists && place->found <= place->scene ? adventure : nullptr;
}

}    // namespace handlers
