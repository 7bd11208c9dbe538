#include "core/metric_table.hpp"

#include "core/detail/metric_words.hpp"

namespace ask {

namespace {

using enum MetricKind;
namespace words = detail::metric_words;

// A skill's routes and products are each a few dozen at most. The numbers are room for more than
// any skill has; what is really scraped is what was seen.
constexpr std::size_t by_word = 120;
constexpr std::size_t by_route = 300;
// A hundred products, in Alexa's seventeen locales, "other" and "none".
constexpr std::size_t by_passing = 100 * 5;    // reasons
constexpr std::size_t by_sale = 100 * 19;
constexpr std::size_t by_flow = by_sale * 3;
// Buy and Upsell end in five ways, and never in NOT_ENTITLED; Cancel never in ALREADY_PURCHASED.
constexpr std::size_t by_result = by_flow * 5;
constexpr std::size_t by_stock = by_sale * 8;    // reasons in the inventory's story

constexpr std::array table{
    // The server.
    MetricFamily{"skilld_build_info",
                 gauge,
                 "Always 1; the version and commit that run.",
                 {"version", "commit"}},
    MetricFamily{"skilld_draining", gauge, "1 from SIGTERM on, until the process ends.", {}},
    MetricFamily{"skilld_blocked_threads",
                 gauge,
                 "I/O threads that a handler blocks; others have taken their work over.",
                 {}},
    MetricFamily{"skilld_metric_faults_total",
                 counter,
                 "Writes to metrics that the table of metrics does not provide for.",
                 {"fault"},
                 by_word,
                 {words::faults}},
    MetricFamily{"skilld_log_lines_dropped_total",
                 counter,
                 "Lines of the log that standard error did not take.",
                 {}},

    // HTTP.
    MetricFamily{"skilld_http_connections", gauge, "Connections that are open now.", {"server"}},
    MetricFamily{"skilld_http_requests_in_work",
                 gauge,
                 "Requests that have been admitted and are not answered yet.",
                 {"server"}},
    MetricFamily{"skilld_http_lag_seconds",
                 histogram,
                 "How long what had arrived waited for its thread, sampled while there is work.",
                 {"server"}},
    MetricFamily{"skilld_http_refused_total",
                 counter,
                 "What the HTTP server refused by itself, before anything looked at the request.",
                 {"server", "reason"},
                 by_word,
                 {words::servers, words::server_refusals}},
    MetricFamily{"skilld_certificate_expiry_timestamp_seconds",
                 gauge,
                 "When a certificate ends, in Unix time: server (the endpoint's own) or signing "
                 "(Alexa's chain, as last downloaded).",
                 {"certificate"}},
    MetricFamily{"skilld_certificate_reloads_total",
                 counter,
                 "The endpoint's certificate read again: loaded, or failed and the old one kept.",
                 {"result"},
                 by_word,
                 {words::reloads}},

    // One request.
    MetricFamily{"skilld_responses_total",
                 counter,
                 "Answers of the endpoint by route (none: no handler was reached) and HTTP status.",
                 {"route", "status"},
                 by_route},
    MetricFamily{"skilld_request_seconds",
                 histogram,
                 "From the complete request to the answer, by route.",
                 {"route"},
                 by_route},
    MetricFamily{
        "skilld_step_seconds", histogram, "Where the time of a request goes, by step.", {"step"}},
    MetricFamily{"skilld_refusals_total",
                 counter,
                 "Requests that were not Alexa's, ours and fresh, or no envelope, by reason.",
                 {"reason"},
                 by_word,
                 {words::refusals}},
    MetricFamily{"skilld_requests_total",
                 counter,
                 "Requests that reached the skill, by route and by what became of them.",
                 {"route", "outcome"},
                 by_route},
    MetricFamily{"skilld_apologies_total",
                 counter,
                 "Requests that were answered with the error handler's apology, by reason.",
                 {"reason"},
                 by_word,
                 {words::apologies}},
    MetricFamily{"skilld_handler_seconds",
                 histogram,
                 "The skill's part of a request, by route.",
                 {"route"},
                 by_route},
    MetricFamily{"skilld_session_errors_total",
                 counter,
                 "Sessions that Alexa ended because of an error, by Alexa's word for it.",
                 {"type"},
                 by_word,
                 {words::session_errors}},

    // What a request waits for.
    MetricFamily{"skilld_certificate_cache_total",
                 counter,
                 "Look-ups of Alexa's certificate chain, by result.",
                 {"result"}},
    MetricFamily{"skilld_certificate_downloads_total",
                 counter,
                 "Downloads of Alexa's certificate chain, by outcome.",
                 {"outcome"},
                 by_word,
                 {words::certificate_downloads}},
    MetricFamily{"skilld_product_api_calls_total",
                 counter,
                 "Calls to Amazon's in-skill product service, by outcome.",
                 {"operation", "outcome"},
                 by_word,
                 {words::product_calls, words::product_outcomes}},
    MetricFamily{"skilld_product_api_seconds",
                 histogram,
                 "Calls to Amazon's in-skill product service, pages and the retry included.",
                 {"operation"}},
    MetricFamily{"skilld_store_calls_total",
                 counter,
                 "Calls to the database, by outcome.",
                 {"call", "outcome"},
                 by_word,
                 {words::store_calls, words::store_outcomes}},
    MetricFamily{"skilld_store_seconds",
                 histogram,
                 "Calls to the database, the wait for a connection included.",
                 {"call"}},
    MetricFamily{"skilld_commits_repeated_total",
                 counter,
                 "Requests run again: the customer was changed meanwhile, or it is unknown whether "
                 "it was written.",
                 {}},

    // What is sold.
    MetricFamily{"skilld_suggestions_total",
                 counter,
                 "Products that the rules of suggestion gave to a handler.",
                 {"product", "locale"},
                 by_sale},
    MetricFamily{"skilld_suggestions_passed_over_total",
                 counter,
                 "Products that the rules of suggestion did not give, by reason.",
                 {"product", "reason"},
                 by_passing},
    MetricFamily{"skilld_purchase_directives_total",
                 counter,
                 "Customers handed to Alexa's purchase flow: Upsell (an offer), Buy or Cancel.",
                 {"flow", "product", "locale"},
                 by_flow},
    MetricFamily{"skilld_purchase_responses_total",
                 counter,
                 "Customers who came back from Alexa's purchase flow, by Alexa's result.",
                 {"flow", "result", "product", "locale"},
                 by_result},
    MetricFamily{"skilld_inventory_units_total",
                 counter,
                 "Units of consumables that came or went, by the reason in the inventory's story.",
                 {"reason", "product", "locale"},
                 by_stock},
    MetricFamily{"skilld_inventory_items_total",
                 counter,
                 "Items of consumables that came or went, by the reason in the inventory's story.",
                 {"reason", "product", "locale"},
                 by_stock},

    // The process, under the names that every Prometheus client gives them.
    MetricFamily{
        "process_cpu_seconds_total", counter, "User and system CPU time spent in seconds.", {}},
    MetricFamily{"process_resident_memory_bytes", gauge, "Resident memory size in bytes.", {}},
    MetricFamily{"process_virtual_memory_bytes", gauge, "Virtual memory size in bytes.", {}},
    MetricFamily{"process_open_fds", gauge, "Number of open file descriptors.", {}},
    MetricFamily{"process_max_fds", gauge, "Maximum number of open file descriptors.", {}},
    MetricFamily{"process_threads", gauge, "Number of threads.", {}},
    MetricFamily{"process_start_time_seconds",
                 gauge,
                 "Start time of the process since unix epoch in seconds.",
                 {}},
};

}    // namespace

std::span<const MetricFamily> metric_table() {
    return table;
}

}    // namespace ask
