#include "simulator/desk/seat.hpp"

#include <algorithm>
#include <utility>

#include "simulator/amazon_words.hpp"

namespace ask::simulator {

namespace {

std::unexpected<Error> busy() {
    return fail(errors::conflict, "a turn of this customer is under way: wait until it is over");
}

// The faults as a turn of their own, so that a script begins where the conversation did.
HappenedTurn turn_of(const Json& faults) {
    return {.turn = {{"amazon", faults}}, .came = std::nullopt, .request_id = ""};
}

}    // namespace

Seat::Seat(std::string id, const AlexaParts& parts, Alexa alexa, std::function<void()> told)
    : id_(std::move(id)),
      parts_(parts),
      told_(std::move(told)),
      alexa_(std::make_unique<Alexa>(std::move(alexa))),
      records_(Records{}) {
    publish(false);
}

SeatState Seat::state() const {
    return records_.with([](const Records& records) { return records.state; });
}

Json Seat::conversation() const {
    return records_.with([](const Records& records) {
        Json turns = Json::array();
        for (const Kept& kept : records.turns) turns.push_back(kept.record);
        return turns;
    });
}

std::optional<Json> Seat::record(int number) const {
    return records_.with([&](const Records& records) -> std::optional<Json> {
        for (const Kept& kept : records.turns) {
            if (kept.record.at("number") == number) return kept.record;
        }
        return std::nullopt;
    });
}

HappenedScript Seat::happened() const {
    return records_.with([](const Records& records) {
        HappenedScript script{.title = "A recorded conversation",
                              .locale = records.state.locale,
                              .customer = records.customer,
                              .turns = {},
                              .with_attributes = false};
        if (!records.faults.empty()) script.turns.push_back(turn_of(records.faults));
        for (const Kept& kept : records.turns) script.turns.push_back(kept.happened);
        return script;
    });
}

Result<Json> Seat::play(const Turn& turn) {
    const std::unique_lock hold(turning_, std::try_to_lock);
    if (!hold) return busy();
    if (is_closed_) return fail(errors::not_found, "this customer is gone");
    begin();
    const TurnHead head = head_of(turn);
    const Result<TurnOutcome> outcome = carry_out(*alexa_, turn);
    if (!outcome && outcome.error().code == errors::invalid) {
        publish(false);
        return fail(errors::conflict, outcome.error().context);
    }
    HappenedTurn happened{.turn = turn.written, .came = std::nullopt, .request_id = ""};
    if (!outcome) return keep(record_of_failure(head, outcome.error().context), happened);
    if (outcome->exchange) happened.came = observe(*alexa_, *outcome);
    happened.request_id = request_id_of(*outcome);
    const SeatState now = state();
    return keep(record_of(head, *alexa_, *outcome, {parts_.amazon, now.locale}), happened);
}

void Seat::note(const Turn& turn) {
    const TurnHead head = head_of(turn);
    records_.with([&](Records& records) {
        if (records.turns.empty()) return;
        Json record = record_of_failure(head, "");
        record["number"] = ++records.last_number;
        record["session"] = records.state.session_is_open ? "open" : "none";
        records.turns.push_back({std::move(record), {turn.written, std::nullopt, ""}});
    });
    told_();
}

Result<void> Seat::clear() {
    return while_quiet([this]() -> Result<void> {
        records_.with([](Records& records) { records.turns.clear(); });
        alexa_->hang_up();
        return {};
    });
}

Result<void> Seat::change_alexa(const std::function<Result<Alexa>()>& make) {
    return while_quiet([&]() -> Result<void> {
        auto other = make();
        if (!other) return std::unexpected(other.error());
        alexa_ = std::make_unique<Alexa>(std::move(*other));
        return {};
    });
}

Result<void> Seat::close() {
    const std::unique_lock hold(turning_, std::try_to_lock);
    if (!hold) return busy();
    is_closed_ = true;
    return {};
}

void Seat::reopen() {
    const std::lock_guard hold(turning_);
    is_closed_ = false;
}

Result<void> Seat::while_quiet(const std::function<Result<void>()>& use) {
    const std::unique_lock hold(turning_, std::try_to_lock);
    if (!hold) return busy();
    if (is_closed_) return fail(errors::not_found, "this customer is gone");
    Result<void> done = use();
    if (done) publish(false);
    return done;
}

TurnHead Seat::head_of(const Turn& turn) {
    return {.number = 0,
            .written = turn.written,
            .line = describe(turn.action),
            .at = parts_.clock.now()};
}

// Before the first turn it is written down how everything stood.
void Seat::begin() {
    const ScriptCustomer customer = customer_now();
    const Json faults = parts_.amazon.with([](const Amazon& now) { return faults_of(now); });
    records_.with([&](Records& records) {
        if (!records.turns.empty()) return;
        records.customer = customer;
        records.faults = faults;
    });
    publish(true);
}

Json Seat::keep(Json record, HappenedTurn happened) {
    Json kept = records_.with([&](Records& records) {
        record["number"] = ++records.last_number;
        records.turns.push_back({record, std::move(happened)});
        while (records.turns.size() > most_turns) records.turns.pop_front();
        return record;
    });
    publish(false);
    return kept;
}

void Seat::publish(bool is_busy) {
    const ProductTitles titles{parts_.amazon, alexa_->locale()};
    SeatState now{.user = alexa_->user(),
                  .locale = alexa_->locale(),
                  .is_busy = is_busy,
                  .session_is_open = alexa_->session_is_open(),
                  .turns = 0,
                  .purchase = purchase_json(*alexa_, alexa_->order(), titles)};
    records_.with([&](Records& records) {
        now.turns = records.turns.size();
        records.state = std::move(now);
    });
    told_();
}

ScriptCustomer Seat::customer_now() const {
    return parts_.amazon.with([this](const Amazon& now) {
        const Customer& customer = now.customers.at(alexa_->user());
        ScriptCustomer written{
            .owned = {},
            .counts = {},
            .voice_purchasing = customer.voice_purchasing,
            .name = customer.name,
            .has_screen = customer.has_screen,
            .permissions = {customer.permissions.begin(), customer.permissions.end()}};
        for (const auto& [product, holding] : customer.holdings) {
            if (holding.count > 0) written.counts[product] = holding.count;
        }
        return written;
    });
}

}    // namespace ask::simulator
