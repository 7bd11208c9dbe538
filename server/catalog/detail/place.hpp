#pragma once

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/json.hpp"

namespace ask::catalog::detail {

// A value of a product file and where it stands. What has another type than is asked for reads as
// absent, and so does null: the schema's rules tell of it.
class Place {
 public:
    Place(const Json& value, std::string pointer) : value_(&value), pointer_(std::move(pointer)) {}

    [[nodiscard]] const Json& value() const { return *value_; }
    [[nodiscard]] const std::string& pointer() const { return pointer_; }
    [[nodiscard]] std::optional<Place> find(std::string_view name) const;
    // Down through members: {"publishingInformation", "locales"}.
    [[nodiscard]] std::optional<Place> find(std::initializer_list<std::string_view> path) const;
    // The text of a member; empty where there is none.
    [[nodiscard]] std::string_view text_of(std::string_view name) const;
    [[nodiscard]] std::optional<std::string_view> text() const;

 private:
    const Json* value_;
    std::string pointer_;
};

struct Member {
    std::string_view name;
    Place place;
};

// Of an object, without members that are null; of anything else none.
[[nodiscard]] std::vector<Member> members_of(const std::optional<Place>& place);
// Of a list; of anything else none.
[[nodiscard]] std::vector<Place> items_of(const std::optional<Place>& place);

}    // namespace ask::catalog::detail
