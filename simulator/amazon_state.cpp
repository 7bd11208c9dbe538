#include "simulator/amazon_state.hpp"

#include <optional>
#include <string>
#include <utility>

#include "catalog/json_place.hpp"
#include "core/timestamp.hpp"

namespace ask::simulator {

namespace {

using catalog::JsonPlace;
using Holdings = std::map<ReferenceName, Holding>;

constexpr int most_units = 1'000'000;

Json json_of(const Holdings& holdings) {
    Json json = Json::object();
    for (const auto& [name, holding] : holdings) {
        json[name.text()] = {{"count", holding.count},
                             {"pending", holding.is_pending},
                             {"cancelled", holding.is_cancelled},
                             {"changed_at", format_timestamp_ms(holding.changed_at)}};
    }
    return json;
}

Json json_of(const Customer& customer) {
    Json json = {{"user_id", customer.user.text()},
                 {"device_id", customer.device.text()},
                 {"name", customer.name},
                 {"locale", customer.locale.text()},
                 {"screen", customer.has_screen},
                 {"permissions", customer.permissions},
                 {"voice_purchasing", customer.voice_purchasing},
                 {"holdings", json_of(customer.holdings)}};
    if (customer.counted) json["counted"] = json_of(*customer.counted);
    return json;
}

bool flag_of(const JsonPlace& place, std::string_view name) {
    const auto member = place.require(name);
    return member && member->flag().value_or(false);
}

std::string id_of(const JsonPlace& place, std::string_view name) {
    constexpr std::size_t most = 255;
    const auto member = place.require(name);
    if (!member) return "";
    std::string id = member->text().value_or(" ");
    if (id.empty() || id.size() > most) member->fault("must be 1 to 255 bytes long");
    return id;
}

TimePoint time_of(const JsonPlace& place, std::string_view name) {
    const auto member = place.require(name);
    const auto text = member ? member->text() : std::nullopt;
    if (!text) return {};
    const Result<TimePoint> time = parse_timestamp(*text);
    if (!time) member->fault("must be a time, as 2026-01-15T09:30:00.000Z");
    return time.value_or(TimePoint{});
}

Holding read_holding(const JsonPlace& place) {
    if (!place.is_object()) return {};
    place.allow_only({"count", "pending", "cancelled", "changed_at"});
    const auto count = place.require("count");
    return {.count = count ? count->integer(0, most_units).value_or(0) : 0,
            .is_pending = flag_of(place, "pending"),
            .is_cancelled = flag_of(place, "cancelled"),
            .changed_at = time_of(place, "changed_at")};
}

Holdings read_holdings(const JsonPlace& place, const Amazon& shop) {
    Holdings holdings;
    if (!place.is_object()) return holdings;
    for (const auto& [name, there] : place.members()) {
        const Holding holding = read_holding(there);
        if (shop.find(ReferenceName(name))) holdings[ReferenceName(name)] = holding;
    }
    return holdings;
}

Customer read_customer(const JsonPlace& place, const Amazon& shop) {
    Customer customer;
    if (!place.is_object()) return customer;
    place.allow_only({"user_id", "device_id", "name", "locale", "screen", "permissions",
                      "voice_purchasing", "holdings", "counted"});
    customer.user = UserId(id_of(place, "user_id"));
    customer.device = DeviceId(id_of(place, "device_id"));
    customer.name = place.text_of("name");
    customer.locale = Locale(place.text_of("locale"));
    customer.has_screen = flag_of(place, "screen");
    customer.voice_purchasing = flag_of(place, "voice_purchasing");
    for (std::string& scope : place.texts_of("permissions")) {
        customer.permissions.insert(std::move(scope));
    }
    if (const auto holdings = place.require("holdings")) {
        customer.holdings = read_holdings(*holdings, shop);
    }
    if (const auto counted = place.find("counted")) {
        customer.counted = read_holdings(*counted, shop);
    }
    return customer;
}

void read_customers(const JsonPlace& place, Amazon& amazon) {
    amazon.customers.clear();
    for (const JsonPlace& item : place.items()) {
        Customer customer = read_customer(item, amazon);
        const UserId user = customer.user;
        const bool is_new = amazon.customers.emplace(user, std::move(customer)).second;
        if (!is_new) item.fault("is a second customer with the same user_id");
    }
}

void read_products(const JsonPlace& place, Amazon& amazon) {
    if (!place.is_object()) return;
    for (const auto& [name, there] : place.members()) {
        if (!there.is_object()) continue;
        there.allow_only({"on_sale"});
        const bool on_sale = flag_of(there, "on_sale");
        ShopProduct* product = amazon.find(ReferenceName(name));
        if (product) product->on_sale = on_sale;
    }
}

}    // namespace

Json to_json(const Amazon& amazon) {
    Json customers = Json::array();
    for (const auto& [user, customer] : amazon.customers) customers.push_back(json_of(customer));
    Json products = Json::object();
    for (const ShopProduct& product : amazon.products) {
        products[product.reference_name.text()] = {{"on_sale", product.on_sale}};
    }
    return {{"customers", std::move(customers)}, {"products", std::move(products)}};
}

Result<void> restore(Amazon& amazon, const Json& document) {
    catalog::Faults faults;
    const std::string name = "saved state";
    const JsonPlace root(document, name, faults);
    Amazon restored = amazon;
    if (root.is_object()) {
        root.allow_only({"customers", "products"});
        if (const auto products = root.require("products")) read_products(*products, restored);
        if (const auto customers = root.require("customers")) {
            read_customers(*customers, restored);
        }
    }
    if (!faults.empty()) {
        const std::string all = faults.text();
        return fail(errors::invalid, all.substr(0, all.find('\n')));
    }
    amazon = std::move(restored);
    return {};
}

}    // namespace ask::simulator
