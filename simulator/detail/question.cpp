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

Asked asked_by(const Question& question) {
    const auto parsed = model::parse_request_envelope(question.envelope.dump());
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

// A request on the line: progressive responses to it are taken until its answer is there.
struct Delivered {
    Result<http::Response> response;
    std::vector<std::string> meanwhile;
    std::chrono::microseconds took;
};

SigningIdentity open_request(Amazon& amazon, const UserId& user, std::string request_id) {
    const auto customer = amazon.customers.find(user);
    if (customer != amazon.customers.end()) {
        customer->second.open_request = OpenRequest{std::move(request_id), {}};
    }
    return signing_identity(amazon);
}

std::vector<std::string> close_request(Amazon& amazon, const UserId& user) {
    const auto customer = amazon.customers.find(user);
    if (customer == amazon.customers.end()) return {};
    const auto open = std::exchange(customer->second.open_request, std::nullopt);
    return open ? open->said : std::vector<std::string>{};
}

Delivered deliver(const AlexaParts& parts, const UserId& user, const Json& envelope) {
    const std::string body = envelope.dump(-1, ' ', false, Json::error_handler_t::replace);
    const std::string id = text_at(envelope, "/request/requestId");
    const SigningIdentity identity =
        parts.amazon.with([&](Amazon& now) { return open_request(now, user, id); });
    const auto start = std::chrono::steady_clock::now();
    Result<http::Response> response = parts.endpoint.post(body, identity);
    const auto span = std::chrono::steady_clock::now() - start;
    auto said = parts.amazon.with([&](Amazon& now) { return close_request(now, user); });
    return {std::move(response), std::move(said),
            std::chrono::duration_cast<std::chrono::microseconds>(span)};
}

}    // namespace

Result<Exchange> ask(const AlexaParts& parts, Question question) {
    Exchange exchange;
    exchange.products =
        parts.amazon.with([&](const Amazon& now) { return standings(now, question); });
    Delivered delivered = deliver(parts, question.user, question.envelope);
    if (!delivered.response) return propagate(delivered.response, "ask the skill");
    const http::Response& response = *delivered.response;
    exchange.took = delivered.took;
    exchange.meanwhile = std::move(delivered.meanwhile);
    exchange.status = response.status;
    exchange.answer = answer_of(response);
    exchange.refusals = find_refusals(response, asked_by(question));
    const Situation situation = situation_of(question.envelope.at("request"), exchange.products);
    exchange.objections = find_objections(exchange.answer, situation);
    if (const std::string* times = response.headers.find("Server-Timing")) {
        exchange.steps = read_server_timing(*times);
    }
    exchange.envelope = std::move(question.envelope);
    return exchange;
}

Result<void> ask_again(const AlexaParts& parts, const UserId& user, Exchange& first) {
    const Delivered delivered = deliver(parts, user, first.envelope);
    if (!delivered.response) return propagate(delivered.response, "tell the skill a second time");
    if (answer_of(*delivered.response) != first.answer) {
        first.objections.push_back(
            "told the same result a second time, the skill answered otherwise: was it counted "
            "twice?");
    }
    return {};
}

}    // namespace ask::simulator::detail
