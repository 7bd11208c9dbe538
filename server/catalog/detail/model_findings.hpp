#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/detail/model_document.hpp"
#include "catalog/detail/text_position.hpp"
#include "catalog/finding.hpp"

namespace ask::catalog::detail {

// Takes what is wrong with one model; places and severities are looked up here. Of more than a
// hundred findings of one rule the rest is told as one.
class ModelFindings {
 public:
    // The document must outlive this.
    explicit ModelFindings(const ModelDocument& document)
        : document_(document), anchors_(anchors_of(document.bytes)) {}

    // The rule must be one of model_rules().
    void add(std::string_view rule, const WrittenNode& at, std::string message);
    void add_at(std::string_view rule, std::size_t byte, std::string message);

    // In the order of the text.
    [[nodiscard]] std::vector<Finding> take();

 private:
    const ModelDocument& document_;
    std::vector<TextAnchor> anchors_;
    std::vector<Finding> findings_;
    std::map<std::string_view, std::size_t> counts_;
};

// Of a file that has no document.
[[nodiscard]] Finding finding_of(const std::filesystem::path& file, const JsonFault& fault);

}    // namespace ask::catalog::detail
