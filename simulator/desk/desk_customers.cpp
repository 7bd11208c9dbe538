#include <algorithm>
#include <utility>

#include "core/text_file.hpp"
#include "model/stored_json.hpp"
#include "simulator/amazon_state.hpp"
#include "simulator/amazon_words.hpp"
#include "simulator/desk/desk.hpp"

namespace ask::simulator {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t most_customers = 100;

using Settings = CustomerSettings;

Result<Json> read_state(const fs::path& file) {
    const Result<std::string> text = read_text_file(file);
    if (!text) return std::unexpected(text.error());
    auto document = model::parse_stored_json(*text);
    if (document && document->is_object()) return std::move(*document);
    return fail(errors::invalid, file.string() + ": is no JSON object");
}

// American English, where the skill speaks it: most skills begin there.
Locale usual_locale(const SkillUnderTest& skill) {
    const Locale american("en-US");
    return skill.models.contains(american) ? american : skill.models.begin()->first;
}

// What may be said of a new customer: as in a script, and the locale beside it.
Result<Locale> take_locale(Json& written, const SkillUnderTest& skill) {
    if (!written.is_object()) return fail(errors::invalid, "must be a JSON object");
    const Json locale = written.value("locale", Json(usual_locale(skill).text()));
    written.erase("locale");
    const bool is_known =
        locale.is_string() && skill.models.contains(Locale(locale.get<std::string>()));
    if (is_known) return Locale(locale.get<std::string>());
    return fail(errors::invalid, "locale: the skill has no interaction model for " + locale.dump());
}

Result<Settings> read_settings(const Json& written, const Locale& present,
                               const SkillUnderTest& skill) {
    Json rest = written;
    if (rest.is_object() && !rest.contains("locale")) rest["locale"] = present.text();
    const auto locale = take_locale(rest, skill);
    if (!locale) return std::unexpected(locale.error());
    if (rest.contains("owned") || rest.contains("counts")) {
        return fail(errors::invalid, "what is owned changes by \"amazon\" turns");
    }
    const auto read = parse_customer(rest);
    if (!read) return std::unexpected(read.error());
    if (rest.contains("name") && read->name.empty()) {
        return fail(errors::invalid, "name: must not be empty");
    }
    return Settings{*read, rest, *locale};
}

// Only what is given.
void take_over(Customer& customer, const Settings& wanted) {
    const ScriptCustomer& written = wanted.written;
    const Json& given = wanted.given;
    customer.locale = wanted.locale;
    if (given.contains("name")) customer.name = written.name;
    if (given.contains("screen")) customer.has_screen = written.has_screen;
    if (given.contains("voice_purchasing")) customer.voice_purchasing = written.voice_purchasing;
    if (given.contains("permissions")) {
        customer.permissions = {written.permissions.begin(), written.permissions.end()};
    }
}

}    // namespace

Result<Desk::SharedSeat> Desk::take_seat(Customer customer, std::string id) {
    const Locale locale = customer.locale;
    auto alexa = Alexa::make(parts_.world.parts, locale, std::move(customer));
    if (!alexa) return std::unexpected(alexa.error());
    auto seat =
        std::make_shared<Seat>(id, parts_.world.parts, std::move(*alexa), [this] { bump(); });
    const std::lock_guard hold(mutex_);
    seats_[std::move(id)] = seat;
    return seat;
}

Result<Desk::SharedSeat> Desk::seat_new_customer(const Json& written) {
    Json rest = written;
    const auto locale = take_locale(rest, parts_.world.parts.skill);
    if (!locale) return std::unexpected(locale.error());
    const auto read = parse_customer(rest);
    if (!read) return std::unexpected(read.error());
    auto customer = parts_.world.amazon->with(
        [&](const Amazon& amazon) { return make_customer(*read, *locale, amazon); });
    if (!customer) return std::unexpected(customer.error());
    std::string id;
    {
        const std::lock_guard hold(mutex_);
        if (seats_.size() >= most_customers) {
            return fail(errors::conflict, "there are 100 customers: remove one first");
        }
        id = std::to_string(++last_id_);
    }
    if (customer->name.empty()) customer->name = "Customer " + id;
    return take_seat(std::move(*customer), std::move(id));
}

Result<Json> Desk::change_customer(const std::string& id, const Json& written) {
    const auto found = seat(id);
    if (!found) return std::unexpected(found.error());
    const auto wanted = read_settings(written, (*found)->state().locale, parts_.world.parts.skill);
    if (!wanted) return std::unexpected(wanted.error());
    const Result<void> changed =
        (*found)->change([&] { return change_settings(**found, *wanted); });
    if (!changed) return std::unexpected(changed.error());
    save();
    bump();
    return customer(id);
}

