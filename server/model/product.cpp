#include "model/product.hpp"

#include <algorithm>

#include "model/detail/read.hpp"

namespace ask::model {

namespace {

using detail::at;
using detail::parse_json;
using detail::text;

ProductType read_type(const Json& product) {
    const std::string type = text(product, "type");
    if (type == "ENTITLEMENT") return ProductType::entitlement;
    if (type == "CONSUMABLE") return ProductType::consumable;
    if (type == "SUBSCRIPTION") return ProductType::subscription;
    return ProductType::unknown;
}

EntitlementReason read_reason(const Json& product) {
    std::string reason = text(product, "entitlementReason");
    if (reason.empty()) reason = text(product, "entitledReason");
    if (reason == "PURCHASED") return EntitlementReason::purchased;
    if (reason == "NOT_PURCHASED") return EntitlementReason::not_purchased;
    if (reason == "AUTO_ENTITLED") return EntitlementReason::auto_entitled;
    if (reason == "BUNDLE_ENTITLED") return EntitlementReason::bundle_entitled;
    return EntitlementReason::unknown;
}

// Left out is 0; what is there and is no number is not known.
bool has_readable_count(const Json& product) {
    return !product.contains("activeEntitlementCount") ||
           at(product, "activeEntitlementCount").is_number();
}

int read_count(const Json& product) {
    const Json& count = at(product, "activeEntitlementCount");
    if (!count.is_number()) return 0;
    const double clamped = std::clamp(count.get<double>(), 0.0, double{most_entitlements});
    return static_cast<int>(clamped);
}

Product read_product(const Json& product) {
    Product read;
    read.id = ProductId(text(product, "productId"));
    read.reference_name = ReferenceName(text(product, "referenceName"));
    read.type = read_type(product);
    read.name = text(product, "name");
    read.summary = text(product, "summary");
    read.purchasable = text(product, "purchasable") == "PURCHASABLE";
    read.entitled = text(product, "entitled") == "ENTITLED";
    read.reason = read_reason(product);
    read.active_entitlement_count = read_count(product);
    read.count_is_known = has_readable_count(product);
    read.is_test_purchase = text(product, "purchaseMode") == "TEST";
    return read;
}

bool is_named(const Product& product) {
    return !product.id.empty() && !product.reference_name.empty();
}

Transaction read_transaction(const Json& transaction) {
    return Transaction{ProductId(text(transaction, "productId")), text(transaction, "status"),
                       text(transaction, "createdTime"), text(transaction, "lastModifiedTime")};
}

}    // namespace

std::string_view to_text(ProductType type) {
    switch (type) {
        case ProductType::entitlement:
            return "ENTITLEMENT";
        case ProductType::consumable:
            return "CONSUMABLE";
        case ProductType::subscription:
            return "SUBSCRIPTION";
        case ProductType::unknown:
            break;
    }
    return "UNKNOWN";
}

Result<ProductPage> parse_product_page(std::string_view json) {
    const Result<Json> page = parse_json(json, bad_product_answer);
    if (!page) return propagate(page, "parse products");
    const Json& products = at(*page, "inSkillProducts");
    if (!products.is_array()) return fail(bad_product_answer, "products: no list inSkillProducts");
    ProductPage read;
    for (const Json& product : products) {
        Product one = read_product(product);
        if (is_named(one)) read.products.push_back(std::move(one));
    }
    read.next_token = text(*page, "nextToken");
    return read;
}

Result<Product> parse_product(std::string_view json) {
    const Result<Json> product = parse_json(json, bad_product_answer);
    if (!product) return propagate(product, "parse product");
    Product read = read_product(*product);
    if (!is_named(read)) return fail(bad_product_answer, "product: no id or no reference name");
    return read;
}

Result<TransactionPage> parse_transaction_page(std::string_view json) {
    const Result<Json> page = parse_json(json, bad_product_answer);
    if (!page) return propagate(page, "parse transactions");
    const Json& results = at(*page, "results");
    if (!results.is_array()) return fail(bad_product_answer, "transactions: no list results");
    TransactionPage read;
    for (const Json& result : results) {
        if (result.is_object()) read.transactions.push_back(read_transaction(result));
    }
    read.next_token = text(at(at(*page, "metadata"), "resultSet"), "nextToken");
    return read;
}

Result<bool> parse_flag(std::string_view json) {
    const Result<Json> flag = parse_json(json, bad_product_answer);
    if (!flag) return propagate(flag, "parse flag");
    if (!flag->is_boolean()) return fail(bad_product_answer, "flag: neither true nor false");
    return flag->get<bool>();
}

}    // namespace ask::model
