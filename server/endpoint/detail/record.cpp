#include "endpoint/detail/record.hpp"

#include <cmath>
#include <cstdint>
#include <variant>

#include "core/keyed_hash.hpp"
#include "model/locales.hpp"

namespace ask::endpoint::detail {

namespace {

constexpr std::string_view room = "endpoint";

std::int64_t milliseconds(double seconds) {
    return std::llround(seconds * 1000);
}

void log_refusal(Logger& logger, const Record& record, std::uint64_t suppressed) {
    logger.info(room, "refused",
                {{"status", record.status},
                 {"outcome", record.outcome},
                 {"reason", record.refusal->code.name},
                 {"context", record.refusal->context},
                 {"peer", record.peer},
                 {"ms", milliseconds(record.total.seconds())},
                 {"verify_ms", milliseconds(record.verify_seconds)},
                 {"suppressed", suppressed}});
}

// Another path or method: nothing is known of it.
void log_turned_away(Logger& logger, const Record& record, std::uint64_t suppressed) {
    logger.info(room, "request",
                {{"status", record.status},
                 {"outcome", record.outcome},
                 {"route", record.route},
                 {"peer", record.peer},
                 {"ms", milliseconds(record.total.seconds())},
                 {"suppressed", suppressed}});
}

using Write = void (Logger::*)(std::string_view, std::string_view, Logger::Fields);

Write level_of(const Record& record) {
    if (!record.error) return &Logger::info;
    return record.error->code == errors::bug ? &Logger::error : &Logger::warning;
}

void log_answer(Logger& logger, const Record& record) {
    const Error none{.code = {}, .context = {}};
    const Error& error = record.error ? *record.error : none;
    (logger.*level_of(record))(room, "request",
                               {{"status", record.status},
                                {"outcome", record.outcome},
                                {"route", record.route},
                                {"request", record.request},
                                {"intent", record.intent},
                                {"locale", record.locale},
                                {"request_id", record.request_id},
                                {"user", record.user},
                                {"peer", record.peer},
                                {"ms", milliseconds(record.total.seconds())},
                                {"verify_ms", milliseconds(record.verify_seconds)},
                                {"handler_ms", milliseconds(record.handler_seconds)},
                                {"product_api_ms", milliseconds(record.product_api_seconds)},
                                {"store_ms", milliseconds(record.store_seconds)},
                                {"error", error.code.name},
                                {"context", error.context}});
}

std::string intent_of(const model::RequestBody& body) {
    if (const auto* asked = std::get_if<model::IntentRequest>(&body)) return asked->intent.name;
    const auto* could = std::get_if<model::CanFulfillIntentRequest>(&body);
    return could == nullptr ? "" : could->intent.name;
}

std::string_view word_for(model::PurchaseFlow flow) {
    switch (flow) {
        case model::PurchaseFlow::buy:
            return "buy";
        case model::PurchaseFlow::upsell:
            return "upsell";
        case model::PurchaseFlow::cancel:
            break;
    }
    return "cancel";
}

std::string_view word_for(const skill::Outcome& outcome) {
    if (outcome.error) return "apologised";
    if (outcome.repeated) return "repeated";
    for (const model::Directive& directive : outcome.envelope.response.directives) {
        const auto* purchase = std::get_if<model::PurchaseDirective>(&directive);
        if (purchase != nullptr) return word_for(purchase->flow);
    }
    return "answered";
}

void count_step(Metrics& metrics, const char* step, double seconds) {
    if (seconds > 0) metrics.observe("skilld_step_seconds", seconds, {{"step", step}});
}

}    // namespace

void describe(Record& record, const model::RequestEnvelope& envelope, const Secret& key) {
    record.request_id = envelope.request.id.text();
    record.request = envelope.request.type;
    record.intent = intent_of(envelope.request.body);
    record.locale = model::known_locale(envelope.request.locale);
    if (!envelope.user_id().empty()) record.user = keyed_hash_text(key, envelope.user_id().text());
}

void conclude(Record& record, const skill::Outcome& outcome) {
    record.product_api_seconds = outcome.product_api_seconds;
    record.store_seconds = outcome.store_seconds;
    record.route = outcome.route;
    record.outcome = word_for(outcome);
    record.error = outcome.error;
}

void log(Logger& logger, const Record& record, LogLimit& limit, LogLimit::Time now) {
    if (record.outcome != refused) return log_answer(logger, record);
    const std::string reason =
        record.refusal ? std::string(record.refusal->code.name) : std::to_string(record.status);
    const std::optional<std::uint64_t> suppressed = limit.pass(reason, now);
    if (!suppressed) return;
    const auto write = record.refusal ? log_refusal : log_turned_away;
    write(logger, record, *suppressed);
}

void count(Metrics& metrics, const Record& record) {
    metrics.count("skilld_responses_total",
                  {{"route", record.route}, {"status", std::to_string(record.status)}});
    metrics.observe("skilld_request_seconds", record.total.seconds(), {{"route", record.route}});
    count_step(metrics, "product_api", record.product_api_seconds);
    count_step(metrics, "store", record.store_seconds);
    if (record.refusal) {
        metrics.count("skilld_refusals_total",
                      {{"reason", std::string(record.refusal->code.name)}});
    }
    if (record.error) {
        metrics.count("skilld_apologies_total", {{"reason", std::string(record.error->code.name)}});
    }
}

}    // namespace ask::endpoint::detail
