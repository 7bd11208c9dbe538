#include "catalog/product_check.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include "catalog/detail/characters.hpp"
#include "catalog/detail/file_report.hpp"
#include "catalog/detail/icon_files.hpp"
#include "catalog/detail/known_names.hpp"
#include "catalog/detail/product_checks.hpp"
#include "catalog/detail/product_object.hpp"
#include "catalog/detail/skill_package.hpp"
#include "catalog/embedded/schemas.hpp"
#include "catalog/product_sources.hpp"

namespace ask::catalog::detail {

void check_alone(const Place& product, JsonSchema& schema, IconFiles& icons, FileReport& report) {
    check_schema(product, schema, report);
    check_identity(product, report);
    check_subscription(product, report);
    check_locales(product, report);
    check_prices(product, report);
    check_countries(product, report);
    check_texts(product, report);
    check_icons(product, icons, report);
}

}    // namespace ask::catalog::detail

namespace ask::catalog {

namespace {

namespace fs = std::filesystem;
using detail::FileReport;
using detail::Place;

JsonSchema product_schema() {
    const auto files = embedded::schemas();
    const auto found = std::ranges::find_if(files, [](const embedded::File& file) {
        return file.path.ends_with("in-skill-product.schema.json");
    });
    return JsonSchema(Json::parse(found->bytes));
}

class Checker {
 public:
    void check_file(const fs::path& file);
    void take(std::vector<Finding> findings) {
        findings_.insert(findings_.end(), std::make_move_iterator(findings.begin()),
                         std::make_move_iterator(findings.end()));
    }
    [[nodiscard]] std::vector<Finding> finish() {
        take(packages_.findings());
        return std::move(findings_);
    }

 private:
    void check_document(const LocatedJson& document, const fs::path& file, FileReport& report);
    void check_product(const Place& product, const fs::path& file, FileReport& report);

    JsonSchema schema_ = product_schema();
    detail::SkillPackages packages_;
    std::map<const detail::SkillPackage*, detail::IconFiles> icons_;
    detail::KnownNames names_;
    std::vector<Finding> findings_;
};

void Checker::check_product(const Place& product, const fs::path& file, FileReport& report) {
    detail::check_placement(product, file, report);
    const detail::SkillPackage* package = packages_.around(file);
    names_.check(product, {file, package ? package->root : file.parent_path()}, report);
    auto& icons = icons_.try_emplace(package, package ? &package->root : nullptr).first->second;
    detail::check_alone(product, schema_, icons, report);
    if (package) detail::check_skill_locales(product, *package, report);
}

void Checker::check_document(const LocatedJson& document, const fs::path& file,
                             FileReport& report) {
    if (document.has_byte_order_mark()) report.at({}, "byte-order-mark", "begins with one");
    for (const DuplicateKey& key : document.duplicate_keys()) {
        report.at(key.again, "json-duplicate-key",
                  "stands here again; first in line " + std::to_string(key.first.line) +
                      ", column " + std::to_string(key.first.column),
                  key.pointer);
    }
    const auto product = detail::product_in(Place(document.root(), ""));
    if (!product) return report.at({}, "not-a-product", "is JSON, but no in-skill product");
    check_product(*product, file, report);
}

void Checker::check_file(const fs::path& file) {
    const auto document = LocatedJson::read(file);
    FileReport report(file.string(), document ? &*document : nullptr);
    if (document)
        check_document(*document, file, report);
    else
        report.at(document.error().at, document.error().rule, document.error().message);
    take(report.take());
}

}    // namespace

Result<ProductCheck> check_products(const std::vector<fs::path>& paths, bool is_strict) {
    Result<ProductSources> sources = find_product_files(paths);
    if (!sources) return std::unexpected(sources.error());
    Checker checker;
    checker.take(std::move(sources->findings));
    for (const fs::path& file : sources->files) checker.check_file(file);
    ProductCheck check{.files = sources->files.size(),
                       .read_from = std::move(sources->read_from),
                       .findings = checker.finish()};
    if (!is_strict) return check;
    for (Finding& finding : check.findings) finding.severity = Severity::error;
    return check;
}

}    // namespace ask::catalog
