#include "verify/detail/downloads.hpp"

#include <utility>

#include "core/match.hpp"
#include "core/timestamp.hpp"
#include "verify/reasons.hpp"

namespace ask::verify::detail {

namespace {

// Takes the flight off the board however the download ends, even when its coroutine is destroyed
// amid the wait because its thread stops.
class Landing {
 public:
    Landing(CacheState& state, const std::string& url, Flight& flight)
        : state_(state), url_(url), flight_(flight) {}
    Landing(const Landing&) = delete;
    Landing& operator=(const Landing&) = delete;
    ~Landing() {
        if (flight_.outcome) return;
        const std::lock_guard hold(state_.mutex);
        land(fail(reasons::chain_unavailable, "the download was broken off"));
    }

    void finish(const Result<Chain>& outcome) {
        const TimePoint now = state_.clock.now();
        const std::lock_guard hold(state_.mutex);
        if (outcome) state_.shelf.keep(url_, *outcome);
        if (!outcome) state_.shelf.remember_failure(url_, outcome.error(), now);
        land(outcome);
    }

 private:
    void land(Result<Chain> outcome) {
        state_.flights.erase(url_);
        flight_.outcome.emplace(std::move(outcome));
        flight_.landed.happen();
    }

    CacheState& state_;
    const std::string& url_;
    Flight& flight_;
};

Result<Chain> read_answer(const CacheState& state, const http::Response& answer) {
    if (answer.status != 200) {
        return fail(reasons::chain_unavailable, "status " + std::to_string(answer.status));
    }
    if (answer.body.size() > state.options.most_bytes) {
        return fail(reasons::chain_unavailable, "more bytes than a chain has");
    }
    return Chain::validate(answer.body, state.trust, state.clock.now());
}

Task<Result<Chain>> fetch(const CacheState& state, std::string url) {
    http::OutgoingRequest request;
    request.url = std::move(url);
    request.most_bytes = state.options.most_bytes;
    const Deadline deadline = Deadline::in(state.options.download_limit);
    auto sending = state.client.send(std::move(request), deadline);
    const Result<http::Response> answer = co_await std::move(sending);
    if (!answer) {
        co_return fail(reasons::chain_unavailable,
                       "download certificate chain: " + answer.error().context);
    }
    co_return read_answer(state, *answer);
}

void report(CacheState& state, const Result<Chain>& chain, bool serves_on) {
    const std::string_view outcome = chain ? "ok" : chain.error().code.name;
    state.metrics.count("skilld_certificate_downloads_total", {{"outcome", std::string(outcome)}});
    if (chain) {
        const std::chrono::duration<double> expiry = chain->expires_at().time_since_epoch();
        state.metrics.set("skilld_certificate_expiry_timestamp_seconds", expiry.count(),
                          {{"certificate", "signing"}});
        state.logger.info("verify", "certificate_chain_fetched",
                          {{"expires_at", format_timestamp(chain->expires_at())}});
    } else if (serves_on) {
        // Nobody is told otherwise: the requests go on with the chain that is known.
        state.logger.warning("verify", "certificate_refresh_failed",
                             {{"reason", outcome}, {"detail", chain.error().context}});
    }
}

bool has_in_date(CacheState& state, const std::string& url) {
    const TimePoint now = state.clock.now();
    const std::lock_guard hold(state.mutex);
    return state.shelf.in_date(url, now).has_value();
}

Room room_for(const CacheState& state, const std::string& url) {
    if (state.flights.contains(url)) return Room::under_way;
    return room_beside(state.flights.size(), state.options.most_downloads);
}

// What is to be fetched: empty, nothing.
std::string wanted_by(const Decision& decision, const std::string& url) {
    return std::visit(
        Match{[&](const Serve& serve) { return serve.refresh ? url : std::string(); },
              [&](const Fetch&) { return url; }, [](const Refuse& refuse) { return refuse.next; }},
        decision);
}

Decision decide(CacheState& state, const std::string& url, Room room, Occasion occasion) {
    const TimePoint now = state.clock.now();
    if (occasion == Occasion::request) return state.shelf.decide(url, room, now);
    return state.shelf.decide_after_mismatch(url, room, now);
}

}    // namespace

Admission admit(CacheState& state, const std::string& url, Occasion occasion) {
    const std::lock_guard hold(state.mutex);
    const Room room = room_for(state, url);
    Admission admission{decide(state, url, room, occasion), nullptr};
    const std::string wanted = wanted_by(admission.decision, url);
    if (wanted.empty()) return admission;
    if (const auto under_way = state.flights.find(wanted); under_way != state.flights.end()) {
        admission.flight = under_way->second;
    } else if (state.flights.size() < state.options.most_downloads) {
        admission.flight = std::make_shared<Flight>();
        admission.starts = wanted;
        state.flights.emplace(wanted, admission.flight);
    }
    return admission;
}

Task<void> download(std::shared_ptr<CacheState> state, std::string url,
                    std::shared_ptr<Flight> flight) {
    Landing landing(*state, url, *flight);
    auto fetching = fetch(*state, url);
    const Result<Chain> chain = co_await std::move(fetching);
    report(*state, chain, !chain && has_in_date(*state, url));
    landing.finish(chain);
}

}    // namespace ask::verify::detail
