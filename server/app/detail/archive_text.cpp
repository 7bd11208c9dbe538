#include "app/detail/archive_text.hpp"

#include <algorithm>
#include <cstdint>
#include <utility>

#include "core/timestamp.hpp"
#include "model/stored_json.hpp"

namespace ask::app::detail {

namespace {

constexpr int format = 1;

std::string one_line(const Json& json) {
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Json change_json(const store::InventoryChange& change) {
    return {{"product", change.product.text()},
            {"at", format_timestamp_ms(change.at)},
            {"request", change.request.text()},
            {"reason", change.reason},
            {"units", change.units},
            {"items", change.items},
            {"stock", change.stock}};
}

// Throws Json::exception for what is missing or of another type; read_line makes one answer of all.
std::int64_t number_at(const Json& json, const char* key) {
    const Json& value = json.at(key);
    const bool fits = value.is_number_integer() &&
                      (!value.is_number_unsigned() || value.get<std::uint64_t>() < 1ULL << 62U);
    if (!fits) throw Json::type_error::create(302, std::string(key) + " is no whole number", &json);
    return value.get<std::int64_t>();
}

store::InventoryChange read_change(const Json& json) {
    const auto at = parse_timestamp(json.at("at").get_ref<const std::string&>());
    if (!at) throw Json::type_error::create(302, "\"at\" is no time", &json);
    return {.product = ReferenceName(json.at("product").get<std::string>()),
            .at = *at,
            .request = RequestId(json.at("request").get<std::string>()),
            .reason = json.at("reason").get<std::string>(),
            .units = number_at(json, "units"),
            .items = number_at(json, "items"),
            .stock = number_at(json, "stock")};
}

std::string read_document(const Json& json, const char* key) {
    const Json& document = json.at(key);
    if (!document.is_object()) throw Json::type_error::create(302, "not an object", &json);
    return one_line(document);
}

store::ArchivedCustomer read_customer(const Json& json) {
    store::ArchivedCustomer customer;
    customer.user = json.at("user").get<std::string>();
    const auto is_printable = [](char c) { return c >= ' ' && c <= '~'; };
    const bool is_user = !customer.user.empty() && customer.user.size() <= 512 &&
                         std::ranges::all_of(customer.user, is_printable);
    if (!is_user) throw Json::type_error::create(302, "\"user\" is no user id", &json);
    customer.customer.attributes = read_document(json, "attributes");
    customer.customer.purchases = read_document(json, "purchases");
    for (const Json& change : json.at("changes")) customer.changes.push_back(read_change(change));
    return customer;
}

Result<ArchiveLine> read_any(const Json& json) {
    if (json.contains("skilld_export")) {
        if (json.at("skilld_export") != format) {
            return fail(errors::invalid, "is of another format than this skilld knows");
        }
        const std::string naming = json.value("user_naming", "");
        return ArchiveHead{json.at("store").get<std::string>(), naming,
                           number_at(json, "customers")};
    }
    if (json.contains("end")) return ArchiveEnd{number_at(json, "customers")};
    return read_customer(json);
}

}    // namespace

std::string write_line(const ArchiveHead& head) {
    return one_line({{"skilld_export", format},
                     {"store", head.store},
                     {"user_naming", head.user_naming},
                     {"customers", head.customers}});
}

std::string write_line(const ArchiveEnd& end) {
    return one_line({{"end", true}, {"customers", end.customers}});
}

Result<std::string> write_line(const store::ArchivedCustomer& customer) {
    Result<Json> attributes = model::parse_stored_json(customer.customer.attributes);
    Result<Json> purchases = model::parse_stored_json(customer.customer.purchases);
    if (!attributes || !attributes->is_object() || !purchases || !purchases->is_object()) {
        return fail(errors::invalid, "attributes or purchases are no JSON object");
    }
    Json changes = Json::array();
    for (const store::InventoryChange& change : customer.changes) {
        changes.push_back(change_json(change));
    }
    return one_line({{"user", customer.user},
                     {"attributes", std::move(*attributes)},
                     {"purchases", std::move(*purchases)},
                     {"changes", std::move(changes)}});
}

Result<ArchiveLine> read_line(std::string_view line) {
    const Result<Json> json = model::parse_stored_json(line);
    if (!json) return fail(errors::invalid, "is no line of an export: " + json.error().context);
    if (!json->is_object()) return fail(errors::invalid, "is no JSON object");
    try {
        return read_any(*json);
    } catch (const Json::exception& wrong) {
        const std::string what = wrong.what();    // "[json.exception.type_error.302] …"
        return fail(errors::invalid, "is no line of an export:" + what.substr(what.find(']') + 1));
    }
}

}    // namespace ask::app::detail
