#include "catalog/json_place.hpp"

#include <algorithm>
#include <cstdint>

#include "catalog/detail/characters.hpp"
#include "catalog/located_json.hpp"

namespace ask::catalog {

namespace {

std::string join(std::initializer_list<std::string_view> names) {
    std::string joined;
    for (const std::string_view name : names) {
        if (!joined.empty()) joined += ", ";
        joined += name;
    }
    return joined;
}

}    // namespace

void Faults::add(std::string_view file, std::string_view pointer, std::string_view message) {
    std::string line(file);
    line += ": ";
    line += pointer.empty() ? "/" : detail::shown_pointer(pointer);
    line += ": ";
    line += message;
    lines_.push_back(std::move(line));
}

std::string Faults::text() const {
    std::string text;
    for (const std::string& line : lines_) {
        if (!text.empty()) text += '\n';
        text += line;
    }
    return text;
}

JsonPlace::JsonPlace(const Json& root, const std::string& file, Faults& faults)
    : value_(&root), file_(&file), faults_(&faults) {}

JsonPlace::JsonPlace(const JsonPlace& parent, const Json& value, std::string_view token)
    : value_(&value),
      pointer_(join_pointer(parent.pointer_, token)),
      file_(parent.file_),
      faults_(parent.faults_) {}

void JsonPlace::fault(std::string_view message) const {
    faults_->add(*file_, pointer_, message);
}

std::optional<JsonPlace> JsonPlace::find(std::string_view name) const {
    if (!value_->is_object()) return std::nullopt;
    const auto found = value_->find(name);
    if (found == value_->end()) return std::nullopt;
    return JsonPlace(*this, *found, name);
}

std::optional<JsonPlace> JsonPlace::require(std::string_view name) const {
    if (!is_object()) return std::nullopt;
    std::optional<JsonPlace> found = find(name);
    if (!found) fault("needs a member \"" + std::string(name) + "\"");
    return found;
}

void JsonPlace::allow_only(std::initializer_list<std::string_view> names) const {
    if (!value_->is_object()) return;
    for (const auto& [name, member] : value_->items()) {
        if (std::find(names.begin(), names.end(), name) != names.end()) continue;
        JsonPlace(*this, member, name).fault("is not known here; there could be: " + join(names));
    }
}

bool JsonPlace::is_object() const {
    if (!value_->is_object()) fault("must be an object");
    return value_->is_object();
}

std::optional<std::string> JsonPlace::text() const {
    if (value_->is_string()) return value_->get<std::string>();
    fault("must be a text");
    return std::nullopt;
}

std::optional<bool> JsonPlace::flag() const {
    if (value_->is_boolean()) return value_->get<bool>();
    fault("must be true or false");
    return std::nullopt;
}

std::optional<int> JsonPlace::integer(int least, int most) const {
    if (value_->is_number_integer()) {
        const auto number = value_->get<std::int64_t>();
        if (number >= least && number <= most) return static_cast<int>(number);
    }
    fault("must be a whole number from " + std::to_string(least) + " to " + std::to_string(most));
    return std::nullopt;
}

std::vector<JsonPlace> JsonPlace::items() const {
    std::vector<JsonPlace> places;
    if (!value_->is_array()) {
        fault("must be a list");
        return places;
    }
    for (std::size_t index = 0; index < value_->size(); ++index) {
        places.push_back(JsonPlace(*this, (*value_)[index], std::to_string(index)));
    }
    return places;
}

std::vector<std::pair<std::string, JsonPlace>> JsonPlace::members() const {
    std::vector<std::pair<std::string, JsonPlace>> places;
    if (!is_object()) return places;
    for (const auto& [name, member] : value_->items()) {
        places.emplace_back(name, JsonPlace(*this, member, name));
    }
    return places;
}

std::string JsonPlace::text_of(std::string_view name, std::string_view otherwise) const {
    const std::optional<JsonPlace> place = find(name);
    if (!place) return std::string(otherwise);
    return place->text().value_or(std::string(otherwise));
}

std::string JsonPlace::required_text(std::string_view name) const {
    const std::optional<JsonPlace> place = require(name);
    return place ? place->text().value_or("") : "";
}

std::vector<std::string> JsonPlace::texts_of(std::string_view name) const {
    std::vector<std::string> texts;
    const std::optional<JsonPlace> list = find(name);
    if (!list) return texts;
    for (const JsonPlace& item : list->items()) {
        if (std::optional<std::string> text = item.text()) texts.push_back(std::move(*text));
    }
    return texts;
}

}    // namespace ask::catalog
