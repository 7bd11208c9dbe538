#pragma once

#include <algorithm>
#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace ask::catalog {

enum class Severity { warning, error };

// What a check holds files against; the id is the rule's name for good.
struct Rule {
    std::string_view id;
    Severity severity;
    std::string_view what;      // what must be so
    std::string_view remedy;    // what to do where it is not: a sentence
    std::string_view basis;     // who says so: documented, certification, inferred, …
};

// One thing that is wrong, where it stands, and what to do about it.
struct Finding {
    std::string file;
    std::string pointer;       // JSON pointer; empty: the whole file
    std::size_t line = 1;      // from 1
    std::size_t column = 1;    // from 1, in characters
    std::string rule;          // the id
    Severity severity = Severity::error;
    std::string message;
    std::string remedy;
};

inline const Rule* find_rule(std::span<const Rule> rules, std::string_view id) {
    const auto found = std::ranges::find(rules, id, &Rule::id);
    return found == rules.end() ? nullptr : &*found;
}

inline std::size_t count_findings(const std::vector<Finding>& findings, Severity severity) {
    return static_cast<std::size_t>(std::ranges::count(findings, severity, &Finding::severity));
}

}    // namespace ask::catalog
