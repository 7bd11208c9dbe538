#include "skill/registry.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "skill/detail/route_key.hpp"

namespace ask::skill {

namespace {

constexpr std::string_view request_prefix = "request ";

// "…/handlers/skill.cpp" and 42 → "handlers/skill.cpp:42": enough to find it, and the same on every
// machine.
std::string place(const Registry::Where& where) {
    std::string_view file = where.file_name();
    const auto last = file.find_last_of('/');
    if (last != std::string_view::npos && last > 0) {
        const auto before = file.find_last_of('/', last - 1);
        if (before != std::string_view::npos) file.remove_prefix(before + 1);
    }
    return std::string(file) + ":" + std::to_string(where.line());
}

using Problems = std::vector<std::string>;
using Handles = std::function<bool(const std::string&)>;

void require_basics(const Handles& handles, Problems& problems) {
    // Amazon: these three intents are in every interaction model and must be answered.
    static constexpr std::array<std::string_view, 3> built_in{
        "AMAZON.HelpIntent", "AMAZON.CancelIntent", "AMAZON.StopIntent"};
    if (!handles(std::string(detail::launch_key))) {
        problems.emplace_back("launch is not handled: add on_launch");
    }
    for (const std::string_view name : built_in) {
        const std::string key = detail::intent_key(name);
        if (!handles(key)) problems.push_back(key + " is not handled: Amazon requires it");
    }
}

void require_all_results(PurchaseFlow flow, const Handles& handles, Problems& problems) {
    Problems missing;
    for (const PurchaseResult result : model::purchase_results) {
        const std::string key = detail::purchase_key(flow, result);
        if (!handles(key)) missing.push_back(key);
    }
    if (missing.size() == model::purchase_results.size()) return;
    for (const std::string& key : missing) {
        problems.push_back(key + " is not handled, though other results of " +
                           std::string(to_text(flow)) + " are: add on_purchase for it");
    }
}

}    // namespace

Registry& Registry::on_launch(Handler handler, Where where) {
    return add(std::string(detail::launch_key), std::move(handler), where);
}

Registry& Registry::on_intent(std::string name, Handler handler, Where where) {
    return add(detail::intent_key(name), std::move(handler), where);
}

Registry& Registry::on_session_ended(Handler handler, Where where) {
    return add(std::string(detail::session_ended_key), std::move(handler), where);
}

Registry& Registry::on_purchase(PurchaseFlow flow, PurchaseResult result, Handler handler,
                                Where where) {
    return add(detail::purchase_key(flow, result), std::move(handler), where);
}

Registry& Registry::on_event(std::string type, Handler handler, Where where) {
    return add(detail::event_key(type), std::move(handler), where);
}

Registry& Registry::on_request(std::string type, Handler handler, Where where) {
    return add(detail::request_key(type), std::move(handler), where);
}

Registry& Registry::when(std::string name, Predicate predicate, Handler handler, Where where) {
    Guarded guarded{.key = "when " + name,
                    .predicate = std::move(predicate),
                    .entry = {.handler = std::move(handler), .where = place(where)}};
    note(guarded.key, guarded.entry.where);
    guarded_.push_back(std::move(guarded));
    return *this;
}

Registry& Registry::fallback(Handler handler, Where where) {
    fallback_ = Entry{.handler = std::move(handler), .where = place(where)};
    note(std::string(detail::fallback_key), fallback_.where);
    return *this;
}

Registry& Registry::on_error(ErrorHandler handler, Where where) {
    error_handler_ = std::move(handler);
    note("error handler", place(where));
    return *this;
}

Registry& Registry::consumable(std::string reference_name, std::int64_t items_per_unit,
                               Where where) {
    const std::string key = "consumable " + reference_name;
    note(key, place(where));
    if (items_per_unit < 1 || items_per_unit > isp::most_items_per_unit) {
        mistakes_.push_back(key + " (" + place(where) + ") has " + std::to_string(items_per_unit) +
                            " items: give 1 to " + std::to_string(isp::most_items_per_unit));
    }
    consumables_.try_emplace(ReferenceName(std::move(reference_name)), items_per_unit);
    return *this;
}

Registry& Registry::before(RequestInterceptor interceptor) {
    request_interceptors_.push_back(std::move(interceptor));
    return *this;
}

Registry& Registry::after(ResponseInterceptor interceptor) {
    response_interceptors_.push_back(std::move(interceptor));
    return *this;
}

std::vector<std::string> Registry::problems() const {
    Problems found = mistakes_;
    const Handles handles = [this](const std::string& key) { return exact_.contains(key); };
    require_basics(handles, found);
    for (const PurchaseFlow flow : model::purchase_flows) {
        require_all_results(flow, handles, found);
    }
    for (const auto& [key, entry] : exact_) {
        if (!key.starts_with(request_prefix)) continue;
        if (!detail::has_its_own_key(std::string_view(key).substr(request_prefix.size()))) continue;
        found.push_back(key + " (" + entry.where +
                        ") never answers: use the function for its type");
    }
    if (!fallback_.handler) found.emplace_back("fallback is not handled: add fallback");
    if (!error_handler_) found.emplace_back("there is no error handler: add on_error");
    return found;
}

std::vector<Route> Registry::routes() const {
    std::vector<Route> all;
    for (const auto& [key, entry] : exact_) all.push_back({.key = key, .where = entry.where});
    for (const Guarded& guarded : guarded_) {
        all.push_back({.key = guarded.key, .where = guarded.entry.where});
    }
    if (fallback_.handler) {
        all.push_back({.key = std::string(detail::fallback_key), .where = fallback_.where});
    }
    return all;
}

Registry::Choice Registry::choose(const HandlerInput& input) const {
    const auto exact = exact_.find(detail::route_key(input.envelope().request));
    if (exact != exact_.end()) return {.handler = &exact->second.handler, .key = exact->first};
    for (const Guarded& guarded : guarded_) {
        if (guarded.predicate(input))
            return {.handler = &guarded.entry.handler, .key = guarded.key};
    }
    const Handler* last = fallback_.handler ? &fallback_.handler : nullptr;
    return {.handler = last, .key = detail::fallback_key};
}

Registry& Registry::add(std::string key, Handler handler, Where where) {
    note(key, place(where));
    exact_.try_emplace(std::move(key), Entry{.handler = std::move(handler), .where = place(where)});
    return *this;
}

void Registry::note(const std::string& key, const std::string& where) {
    const auto [first, is_new] = places_.try_emplace(key, where);
    if (is_new) return;
    mistakes_.push_back(key + " is registered twice: " + first->second + " and " + where);
}

}    // namespace ask::skill
