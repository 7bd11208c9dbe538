#include "catalog/detail/place.hpp"

#include "catalog/located_json.hpp"

namespace ask::catalog::detail {

std::optional<Place> Place::find(std::string_view name) const {
    if (!value_->is_object()) return std::nullopt;
    const auto found = value_->find(name);
    if (found == value_->end() || found->is_null()) return std::nullopt;
    return Place(*found, join_pointer(pointer_, name));
}

std::optional<Place> Place::find(std::initializer_list<std::string_view> path) const {
    std::optional<Place> place = *this;
    for (const std::string_view name : path) {
        if (place) place = place->find(name);
    }
    return place;
}

std::string_view Place::text_of(std::string_view name) const {
    if (!value_->is_object()) return {};
    const auto found = value_->find(name);
    if (found == value_->end() || !found->is_string()) return {};
    return found->get_ref<const std::string&>();
}

std::optional<std::string_view> Place::text() const {
    if (!value_->is_string()) return std::nullopt;
    return value_->get_ref<const std::string&>();
}

std::vector<Member> members_of(const std::optional<Place>& place) {
    std::vector<Member> members;
    if (!place || !place->value().is_object()) return members;
    for (const auto& [name, value] : place->value().get_ref<const Json::object_t&>()) {
        if (value.is_null()) continue;
        members.push_back({name, Place(value, join_pointer(place->pointer(), name))});
    }
    return members;
}

std::vector<Place> items_of(const std::optional<Place>& place) {
    std::vector<Place> items;
    if (!place || !place->value().is_array()) return items;
    for (std::size_t i = 0; i < place->value().size(); ++i) {
        items.emplace_back(place->value()[i], join_pointer(place->pointer(), std::to_string(i)));
    }
    return items;
}

}    // namespace ask::catalog::detail
