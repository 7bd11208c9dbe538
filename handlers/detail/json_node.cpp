#include "handlers/detail/json_node.hpp"

#include <algorithm>
#include <cctype>
#include <utility>

namespace handlers::detail {

using ask::Json;

namespace {

bool is_entity_at(std::string_view text, std::size_t at) {
    for (const std::string_view entity : {"&amp;", "&lt;", "&gt;", "&quot;", "&apos;"}) {
        if (text.substr(at).starts_with(entity)) return true;
    }
    return false;
}

}    // namespace

void Faults::add(std::string_view pointer, std::string_view what) {
    if (!text_.empty()) text_ += '\n';
    text_ += file_ + ": " + std::string(pointer.empty() ? "/" : pointer) + ": " + std::string(what);
}

Node Node::at(std::string_view key) const {
    static const Json nothing;
    if (!value.is_object()) return {nothing, pointer + "/" + std::string(key), faults};
    const auto found = value.find(key);
    const Json& there = found == value.end() ? nothing : *found;
    return {there, pointer + "/" + std::string(key), faults};
}

Node Node::at(std::size_t index) const {
    return {value.at(index), pointer + "/" + std::to_string(index), faults};
}

bool is_object_of(const Node& node, const Keys& known) {
    if (!node.value.is_object()) {
        node.fault("is not an object; it would be { … }");
        return false;
    }
    for (const auto& member : node.value.items()) {
        if (std::ranges::find(known, member.key()) != known.end()) continue;
        std::string right;
        for (const std::string_view key : known)
            right += (right.empty() ? "" : ", ") + std::string(key);
        node.faults.add(node.pointer + "/" + member.key(), "is not known; the keys are " + right);
    }
    return true;
}

std::string read_text(const Node& node) {
    if (node.value.is_string() && !node.value.get_ref<const std::string&>().empty()) {
        return node.value.get<std::string>();
    }
    node.fault("is missing or not a text; it would be \"…\"");
    return {};
}

std::string read_ssml(const Node& node) {
    std::string text = read_text(node);
    bool inside = false;
    bool torn = false;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] == '&' && !is_entity_at(text, at)) torn = true;
        if (text[at] == '<') torn = torn || std::exchange(inside, true);
        if (text[at] == '>') torn = torn || !std::exchange(inside, false);
    }
    if (torn || inside) node.fault("is not SSML; write & as &amp; and close every <tag/>");
    return text;
}

int read_number(const Node& node, int least) {
    if (node.value.is_number_integer() && node.value.get<int>() >= least) {
        return node.value.get<int>();
    }
    node.fault("is not a number of at least " + std::to_string(least) + "; it would be " +
               std::to_string(std::max(least, 1)));
    return least;
}

std::string read_id(const Node& node) {
    std::string id = read_text(node);
    const auto fits = [](unsigned char c) {
        return std::islower(c) || std::isdigit(c) || c == '_';
    };
    if (!std::ranges::all_of(id, fits) || id.size() > 40) {
        node.fault("\"" + id + "\" is no id; it would be a-z, 0-9 and _, at most 40 of them");
    }
    return id;
}

bool is_filled_list(const Node& node) {
    if (node.value.is_array() && !node.value.empty()) return true;
    node.fault("is not a list with something in it; it would be [ … ]");
    return false;
}

}    // namespace handlers::detail
