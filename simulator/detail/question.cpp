#include "simulator/detail/question.hpp"

#include <utility>

#include "model/envelope.hpp"
#include "simulator/certificate_host.hpp"
#include "simulator/detail/json_text.hpp"
#include "simulator/detail/server_timing.hpp"
#include "simulator/product_api.hpp"
#include "simulator/speech_rules.hpp"

namespace ask::simulator::detail {

namespace {

using Standings = std::map<ProductId, ProductStanding>;

Asked asked_by(const std::string& body, const Question& question) {
    const auto parsed = model::parse_request_envelope(body);
    const Json& request = question.envelope.at("request");
    return {.kind = parsed ? parsed->answer_kind() : model::AnswerKind::full,
            .is_intent_request = text_at(request, "/type") == "IntentRequest",
            .intent = text_at(request, "/intent/name"),
            .model = question.model};
}

ProductStanding standing_of(const ShopProduct& product, const Customer& customer,
                            const Locale& locale) {
    const auto text = product.texts.find(locale);
    return {.reference_name = product.reference_name,
            .name = text == product.texts.end() ? "" : text->second.name,
            .is_owned =
                product.type != model::ProductType::consumable && is_entitled(product, customer),
            .is_purchasable = is_purchasable(product, customer)};
}

Standings standings(const Amazon& amazon, const Question& question) {
    Standings found;
    const auto customer = amazon.customers.find(question.user);
    if (customer == amazon.customers.end()) return found;
    for (const ShopProduct& product : amazon.products) {
        found[product.id] = standing_of(product, customer->second, question.locale);
    }
    return found;
}

// What Amazon knows at the moment when the skill is asked.
struct Moment {
    SigningIdentity identity;
    Standings products;
};

Moment begin(Amazon& amazon, const Question& question, std::string request_id) {
    const auto customer = amazon.customers.find(question.user);
    if (customer != amazon.customers.end()) {
        customer->second.open_request = OpenRequest{std::move(request_id), {}};
    }
    return {signing_identity(amazon), standings(amazon, question)};
}

std::vector<std::string> end(Amazon& amazon, const UserId& user) {
    const auto customer = amazon.customers.find(user);
    if (customer == amazon.customers.end()) return {};
    const auto open = std::exchange(customer->second.open_request, std::nullopt);
    return open ? open->said : std::vector<std::string>{};
}

}    // namespace

Result<Exchange> ask(const AlexaParts& parts, Question question) {
    const std::string body = question.envelope.dump(-1, ' ', false, Json::error_handler_t::replace);
    const std::string id = text_at(question.envelope, "/request/requestId");
    Moment moment = parts.amazon.with([&](Amazon& now) { return begin(now, question, id); });
    const auto start = std::chrono::steady_clock::now();
    const Result<http::Response> response = parts.endpoint.post(body, moment.identity);
    const auto span = std::chrono::steady_clock::now() - start;
    Exchange exchange;
    exchange.meanwhile = parts.amazon.with([&](Amazon& now) { return end(now, question.user); });
    if (!response) return propagate(response, "ask the skill");
    exchange.took = std::chrono::duration_cast<std::chrono::microseconds>(span);
    exchange.status = response->status;
    exchange.answer = answer_of(*response);
    exchange.refusals = find_refusals(*response, asked_by(body, question));
    const Situation situation =
        situation_of(question.envelope.at("request"), std::move(moment.products));
    exchange.objections = find_objections(exchange.answer, situation);
    if (const std::string* times = response->headers.find("Server-Timing")) {
        exchange.steps = read_server_timing(*times);
    }
    exchange.envelope = std::move(question.envelope);
    return exchange;
}

Result<void> ask_again(const AlexaParts& parts, Exchange& first) {
    const std::string body = first.envelope.dump(-1, ' ', false, Json::error_handler_t::replace);
    const SigningIdentity identity =
        parts.amazon.with([](Amazon& now) { return signing_identity(now); });
    const Result<http::Response> response = parts.endpoint.post(body, identity);
    if (!response) return propagate(response, "tell the skill a second time");
    if (answer_of(*response) != first.answer) {
        first.objections.push_back(
            "told the same result a second time, the skill answered otherwise: was it counted "
            "twice?");
    }
    return {};
}

}    // namespace ask::simulator::detail
