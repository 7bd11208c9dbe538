#include "isp/purchase_record.hpp"

#include <utility>

#include "isp/detail/record_json.hpp"
#include "isp/detail/stock_json.hpp"
#include "isp/detail/suggestion_json.hpp"
#include "model/stored_json.hpp"

namespace ask::isp {

namespace {

using detail::member;

std::map<ReferenceName, Stock> read_stocks(const Json& value) {
    std::map<ReferenceName, Stock> stocks;
    if (!value.is_object()) return stocks;
    for (const auto& [name, stock] : value.items()) {
        stocks.emplace(ReferenceName(name), detail::read_stock(stock));
    }
    return stocks;
}

std::optional<SuspendedSession> read_suspended(const Json& value) {
    auto nonce = detail::short_text(member(value, "nonce"));
    const auto until = detail::moment(member(value, "until"));
    if (!nonce || !until) return std::nullopt;
    return SuspendedSession{std::move(*nonce), member(value, "attributes"), *until};
}

void write_stocks(Json& document, const std::map<ReferenceName, Stock>& stocks) {
    Json& all = detail::section(document, "stock");
    for (const auto& [name, stock] : stocks) {
        detail::write_stock(detail::section(all, name.text()), stock);
        detail::drop_if_empty(all, name.text());
    }
    detail::drop_if_empty(document, "stock");
}

void write_suspended(Json& document, const SuspendedSession& suspended) {
    Json& object = detail::section(document, "suspended");
    // What a later skilld wrote of another session is not true of this one.
    if (member(object, "nonce") != suspended.nonce) object = Json::object();
    object["nonce"] = suspended.nonce;
    object["attributes"] = suspended.attributes;
    object["until"] = detail::milliseconds(suspended.until);
}

}    // namespace

Result<PurchaseRecord> read_purchase_record(std::string_view text) {
    Result<Json> parsed = model::parse_stored_json(text);
    if (!parsed || !parsed->is_object()) {
        return fail(errors::invalid, "the purchases are no JSON object");
    }
    Json& document = *parsed;
    return PurchaseRecord{.stock = read_stocks(member(document, "stock")),
                          .suggestions = detail::read_suggestions(member(document, "suggestions")),
                          .suspended = read_suspended(member(document, "suspended")),
                          .original = std::move(document)};
}

std::string write_purchase_record(const PurchaseRecord& record) {
    Json document = record.original.is_object() ? record.original : Json::object();
    write_stocks(document, record.stock);
    detail::write_suggestions(detail::section(document, "suggestions"), record.suggestions);
    detail::drop_if_empty(document, "suggestions");
    if (record.suspended) {
        write_suspended(document, *record.suspended);
    } else {
        document.erase("suspended");
    }
    return document.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}    // namespace ask::isp
