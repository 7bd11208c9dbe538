#include "simulator/detail/flowing_json.hpp"

#include "model/ssml.hpp"

namespace ask::simulator::detail {

namespace {

constexpr std::size_t most_columns = 98;    // what closes the objects has room behind it

std::string dumped(const Json& value) {
    return value.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::string in_brackets(const Json& array) {
    std::string text;
    for (const Json& item : array) text += (text.empty() ? "" : ", ") + spaced(item);
    return "[" + text + "]";
}

}    // namespace

std::string spaced(const Json& value) {
    if (value.is_array()) return in_brackets(value);
    if (!value.is_object()) return dumped(value);
    if (value.empty()) return "{}";
    std::string text;
    for (const auto& [name, one] : value.items()) {
        text += (text.empty() ? "" : ", ") + member(name, spaced(one));
    }
    return "{ " + text + " }";
}

std::string member(const std::string& name, const std::string& value) {
    return dumped(name) + ": " + value;
}

std::string flowing_object(const std::vector<std::string>& members, std::size_t column,
                           const std::string& last) {
    const std::string new_line = ",\n" + std::string(column + 2, ' ');
    std::string text = "{ ";
    std::size_t at = column + 2;
    for (const std::string& one : members) {
        const std::size_t length = model::count_characters(one) + 2;
        const bool is_first = text.size() == 2;
        const bool fits = at + length <= most_columns;
        if (!is_first) text += fits ? ", " : new_line;
        at = (is_first || fits ? at : column + 2) + length;
        text += one;
    }
    if (!last.empty()) text += new_line + last;
    return text + " }";
}

}    // namespace ask::simulator::detail
