#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "catalog/detail/place.hpp"
#include "catalog/finding.hpp"
#include "catalog/located_json.hpp"

namespace ask::catalog::detail {

// Takes what is wrong with one file; lines and severities are looked up here. Beyond a hundred
// errors or a hundred warnings the rest is told as one.
class FileReport {
 public:
    // `document` may be null: then all stands at the file's beginning. It must outlive this.
    FileReport(std::string file, const LocatedJson* document)
        : file_(std::move(file)), document_(document) {}

    // The rule must be one of product_rules(); an empty remedy means the rule's own.
    void at_value(std::string_view rule, const std::string& pointer, std::string message,
                  std::string remedy = {});
    void at_key(std::string_view rule, const std::string& pointer, std::string message,
                std::string remedy = {});
    void at_value(std::string_view rule, const Place& place, std::string message) {
        at_value(rule, place.pointer(), std::move(message));
    }
    void at_key(std::string_view rule, const Place& place, std::string message) {
        at_key(rule, place.pointer(), std::move(message));
    }
    void at(TextPosition position, std::string_view rule, std::string message,
            std::string pointer = {});

    // In the order of the text.
    [[nodiscard]] std::vector<Finding> take();

 private:
    struct Fault {
        std::string pointer;
        std::string message;
        std::string remedy;
    };
    // Counts it; null: it is one too many to be told.
    [[nodiscard]] const Rule* admit(std::string_view rule);
    void add(const Rule& rule, TextPosition position, Fault fault);

    std::string file_;
    const LocatedJson* document_;
    std::vector<Finding> findings_;
    std::size_t errors_ = 0;
    std::size_t warnings_ = 0;
    std::size_t left_out_ = 0;
};

}    // namespace ask::catalog::detail
