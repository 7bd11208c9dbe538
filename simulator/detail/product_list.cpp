#include "simulator/detail/product_list.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <string_view>
#include <vector>

#include "core/timestamp.hpp"
#include "simulator/detail/json_answer.hpp"
#include "simulator/product_api.hpp"

namespace ask::simulator::detail {

namespace {

using Query = std::map<std::string, std::string>;

// With characters that need percent-encoding, as Amazon's tokens have them.
constexpr std::string_view token_start = "isp+page/";
constexpr std::string_view token_end = "==";

std::optional<int> read_number(std::string_view text) {
    int number = 0;
    const char* const end = text.data() + text.size();
    const auto read = std::from_chars(text.data(), end, number);
    if (read.ec != std::errc{} || read.ptr != end) return std::nullopt;
    return number;
}

std::optional<int> offset_of(std::string_view token) {
    if (!token.starts_with(token_start) || !token.ends_with(token_end)) return std::nullopt;
    token.remove_prefix(token_start.size());
    if (token.size() < token_end.size()) return std::nullopt;
    token.remove_suffix(token_end.size());
    return read_number(token);
}

std::string token_for(std::size_t offset) {
    return std::string(token_start) + std::to_string(offset) + std::string(token_end);
}

struct Rule {
    std::string_view parameter;
    std::string_view member;    // of the record; empty: not a filter
    std::array<std::string_view, 3> values;
};

constexpr std::array rules{
    Rule{"purchasable", "purchasable", {"PURCHASABLE", "NOT_PURCHASABLE", ""}},
    Rule{"entitled", "entitled", {"ENTITLED", "NOT_ENTITLED", ""}},
    Rule{"productType", "type", {"SUBSCRIPTION", "ENTITLEMENT", "CONSUMABLE"}},
};

const Rule* find_rule(std::string_view parameter) {
    const auto found = std::find_if(rules.begin(), rules.end(),
                                    [&](const Rule& rule) { return rule.parameter == parameter; });
    return found == rules.end() ? nullptr : &*found;
}

bool is_valid(const std::string& parameter, const std::string& value) {
    if (parameter == "nextToken") return offset_of(value).value_or(-1) >= 0;
    if (parameter == "maxResults") {
        const int most = read_number(value).value_or(0);
        return most >= 1 && most <= 100;
    }
    const Rule* rule = find_rule(parameter);
    return rule && !value.empty() &&
           std::find(rule->values.begin(), rule->values.end(), value) != rule->values.end();
}

bool passes(const Json& record, const Query& query) {
    return std::all_of(query.begin(), query.end(), [&](const auto& parameter) {
        const Rule* rule = find_rule(parameter.first);
        return !rule || record.at(std::string(rule->member)) == parameter.second;
    });
}

std::vector<Json> matching_records(const Viewer& viewer, const Query& query) {
    std::vector<Json> records;
    for (const ShopProduct& product : viewer.amazon.products) {
        if (!product.texts.contains(viewer.locale)) continue;
        Json record = product_record(product, viewer);
        if (passes(record, query)) records.push_back(std::move(record));
    }
    return records;
}

std::size_t number_or(const Query& query, const char* parameter, std::size_t otherwise) {
    const auto found = query.find(parameter);
    if (found == query.end()) return otherwise;
    const auto number = std::string_view(parameter) == "nextToken" ? offset_of(found->second)
                                                                   : read_number(found->second);
    return static_cast<std::size_t>(number.value_or(0));
}

}    // namespace

Json product_record(const ShopProduct& product, const Viewer& viewer) {
    const catalog::ProductText& text = product.texts.at(viewer.locale);
    const bool owned = is_entitled(product, viewer.customer);
    const bool on_sale = is_purchasable(product, viewer.customer);
    return {{"productId", product.id.text()},
            {"referenceName", product.reference_name.text()},
            {"type", to_text(product.type)},
            {"name", text.name},
            {"summary", text.summary},
            {"entitled", owned ? "ENTITLED" : "NOT_ENTITLED"},
            {"entitlementReason", owned ? "PURCHASED" : "NOT_PURCHASED"},
            {"purchasable", on_sale ? "PURCHASABLE" : "NOT_PURCHASABLE"},
            {"activeEntitlementCount", viewer.customer.holding(product.reference_name).count},
            {"purchaseMode", "TEST"}};
}

http::Response answer_list(const Viewer& viewer, const Query& query) {
    for (const auto& [parameter, value] : query) {
        if (!is_valid(parameter, value)) return refusal(400, "Wrong parameter: " + parameter);
    }
    const std::vector<Json> records = matching_records(viewer, query);
    const auto limit = static_cast<std::size_t>(viewer.amazon.most_products_on_a_page);
    const std::size_t first = std::min(number_or(query, "nextToken", 0), records.size());
    const std::size_t count = std::min(number_or(query, "maxResults", 100), limit);
    const std::size_t last = std::min(first + count, records.size());
    const bool is_truncated = last < records.size();
    const auto begin = records.begin();
    const Json page(std::vector<Json>(begin + static_cast<std::ptrdiff_t>(first),
                                      begin + static_cast<std::ptrdiff_t>(last)));
    return json_answer(200, {{"inSkillProducts", page},
                             {"isTruncated", is_truncated},
                             {"nextToken", is_truncated ? Json(token_for(last)) : Json(nullptr)}});
}

Json pending_transactions(const Viewer& viewer) {
    Json results = Json::array();
    for (const ShopProduct& product : viewer.amazon.products) {
        const Holding holding = viewer.customer.holding(product.reference_name);
        if (!holding.is_pending) continue;
        const std::string changed = format_timestamp_ms(holding.changed_at);
        results.push_back({{"status", "PENDING_APPROVAL_BY_PARENT"},
                           {"productId", product.id.text()},
                           {"createdTime", changed},
                           {"lastModifiedTime", changed}});
    }
    return results;
}

}    // namespace ask::simulator::detail
