#include "catalog/detail/model_findings.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

#include "catalog/model_check.hpp"

namespace ask::catalog::detail {

namespace {

constexpr std::size_t most_of_a_rule = 100;

Finding finding_at(const std::filesystem::path& file, TextPosition at, std::string_view rule,
                   std::string message) {
    const Rule* known = find_rule(model_rules(), rule);
    return {.file = file.string(),
            .pointer = "",
            .line = at.line,
            .column = at.column,
            .rule = std::string(rule),
            .severity = known ? known->severity : Severity::error,
            .message = std::move(message),
            .remedy = known ? std::string(known->remedy) : ""};
}

}    // namespace

void ModelFindings::add(std::string_view rule, const WrittenNode& at, std::string message) {
    const std::size_t before = findings_.size();
    add_at(rule, at.begin, std::move(message));
    if (findings_.size() > before) findings_.back().pointer = at.pointer;
}

void ModelFindings::add_at(std::string_view rule, std::size_t byte, std::string message) {
    const std::size_t count = ++counts_[rule];
    if (count > most_of_a_rule) return;
    findings_.push_back(finding_at(document_.file, position_at(document_.bytes, anchors_, byte),
                                   rule, std::move(message)));
}

std::vector<Finding> ModelFindings::take() {
    std::sort(findings_.begin(), findings_.end(), [](const Finding& a, const Finding& b) {
        return std::tie(a.line, a.column, a.rule) < std::tie(b.line, b.column, b.rule);
    });
    for (const auto& [rule, count] : counts_) {
        if (count <= most_of_a_rule) continue;
        findings_.push_back(finding_at(
            document_.file, {}, rule,
            "is broken " + std::to_string(count - most_of_a_rule) + " times more in this file"));
    }
    return std::exchange(findings_, {});
}

Finding finding_of(const std::filesystem::path& file, const JsonFault& fault) {
    return finding_at(file, fault.at, fault.rule, fault.message);
}

}    // namespace ask::catalog::detail
