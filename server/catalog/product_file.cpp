#include "catalog/product_file.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "catalog/detail/json_text.hpp"
#include "catalog/detail/product_object.hpp"
#include "catalog/json_place.hpp"
#include "catalog/marketplaces.hpp"
#include "catalog/product_sources.hpp"
#include "catalog/project_layout.hpp"

namespace ask::catalog {

namespace {

using detail::Place;
using model::ProductType;

// Takes what a running skill needs of one product; what is missing becomes a fault.
class Reader {
 public:
    Reader(const std::filesystem::path& file, Faults& faults)
        : file_(file), name_(file.string()), faults_(faults) {}

    std::optional<ProductFile> read() {
        const auto document = LocatedJson::read(file_);
        if (!document) {
            faults_.add(name_, "", detail::placed_message(document.error()));
            return std::nullopt;
        }
        for (const DuplicateKey& key : document->duplicate_keys()) {
            faults_.add(name_, key.pointer,
                        "stands twice, again in line " + std::to_string(key.again.line));
        }
        const Place root(document->root(), "");
        const auto product = detail::product_in(root);
        if (product) return product_of(*product);
        fault(root, "is no in-skill product");
        return std::nullopt;
    }

 private:
    void fault(const Place& at, std::string_view message) const {
        faults_.add(name_, at.pointer(), message);
    }
    [[nodiscard]] std::optional<Place> require(const std::optional<Place>& object,
                                               std::string_view name) const {
        if (!object) return std::nullopt;
        const auto member = object->find(name);
        if (!member) fault(*object, "needs a member \"" + std::string(name) + "\"");
        return member;
    }
    [[nodiscard]] std::string required_text(const Place& object, std::string_view name) const {
        const auto member = require(object, name);
        const auto text = member ? member->text() : std::nullopt;
        if (member && !text) fault(*member, "must be a text");
        if (text && text->empty()) fault(*member, "must not be empty");
        return std::string(text.value_or(""));
    }

    [[nodiscard]] ProductFile product_of(const Place& product) const {
        return {.file = file_,
                .reference_name = ReferenceName(required_text(product, "referenceName")),
                .type = type_of(product),
                .texts = texts_of(product),
                .purchasable = is_purchasable(product)};
    }
    [[nodiscard]] ProductType type_of(const Place& product) const {
        const std::string text = required_text(product, "type");
        for (const ProductType type :
             {ProductType::entitlement, ProductType::consumable, ProductType::subscription}) {
            if (model::to_text(type) == text) return type;
        }
        if (!text.empty()) {
            fault(*product.find("type"), "must be ENTITLEMENT, CONSUMABLE or SUBSCRIPTION");
        }
        return ProductType::unknown;
    }
    [[nodiscard]] std::map<Locale, ProductText> texts_of(const Place& product) const {
        std::map<Locale, ProductText> texts;
        const auto locales = require(require(product, "publishingInformation"), "locales");
        for (const detail::Member& locale : detail::members_of(locales)) {
            if (!has_locale_form(locale.name)) fault(locale.place, "must be a locale, as en-US");
            texts[Locale(std::string(locale.name))] = {
                .name = required_text(locale.place, "name"),
                .summary = std::string(locale.place.text_of("summary"))};
        }
        if (locales && texts.empty()) fault(*locales, "needs at least one locale");
        return texts;
    }
    [[nodiscard]] bool is_purchasable(const Place& product) const {
        const auto state = product.find("purchasableState");
        const std::string_view text = state ? state->text().value_or("") : "PURCHASABLE";
        const bool is_known = text == "PURCHASABLE" || text == "NOT_PURCHASABLE";
        if (!is_known) fault(*state, "must be PURCHASABLE or NOT_PURCHASABLE");
        return text == "PURCHASABLE";
    }

    const std::filesystem::path& file_;
    std::string name_;
    Faults& faults_;
};

void check_unique(const std::vector<ProductFile>& sorted, Faults& faults) {
    const auto same = [](const ProductFile& a, const ProductFile& b) {
        return a.reference_name == b.reference_name;
    };
    const auto twice = std::adjacent_find(sorted.begin(), sorted.end(), same);
    if (twice == sorted.end() || twice->reference_name.empty()) return;
    faults.add(std::next(twice)->file.string(), "/referenceName",
               "is also the reference name of " + twice->file.string());
}

std::vector<ProductFile> read_all(const ProductSources& sources, Faults& faults) {
    std::vector<ProductFile> products;
    for (const Finding& finding : sources.findings) {
        if (finding.severity == Severity::error) faults.add(finding.file, "", finding.message);
    }
    for (const std::filesystem::path& file : sources.files) {
        if (auto product = Reader(file, faults).read()) products.push_back(std::move(*product));
    }
    return products;
}

}    // namespace

Result<std::vector<ProductFile>> load_products(const std::filesystem::path& package) {
    std::error_code absent;
    if (!std::filesystem::is_directory(package, absent)) {
        return fail(errors::not_found, package.string() + ": there is no such skill package");
    }
    const auto folder = project_layout_of(package).products;
    if (!folder) return std::vector<ProductFile>{};
    Faults faults;
    std::vector<ProductFile> products = read_all(product_files_in(*folder), faults);
    std::sort(products.begin(), products.end(), [](const ProductFile& a, const ProductFile& b) {
        return std::pair(a.reference_name, a.file) < std::pair(b.reference_name, b.file);
    });
    check_unique(products, faults);
    if (!faults.empty()) return fail(errors::invalid, faults.text());
    return products;
}

}    // namespace ask::catalog
