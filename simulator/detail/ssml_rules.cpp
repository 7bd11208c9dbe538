#include "simulator/detail/ssml_rules.hpp"

#include <algorithm>
#include <array>
#include <vector>

namespace ask::simulator::detail {

namespace {

constexpr std::array<std::string_view, 5> entities{"&amp;", "&lt;", "&gt;", "&quot;", "&apos;"};

bool starts_with_entity(std::string_view text) {
    if (text.starts_with("&#")) return text.find(';') != text.npos;
    return std::any_of(entities.begin(), entities.end(),
                       [text](std::string_view entity) { return text.starts_with(entity); });
}

std::string text_fault(std::string_view text) {
    for (auto at = text.find('&'); at != text.npos; at = text.find('&', at + 1)) {
        if (!starts_with_entity(text.substr(at))) return "a bare & stands in the text";
    }
    return text.find('<') == text.npos ? "" : "a tag is not closed by >";
}

std::string_view name_of(std::string_view tag) {
    return tag.substr(0, tag.find_first_of(" \t\n/"));
}

bool is_bare(std::string_view tag) {
    const bool starts_well =
        !tag.empty() && (tag.front() == '/' || (tag.front() >= 'a' && tag.front() <= 'z'));
    return !starts_well || tag.find('<') != tag.npos;
}

// Keeps the stack of open tags up to date.
std::string take_tag(std::string_view tag, std::vector<std::string>& open) {
    if (is_bare(tag)) return "a bare < stands in the text";
    if (tag.starts_with('/')) {
        const std::string name(name_of(tag.substr(1)));
        if (open.empty() || open.back() != name) return "</" + name + "> closes nothing";
        open.pop_back();
        return "";
    }
    if (!tag.ends_with('/')) open.emplace_back(name_of(tag));
    return "";
}

std::string inner_fault(std::string_view rest, std::vector<std::string>& open) {
    while (!rest.empty()) {
        const auto start = std::min(rest.find('<'), rest.size());
        const auto end = rest.find('>', start);
        const bool is_last = start == rest.size() || end == rest.npos;
        std::string in_text = text_fault(is_last ? rest : rest.substr(0, start));
        if (!in_text.empty() || is_last) return in_text;
        std::string in_tag = take_tag(rest.substr(start + 1, end - start - 1), open);
        if (!in_tag.empty()) return in_tag;
        rest.remove_prefix(end + 1);
    }
    return "";
}

}    // namespace

std::string ssml_fault(std::string_view ssml) {
    if (!ssml.starts_with("<speak>") || !ssml.ends_with("</speak>")) {
        return "it is not wrapped in <speak>";
    }
    std::vector<std::string> open;
    std::string fault = inner_fault(ssml, open);
    if (!fault.empty()) return fault;
    return open.empty() ? "" : "<" + open.back() + "> is not closed";
}

}    // namespace ask::simulator::detail