Result<std::optional<Alexa>> Desk::change_settings(const Seat& seat, const Settings& wanted) {
    const UserId user = seat.state().user;
    const Customer customer = parts_.world.amazon->with([&](Amazon& amazon) {
        Customer& known = amazon.customers.at(user);
        take_over(known, wanted);
        return known;
    });
    if (wanted.locale == seat.state().locale) return std::nullopt;
    auto alexa = Alexa::make(parts_.world.parts, wanted.locale, customer);
    if (!alexa) return std::unexpected(alexa.error());
    return std::optional(std::move(*alexa));
}

Result<void> Desk::load() {
    std::error_code absent;
    const fs::path& file = options_.state_file;
    if (!file.empty() && fs::exists(file, absent)) {
        const auto document = read_state(file);
        const Result<void> taken =
            document ? take_customers(*document) : Result<void>(std::unexpected(document.error()));
        if (!taken) {
            return fail(errors::invalid, taken.error().context +
                                             "; `skilld simulate --reset` starts with a new one");
        }
    }
    if (seats().empty()) {
        const auto seated = seat_new_customer({{"name", "Ada"}});
        if (!seated) return std::unexpected(seated.error());
    }
    save();
    if (is_saved()) return {};
    return fail(errors::unavailable, file.string() + ": cannot be written");
}

// The customers that no seat names came from somewhere else, and stay away.
Result<void> Desk::take_customers(const Json& document) {
    const std::string file = options_.state_file.string();
    const auto restored = parts_.world.amazon->with(
        [&](Amazon& amazon) { return restore(amazon, document.value("amazon", Json::object())); });
    if (!restored) return fail(errors::invalid, file + ": /amazon: " + restored.error().context);
    const Json seated = document.value("seats", Json::array());
    if (!seated.is_array()) return fail(errors::invalid, file + ": /seats: must be a list");
    for (const Json& user : seated) {
        if (!user.is_string()) return fail(errors::invalid, file + ": /seats: must be user ids");
        const UserId id(user.get<std::string>());
        const auto customer = parts_.world.amazon->with([&](const Amazon& amazon) {
            const auto found = amazon.customers.find(id);
            return found == amazon.customers.end() ? std::nullopt : std::optional(found->second);
        });
        if (!customer) continue;
        if (!parts_.world.parts.skill.models.contains(customer->locale)) {
            absent_.push_back(id.text());
            continue;
        }
        const auto seat = take_seat(*customer, std::to_string(++last_id_));
        if (!seat) return std::unexpected(seat.error());
    }
    return {};
}

void Desk::save() {
    if (options_.state_file.empty()) return;
    const std::lock_guard one_at_a_time(saving_);
    std::vector<std::pair<int, std::string>> users;
    for (const auto& [id, seat] : seats()) {
        users.emplace_back(std::stoi(id), seat->state().user.text());
    }
    std::ranges::sort(users);
    Json document = {{"seats", Json::array()}};
    for (const auto& [id, user] : users) document["seats"].push_back(user);
    for (const std::string& user : absent_) document["seats"].push_back(user);
    document["amazon"] =
        parts_.world.amazon->with([](const Amazon& amazon) { return to_json(amazon); });
    const std::string text = document.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
    const Result<void> written = write_text_file(options_.state_file, text);
    const bool was_saved = is_saved_.exchange(written.has_value());
    if (!written && was_saved && options_.complain) options_.complain(written.error().context);
}

// All of them or none.
Result<std::vector<Desk::SharedSeat>> Desk::take_all_away() {
    const std::lock_guard hold(mutex_);
    std::vector<SharedSeat> closed;
    for (const auto& [id, seat] : seats_) {
        const Result<void> done = seat->close();
        if (done) {
            closed.push_back(seat);
            continue;
        }
        for (const SharedSeat& other : closed) other->reopen();
        return std::unexpected(done.error());
    }
    seats_.clear();
    absent_.clear();
    return closed;
}

Result<void> Desk::reset() {
    const auto closed = take_all_away();
    if (!closed) return std::unexpected(closed.error());
    dismiss(*closed);
    parts_.world.amazon->with([&](Amazon& amazon) {
        end_faults(amazon);
        for (const catalog::ProductFile& file : parts_.world.parts.skill.products) {
            amazon.find(file.reference_name)->on_sale = file.purchasable;
        }
    });
    const auto seated = seat_new_customer({{"name", "Ada"}});
    if (!seated) return std::unexpected(seated.error());
    save();
    bump();
    return {};
}

}    // namespace ask::simulator
