#include "skill/detail/funnel.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <string_view>
#include <variant>

#include "model/locales.hpp"

namespace ask::skill::detail {

namespace {

using model::ConnectionsResponse;
using model::PurchaseDirective;

std::string text(std::string_view word) {
    return std::string(word);
}

// Alexa's words for what ended a session or broke an answer.
constexpr std::array<std::string_view, 7> error_types{
    "INVALID_RESPONSE",        "DEVICE_COMMUNICATION_ERROR",
    "INTERNAL_SERVICE_ERROR",  "INTERNAL_SERVER_ERROR",
    "INTERNAL_ERROR",          "ENDPOINT_TIMEOUT",
    "INSUFFICIENT_PERMISSIONS"};

std::string_view known_type(std::string_view type) {
    return std::ranges::find(error_types, type) == error_types.end() ? other_label : type;
}

void count_session_error(Metrics& metrics, const model::RequestBody& body) {
    using model::SessionEndedRequest;
    const auto* ended = std::get_if<SessionEndedRequest>(&body);
    const auto* told = std::get_if<model::SystemException>(&body);
    const bool is_error = ended != nullptr && ended->reason == SessionEndedRequest::Reason::error;
    if (!is_error && told == nullptr) return;
    const std::string& type = told != nullptr ? told->error_type : ended->error_type;
    metrics.count("skilld_session_errors_total", {{"type", text(known_type(type))}});
}

}    // namespace

void Funnel::count(const Answered& answered) {
    const std::string locale = text(model::known_locale(answered.request.request.locale));
    if (answered.input != nullptr) {
        learn(answered.input->products().known(), locale);
        count_suggestions(answered.input->suggestions(), locale);
        count_story(answered.input->work(), locale);
    }
    count_response(answered, locale);
    count_directives(answered, locale);
    count_session_error(metrics_, answered.request.request.body);
}

void Funnel::learn(const isp::ProductList* list, const std::string& locale) {
    if (list == nullptr) return;
    for (const model::Product* product : names_.learn(*list, locale)) expect(*product, locale);
}

void Funnel::expect(const model::Product& product, const std::string& locale) {
    const std::string& name = product.reference_name.text();
    MetricLabels labels{{"product", name}, {"locale", locale}};
    metrics_.count("skilld_suggestions_total", labels, 0);
    for (const model::PurchaseFlow flow : model::purchase_flows) {
        labels["flow"] = text(to_text(flow));
        metrics_.count("skilld_purchase_directives_total", labels, 0);
        expect_results(flow, labels);
    }
    if (product.type != model::ProductType::consumable) return;
    for (const std::string_view reason :
         {isp::reasons::purchase, isp::reasons::confirmed, isp::reasons::refund}) {
        metrics_.count("skilld_inventory_units_total",
                       {{"reason", text(reason)}, {"product", name}, {"locale", locale}}, 0);
    }
    metrics_.count("skilld_inventory_items_total",
                   {{"reason", text(isp::reasons::use)}, {"product", name}, {"locale", locale}}, 0);
}

void Funnel::expect_results(model::PurchaseFlow flow, MetricLabels labels) {
    using enum model::PurchaseResult;
    for (const model::PurchaseResult result : {accepted, declined, error, pending_purchase}) {
        const bool is_sale = flow != model::PurchaseFlow::cancel;
        if (result == pending_purchase && !is_sale) continue;
        labels["result"] = text(to_text(result));
        metrics_.count("skilld_purchase_responses_total", labels, 0);
    }
}

void Funnel::count_response(const Answered& answered, const std::string& locale) {
    const auto* answer = std::get_if<ConnectionsResponse>(&answered.request.request.body);
    if (answer == nullptr || !answer->flow) return;
    metrics_.count("skilld_purchase_responses_total",
                   {{"flow", text(to_text(*answer->flow))},
                    {"result", text(to_text(answer->result))},
                    {"product", names_.name(answer->product_id.value_or(ProductId()))},
                    {"locale", locale}});
}

void Funnel::count_directives(const Answered& answered, const std::string& locale) {
    for (const model::Directive& directive : answered.response.directives) {
        const auto* purchase = std::get_if<PurchaseDirective>(&directive);
        if (purchase == nullptr) continue;
        metrics_.count("skilld_purchase_directives_total",
                       {{"flow", text(to_text(purchase->flow))},
                        {"product", names_.name(purchase->product_id)},
                        {"locale", locale}});
    }
}

void Funnel::count_suggestions(const isp::Suggestions& suggestions, const std::string& locale) {
    if (const auto& chosen = suggestions.chosen()) {
        metrics_.count("skilld_suggestions_total",
                       {{"product", chosen->text()}, {"locale", locale}});
    }
    for (const isp::Passed& passed : suggestions.passed()) {
        metrics_.count("skilld_suggestions_passed_over_total",
                       {{"product", passed.name.text()}, {"reason", text(to_text(passed.reason))}});
    }
}

void Funnel::count_story(const store::UnitOfWork& work, const std::string& locale) {
    for (const store::InventoryChange& change : work.kept_changes()) {
        const MetricLabels labels{
            {"reason", change.reason}, {"product", change.product.text()}, {"locale", locale}};
        const auto add = [&](std::string_view name, std::int64_t by) {
            if (by != 0) metrics_.count(name, labels, std::abs(static_cast<double>(by)));
        };
        add("skilld_inventory_units_total", change.units);
        add("skilld_inventory_items_total", change.items);
    }
}

}    // namespace ask::skill::detail
