#include "verify/certificate_cache.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/this_coro.hpp>
#include <exception>
#include <utility>

#include "core/match.hpp"
#include "verify/detail/downloads.hpp"
#include "verify/reasons.hpp"

namespace ask::verify {

namespace {

using detail::Admission;
using detail::CacheState;
using detail::Occasion;
using State = std::shared_ptr<CacheState>;

std::string_view result_label(const Admission& admission) {
    return std::visit(Match{[](const detail::Serve&) { return std::string_view("hit"); },
                            [](const detail::Fetch& fetch) -> std::string_view {
                                return fetch.is_known ? "stale" : "miss";
                            },
                            [](const detail::Refuse&) { return std::string_view("failure"); }},
                      admission.decision);
}

// On this thread, but for itself: it goes on when the request that began it has given up.
void start(const State& state, const Admission& admission, const Executor& executor) {
    if (admission.starts.empty()) return;
    auto downloading = detail::download(state, admission.starts, admission.flight);
    boost::asio::co_spawn(executor, std::move(downloading), [state](std::exception_ptr failure) {
        if (failure) state->logger.error("verify", "certificate_download_threw");
    });
}

Task<Result<Chain>> outcome_of(std::shared_ptr<detail::Flight> flight, Deadline deadline) {
    if (!flight) {
        co_return fail(reasons::chain_unavailable, "too many certificate downloads at once");
    }
    auto landing = flight->landed.wait(deadline);
    const bool landed = co_await std::move(landing);
    if (landed) co_return *flight->outcome;
    co_return fail(reasons::chain_unavailable, "the request's time ended during the download");
}

Task<Result<Chain>> take_off(State state, Admission admission, Deadline deadline) {
    const Executor executor = co_await boost::asio::this_coro::executor;
    start(state, admission, executor);
    if (const auto* serve = std::get_if<detail::Serve>(&admission.decision)) co_return serve->chain;
    if (const auto* refuse = std::get_if<detail::Refuse>(&admission.decision)) {
        co_return std::unexpected(refuse->why);
    }
    auto waiting = outcome_of(admission.flight, deadline);
    co_return co_await std::move(waiting);
}

Task<Result<Chain>> look_up(State state, std::string url, Deadline deadline) {
    Admission admission = detail::admit(*state, url, Occasion::request);
    state->metrics.count("skilld_certificate_cache_total",
                         {{"result", std::string(result_label(admission))}});
    auto coming = take_off(std::move(state), std::move(admission), deadline);
    co_return co_await std::move(coming);
}

Task<Result<Chain>> refresh(State state, std::string url, Deadline deadline) {
    Admission admission = detail::admit(*state, url, Occasion::mismatch);
    auto coming = take_off(state, std::move(admission), deadline);
    Result<Chain> fetched = co_await std::move(coming);
    if (fetched) co_return fetched;
    const TimePoint now = state->clock.now();
    const std::lock_guard hold(state->mutex);
    if (std::optional<Chain> known = state->shelf.in_date(url, now)) co_return *known;
    co_return fetched;
}

}    // namespace

CertificateCache::CertificateCache(http::Client& client, TrustStore trust, const Clock& clock,
                                   Logger& logger, Metrics& metrics,
                                   CertificateCacheOptions options)
    : state_(new CacheState{.client = client,
                            .trust = std::move(trust),
                            .clock = clock,
                            .logger = logger,
                            .metrics = metrics,
                            .options = options,
                            .mutex = {},
                            .shelf = detail::Shelf(options),
                            .flights = {}}) {}

CertificateCache::~CertificateCache() = default;

Task<Result<Chain>> CertificateCache::chain(std::string url, Deadline deadline) {
    return look_up(state_, std::move(url), deadline);
}

Task<Result<Chain>> CertificateCache::refreshed_chain(std::string url, Deadline deadline) {
    return refresh(state_, std::move(url), deadline);
}

}    // namespace ask::verify
