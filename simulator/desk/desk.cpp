#include "simulator/desk/desk.hpp"

#include <algorithm>
#include <utility>

#include "core/match.hpp"
#include "simulator/amazon_words.hpp"
#include "simulator/desk/invocation.hpp"
#include "simulator/desk/shelf.hpp"

namespace ask::simulator {

namespace {

std::unexpected<Error> no_customer(const std::string& id) {
    return fail(errors::not_found, "there is no customer " + id);
}

// Changes of what one customer has or has set do not belong to all.
bool is_of_one_customer(const AmazonChange& change) {
    return std::visit(
        Match{[](const HoldingChange& c) {
                  return c.event != HoldingEvent::taken_off_sale &&
                         c.event != HoldingEvent::put_on_sale;
              },
              [](const VoicePurchasingChange&) { return true; },
              [](const CountsChange&) { return true; },
              [](const ProductApiChange&) { return false; },
              [](const CertificateHostChange&) { return false; },
              [](const NextCertificateFile&) { return false; },
              [](const CertificatesChange&) { return false; },
              [](const ClockChange&) { return false; }, [](const DeliveryChange&) { return false; },
              [](const ChildDirectedChange&) { return false; },
              [](const PageSizeChange&) { return false; }},
        change);
}

Result<void> apply_for_all(SharedAmazon& world, const std::vector<AmazonChange>& changes,
                           TimePoint now) {
    if (std::ranges::any_of(changes, is_of_one_customer)) {
        return fail(errors::invalid, "this concerns one customer: send it as their turn");
    }
    return world.with(
        [&](Amazon& amazon) { return apply_together(amazon, std::nullopt, changes, now); });
}

Json balance_json(const ProductBalance& balance) {
    return {{"product", balance.product.text()},
            {"left", balance.left},
            {"bought", balance.bought},
            {"used", balance.used}};
}

std::optional<Customer> customer_of(SharedAmazon& world, const UserId& user) {
    return world.with([&](const Amazon& amazon) -> std::optional<Customer> {
        const auto found = amazon.customers.find(user);
        return found == amazon.customers.end() ? std::nullopt : std::optional(found->second);
    });
}

std::string session_word(const SeatState& state) {
    return state.session_is_open ? "open" : "none";
}

}    // namespace

Desk::Desk(DeskParts parts, DeskOptions options)
    : parts_(std::move(parts)), options_(std::move(options)) {}

Result<std::unique_ptr<Desk>> Desk::make(DeskParts parts, DeskOptions options) {
    std::unique_ptr<Desk> desk(new Desk(std::move(parts), std::move(options)));
    const Result<void> loaded = desk->load();
    if (!loaded) return std::unexpected(loaded.error());
    return desk;
}

Json Desk::overview() const {
    Json desk = {
        {"version", version()},
        {"saved", is_saved()},
        {"endpoint", {{"url", options_.endpoint}, {"signed", options_.is_signed}}},
        {"skill",
         {{"application_id", parts_.world.parts.skill.application_id.text()},
          {"locales", locales_json(parts_.world.parts.skill)}}},
        {"customers", customers_json()},
    };
    parts_.world.amazon->with([&](const Amazon& amazon) {
        desk["products"] = products_json(amazon);
        desk["faults"] = faults_of(amazon);
    });
    return desk;
}

Json Desk::customers_json() const {
    Json customers = Json::array();
    for (const auto& [id, seat] : seats()) {
        const SeatState state = seat->state();
        const auto known = customer_of(*parts_.world.amazon, state.user);
        if (!known) continue;    // removed this very moment
        customers.push_back({{"id", id},
                             {"name", known->name},
                             {"locale", state.locale.text()},
                             {"turns", state.turns},
                             {"session", session_word(state)}});
    }
    return customers;
}

Result<Json> Desk::customer(const std::string& id) const {
    const auto found = seat(id);
    if (!found) return std::unexpected(found.error());
    const SeatState state = (*found)->state();
    const auto known = customer_of(*parts_.world.amazon, state.user);
    if (!known) return no_customer(id);
    Json customer = settings_json(*known);
    customer["shelf"] = parts_.world.amazon->with(
        [&](const Amazon& amazon) { return shelf_json(amazon, *known, state.locale); });
    customer["id"] = id;
    customer["session"] = session_word(state);
    customer["busy"] = state.is_busy;
    customer["purchase"] = state.purchase;
    customer["inventory"] = inventory_json(state.user);
    customer["conversation"] = (*found)->conversation();
    return customer;
}

Json Desk::inventory_json(const UserId& user) const {
    if (parts_.books == nullptr) {
        return {{"known", false}, {"why", options_.why_no_books}, {"products", Json::array()}};
    }
    const auto balances = parts_.books->balances_of(user);
    if (!balances) {
        return {{"known", false}, {"why", balances.error().context}, {"products", Json::array()}};
    }
    Json products = Json::array();
    for (const ProductBalance& balance : *balances) products.push_back(balance_json(balance));
    return {{"known", true}, {"products", std::move(products)}};
}

Result<Json> Desk::add_customer(const Json& written) {
    const auto seated = seat_new_customer(written);
    if (!seated) return std::unexpected(seated.error());
    save();
    bump();
    return customer((*seated)->id());
}

Result<void> Desk::remove_customer(const std::string& id) {
    const auto closed = take_away(id);
    if (!closed) return std::unexpected(closed.error());
    dismiss({*closed});
    save();
    bump();
    return {};
}

Result<Desk::SharedSeat> Desk::take_away(const std::string& id) {
    const std::lock_guard hold(mutex_);
    const auto found = seats_.find(id);
    if (found == seats_.end()) return no_customer(id);
    if (seats_.size() == 1) return fail(errors::conflict, "the last customer cannot go");
    const Result<void> closed = found->second->close();
    if (!closed) return std::unexpected(closed.error());
    SharedSeat seat = found->second;
    seats_.erase(found);
    return seat;
}

// Amazon forgets the customers of seats that were closed.
void Desk::dismiss(const std::vector<SharedSeat>& closed) {
    parts_.world.amazon->with([&](Amazon& amazon) {
        for (const SharedSeat& seat : closed) amazon.customers.erase(seat->state().user);
    });
}

Result<Json> Desk::play(const std::string& id, const Json& written) {
    const auto found = seat(id);
    if (!found) return std::unexpected(found.error());
    const Result<Turn> turn = parse_turn(meant(written, (*found)->state().locale));
    if (!turn) return std::unexpected(turn.error());
    Result<Json> record = (*found)->play(*turn);
    save();
    return record;
}

// Who says the skill's name opens it.
Json Desk::meant(const Json& written, const Locale& locale) const {
    const auto words = written.is_object() ? written.find("say") : written.end();
    if (words == written.end() || !words->is_string()) return written;
    const auto& model = parts_.world.parts.skill.models.at(locale);
    const bool opens = opens_skill(words->get<std::string>(), model.invocation_name);
    return opens ? Json{{"open", true}} : written;
}

Result<void> Desk::forget_conversation(const std::string& id) {
    const auto found = seat(id);
    if (!found) return std::unexpected(found.error());
    return (*found)->clear();
}

Result<void> Desk::change_faults(const Json& changes) {
    const auto read = read_amazon_changes(changes);
    if (!read) return std::unexpected(read.error());
    const Result<void> applied =
        apply_for_all(*parts_.world.amazon, *read, parts_.world.parts.clock.now());
    if (!applied) return applied;
    const Result<Turn> turn = parse_turn({{"amazon", changes}});
    if (!turn) return std::unexpected(turn.error());
    for (const auto& [id, seat] : seats()) seat->note(*turn);
    save();
    bump();
    return {};
}

Result<Desk::SharedSeat> Desk::seat(const std::string& id) const {
    const std::lock_guard hold(mutex_);
    const auto found = seats_.find(id);
    if (found == seats_.end()) return no_customer(id);
    return found->second;
}

std::map<std::string, Desk::SharedSeat> Desk::seats() const {
    const std::lock_guard hold(mutex_);
    return seats_;
}

}    // namespace ask::simulator
