#include "catalog/product_file.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "catalog/json_place.hpp"

namespace ask::catalog {

namespace {

using model::ProductType;

struct TypeFolder {
    std::string_view folder;
    std::string_view type_text;
    ProductType type;
};

constexpr std::array type_folders{
    TypeFolder{"entitlement", "ENTITLEMENT", ProductType::entitlement},
    TypeFolder{"consumable", "CONSUMABLE", ProductType::consumable},
    TypeFolder{"subscription", "SUBSCRIPTION", ProductType::subscription},
};

ProductType read_type(const JsonPlace& root, const TypeFolder& expected) {
    const std::string text = root.required_text("type");
    if (!text.empty() && text != expected.type_text) {
        root.require("type")->fault("must be " + std::string(expected.type_text) +
                                    " in the folder " + std::string(expected.folder));
    }
    return expected.type;
}

std::map<Locale, ProductText> read_texts(const JsonPlace& root) {
    std::map<Locale, ProductText> texts;
    const auto publishing = root.require("publishingInformation");
    const auto locales = publishing ? publishing->require("locales") : std::nullopt;
    if (!locales) return texts;
    for (const auto& [locale, place] : locales->members()) {
        texts[Locale(locale)] = {place.required_text("name"), place.required_text("summary")};
    }
    if (texts.empty()) locales->fault("needs at least one locale");
    return texts;
}

bool read_purchasable(const JsonPlace& root) {
    const std::string state = root.required_text("purchasableState");
    if (!state.empty() && state != "PURCHASABLE" && state != "NOT_PURCHASABLE") {
        root.require("purchasableState")->fault("must be PURCHASABLE or NOT_PURCHASABLE");
    }
    return state == "PURCHASABLE";
}

void load_file(const std::filesystem::path& file, const TypeFolder& folder,
               std::vector<ProductFile>& products, Faults& faults) {
    const std::string name = file.string();
    const Result<Json> document = read_json_file(file);
    if (!document) return faults.add(name, "", document.error().context);
    const JsonPlace root(*document, name, faults);
    ProductFile product{.file = file,
                        .reference_name = ReferenceName(root.required_text("referenceName")),
                        .type = read_type(root, folder),
                        .texts = read_texts(root),
                        .purchasable = read_purchasable(root)};
    products.push_back(std::move(product));
}

void check_unique(const std::vector<ProductFile>& sorted, Faults& faults) {
    const auto same = [](const ProductFile& a, const ProductFile& b) {
        return a.reference_name == b.reference_name;
    };
    const auto twice = std::adjacent_find(sorted.begin(), sorted.end(), same);
    if (twice == sorted.end() || twice->reference_name.empty()) return;
    faults.add(std::next(twice)->file.string(), "/referenceName",
               "is also the reference name of " + twice->file.string());
}

void load_folder(const std::filesystem::path& isps, const TypeFolder& folder,
                 std::vector<ProductFile>& products, Faults& faults) {
    std::error_code absent;
    for (const auto& entry : std::filesystem::directory_iterator(isps / folder.folder, absent)) {
        if (entry.path().extension() == ".json") load_file(entry.path(), folder, products, faults);
    }
}

}    // namespace

Result<std::vector<ProductFile>> load_products(const std::filesystem::path& package) {
    if (!std::filesystem::is_directory(package)) {
        return fail(errors::not_found, package.string() + ": there is no such skill package");
    }
    std::vector<ProductFile> products;
    Faults faults;
    for (const TypeFolder& folder : type_folders) {
        load_folder(package / "isps", folder, products, faults);
    }
    std::sort(products.begin(), products.end(), [](const ProductFile& a, const ProductFile& b) {
        return std::pair(a.reference_name, a.file) < std::pair(b.reference_name, b.file);
    });
    check_unique(products, faults);
    if (!faults.empty()) return fail(errors::invalid, faults.text());
    return products;
}

}    // namespace ask::catalog
