#include "isp/detail/stock_json.hpp"

#include <utility>

#include "isp/detail/record_json.hpp"
#include "model/product.hpp"

namespace ask::isp::detail {

namespace {

// Twice what all units that Amazon may count hold; small enough to add up without a care.
constexpr std::int64_t most_items = 2 * model::most_entitlements * most_items_per_unit;

std::optional<std::int64_t> contents(const Json& value) {
    return number(member(value, "items_each"), 1, most_items_per_unit);
}

std::optional<RequestId> request_of(const Json& value) {
    auto text = short_text(member(value, "request"));
    if (!text) return std::nullopt;
    return RequestId(std::move(*text));
}

std::optional<Lot> read_lot(const Json& value) {
    const auto units = number(member(value, "units"), 1, model::most_entitlements);
    const auto items = contents(value);
    if (!units || !items) return std::nullopt;
    return Lot{*units, *items};
}

Json write_lot(const Lot& lot) {
    return {{"units", lot.units}, {"items_each", lot.items_per_unit}};
}

std::vector<Lot> read_lots(const Json& value) {
    std::vector<Lot> lots = elements(value, most_lots, &read_lot);
    std::int64_t units = 0;
    for (const Lot& lot : lots) units += lot.units;
    if (units > model::most_entitlements) lots.clear();
    return lots;
}

std::optional<ProvisionalCredit> read_credit(const Json& value) {
    auto request = request_of(value);
    const auto at = moment(member(value, "at"));
    const auto items = contents(value);
    if (!request || !at || !items) return std::nullopt;
    return ProvisionalCredit{std::move(*request), *at, *items};
}

Json write_credit(const ProvisionalCredit& credit) {
    return {{"request", credit.request.text()},
            {"at", milliseconds(credit.at)},
            {"items_each", credit.items_per_unit}};
}

std::optional<Removal> read_removal(const Json& value) {
    const auto at = moment(member(value, "at"));
    const auto forgiven = number(member(value, "forgiven"), 0, most_items);
    std::vector<Lot> lots = read_lots(member(value, "lots"));
    if (!at || !forgiven || lots.empty()) return std::nullopt;
    return Removal{*at, std::move(lots), *forgiven};
}

Json write_removal(const Removal& removal) {
    return {{"at", milliseconds(removal.at)},
            {"lots", array_of(removal.lots, &write_lot)},
            {"forgiven", removal.forgiven}};
}

std::optional<Use> read_use(const Json& value) {
    auto request = request_of(value);
    const auto items = number(member(value, "items"), 1, most_items);
    const auto left = number(member(value, "left"), 0, most_items);
    if (!request || !items || !left) return std::nullopt;
    return Use{std::move(*request), *items, *left};
}

Json write_use(const Use& use) {
    return {{"request", use.request.text()}, {"items", use.items}, {"left", use.left}};
}

}    // namespace

Stock read_stock(const Json& value) {
    Stock stock;
    stock.lots = read_lots(member(value, "lots"));
    stock.used = number(member(value, "used"), 0, most_items).value_or(0);
    stock.provisional = elements(member(value, "provisional"), most_provisional, &read_credit);
    stock.removals = elements(member(value, "removals"), most_removals, &read_removal);
    constexpr std::int64_t far = 2L * model::most_entitlements;
    stock.departed = number(member(value, "departed"), -far, far);
    stock.accepted = RequestId(short_text(member(value, "accepted")).value_or(""));
    stock.uses = elements(member(value, "uses"), most_uses, &read_use);
    stock.product = ProductId(short_text(member(value, "id")).value_or(""));
    return stock;
}

void write_stock(Json& object, const Stock& stock) {
    put(object, "lots", array_of(stock.lots, &write_lot));
    put(object, "used", stock.used);
    put(object, "provisional", array_of(stock.provisional, &write_credit));
    put(object, "removals", array_of(stock.removals, &write_removal));
    object.erase("departed");    // put would drop a 0, which is not the same as none
    if (stock.departed) object["departed"] = *stock.departed;
    put(object, "accepted", stock.accepted.text());
    put(object, "uses", array_of(stock.uses, &write_use));
    put(object, "id", stock.product.text());
}

}    // namespace ask::isp::detail
