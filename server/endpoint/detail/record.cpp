#include "endpoint/detail/record.hpp"

#include <cmath>
#include <cstdint>

namespace ask::endpoint::detail {

namespace {

constexpr std::string_view room = "endpoint";

std::int64_t milliseconds(double seconds) {
    return std::llround(seconds * 1000);
}

void log_refusal(Logger& logger, const Record& record, const Error& refusal) {
    logger.info(room, "refused",
                {{"status", record.status},
                 {"reason", refusal.code.name},
                 {"context", refusal.context},
                 {"peer", record.peer},
                 {"ms", milliseconds(record.total.seconds())},
                 {"verify_ms", milliseconds(record.verify_seconds)}});
}

using Write = void (Logger::*)(std::string_view, std::string_view, Logger::Fields);

Write level_of(const Record& record) {
    if (!record.error) return &Logger::info;
    return record.error->code == errors::bug ? &Logger::error : &Logger::warning;
}

}    // namespace

void log(Logger& logger, const Record& record) {
    if (record.refusal) return log_refusal(logger, record, *record.refusal);
    const Error none{.code = {}, .context = {}};
    const Error& error = record.error ? *record.error : none;
    (logger.*level_of(record))(room, "request",
                               {{"status", record.status},
                                {"route", record.route},
                                {"request_id", record.request_id},
                                {"ms", milliseconds(record.total.seconds())},
                                {"verify_ms", milliseconds(record.verify_seconds)},
                                {"handler_ms", milliseconds(record.handler_seconds)},
                                {"product_api_ms", milliseconds(record.product_api_seconds)},
                                {"store_ms", milliseconds(record.store_seconds)},
                                {"error", error.code.name},
                                {"context", error.context}});
}

void count(Metrics& metrics, const Record& record) {
    metrics.count("skilld_responses_total", {{"status", std::to_string(record.status)}});
    metrics.observe("skilld_request_seconds", record.total.seconds(), {{"route", record.route}});
    if (!record.refusal) return;
    metrics.count("skilld_refusals_total", {{"reason", std::string(record.refusal->code.name)}});
}

}    // namespace ask::endpoint::detail
