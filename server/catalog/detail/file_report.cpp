#include "catalog/detail/file_report.hpp"

#include <algorithm>
#include <numeric>
#include <stdexcept>
#include <tuple>
#include <utility>

#include "catalog/product_rules.hpp"

namespace ask::catalog::detail {

namespace {

constexpr std::size_t most_of_a_severity = 100;

const Rule& rule_called(std::string_view id) {
    const Rule* rule = find_rule(product_rules(), id);
    if (!rule) throw std::logic_error("no rule is called " + std::string(id));
    return *rule;
}

}    // namespace

const Rule* FileReport::admit(std::string_view id) {
    const Rule& rule = rule_called(id);
    std::size_t& told = rule.severity == Severity::error ? errors_ : warnings_;
    if (++told <= most_of_a_severity) return &rule;
    ++left_out_;
    return nullptr;
}

void FileReport::add(const Rule& rule, TextPosition position, Fault fault) {
    findings_.push_back(
        {.file = file_,
         .pointer = std::move(fault.pointer),
         .line = position.line,
         .column = position.column,
         .rule = std::string(rule.id),
         .severity = rule.severity,
         .message = std::move(fault.message),
         .remedy = fault.remedy.empty() ? std::string(rule.remedy) : std::move(fault.remedy)});
}

void FileReport::at(TextPosition position, std::string_view rule, std::string message,
                    std::string pointer) {
    const Rule* told = admit(rule);
    if (told) add(*told, position, {std::move(pointer), std::move(message), {}});
}

// Places are looked up for what is told only: a file may break a rule in 50,000 places.
void FileReport::at_value(std::string_view rule, const std::string& pointer, std::string message,
                          std::string remedy) {
    const Rule* told = admit(rule);
    if (!told) return;
    const TextPosition position = document_ ? document_->value_at(pointer) : TextPosition{};
    add(*told, position, {pointer, std::move(message), std::move(remedy)});
}

void FileReport::at_key(std::string_view rule, const std::string& pointer, std::string message,
                        std::string remedy) {
    const Rule* told = admit(rule);
    if (!told) return;
    const TextPosition position = document_ ? document_->key_at(pointer) : TextPosition{};
    add(*told, position, {pointer, std::move(message), std::move(remedy)});
}

std::vector<Finding> FileReport::take() {
    // Which came first decides among those of one place.
    std::vector<std::size_t> order(findings_.size());
    std::iota(order.begin(), order.end(), 0U);
    std::ranges::sort(order, {}, [&](std::size_t i) {
        return std::tuple(findings_[i].line, findings_[i].column, i);
    });
    std::vector<Finding> sorted;
    for (const std::size_t i : order) sorted.push_back(std::move(findings_[i]));
    findings_ = std::move(sorted);
    if (left_out_ > 0) {
        const Rule& more = rule_called("more-findings");
        Finding rest;
        rest.file = file_;
        rest.rule = more.id;
        rest.severity = more.severity;
        rest.message = std::to_string(left_out_) + " more findings are not told";
        rest.remedy = more.remedy;
        findings_.push_back(std::move(rest));
    }
    return std::exchange(findings_, {});
}

}    // namespace ask::catalog::detail
