#include <algorithm>
#include <filesystem>

#include "catalog/detail/file_report.hpp"
#include "catalog/detail/icon_files.hpp"
#include "catalog/detail/place.hpp"
#include "catalog/detail/product_checks.hpp"
#include "catalog/product_file.hpp"
#include "catalog/product_rules.hpp"
#include "core/text_file.hpp"
#include "fuzz/hold.hpp"
#include "fuzz/targets.hpp"
#include "support/scratch_folder.hpp"

namespace ask::fuzz {

namespace {

using namespace catalog;

JsonSchema& schema() {
    constexpr const char* file = SKILLD_SOURCE_DIR "/config/schemas/in-skill-product.schema.json";
    static JsonSchema made(Json::parse(read_text_file(file).value()));
    return made;
}

std::vector<Finding> findings_of(const LocatedJson& document) {
    detail::FileReport report("a.json", &document);
    detail::IconFiles icons(nullptr);
    const detail::Place product(document.root(), "");
    detail::check_alone(product, schema(), icons, report);
    return report.take();
}

void check_findings(const std::vector<Finding>& findings) {
    hold(findings.size() <= 201, "no file fills the screen");
    const Finding* last = nullptr;
    for (const Finding& finding : findings) {
        hold(find_rule(product_rules(), finding.rule) != nullptr, "a finding names its rule");
        hold(!finding.message.empty() && !finding.remedy.empty(), "what is wrong, and what helps");
        hold(finding.line >= 1 && finding.column >= 1, "and where");
        hold(
            !last || std::pair(last->line, last->column) <= std::pair(finding.line, finding.column),
            "in the order of the text");
        last = &finding;
    }
}

// The file in a package, as a skill reads it at its start.
void check_loading(std::string_view bytes) {
    static const tests::ScratchFolder folder;
    const auto file = folder.write("isps/consumable/a.json", bytes);
    const auto products = load_products(folder.path());
    if (!products) return hold_refusal(products.error(), {errors::invalid});
    hold(products->size() == 1 && products->front().file == file, "one file, one product");
    hold(!products->front().texts.empty(), "that has a name somewhere");
}

}    // namespace

void product_file(std::string_view bytes) {
    check_loading(bytes);
    const auto document = LocatedJson::parse(std::string(bytes));
    if (!document || !document->root().is_object()) return;
    const std::vector<Finding> findings = findings_of(*document);
    check_findings(findings);
    hold(findings.size() == findings_of(*document).size(), "the same file has the same findings");
}

}    // namespace ask::fuzz
