#include "simulator/desk/seat.hpp"

#include <algorithm>
#include <utility>

#include "simulator/amazon_words.hpp"

namespace ask::simulator {

namespace {

std::unexpected<Error> busy() {
    return fail(errors::conflict, "a turn of this customer is under way: wait until it is over");
}

std::unexpected<Error> gone() {
    return fail(errors::not_found, "this customer is gone");
}

// A change as a turn of its own, so that a script begins where the conversation did.
HappenedTurn turn_of(const Json& change) {
    return {.turn = {{"amazon", change}}, .came = std::nullopt, .request_id = ""};
}

// How Amazon stands, other than on the first day.
std::vector<Json> state_of(const Amazon& amazon, const SkillUnderTest& skill) {
    std::vector<Json> changes;
    if (const Json faults = faults_of(amazon); !faults.empty()) changes.push_back(faults);
    for (const catalog::ProductFile& file : skill.products) {
        const ShopProduct* product = amazon.find(file.reference_name);
        if (product == nullptr || product->on_sale == file.purchasable) continue;
        const char* change = product->on_sale ? "put_on_sale" : "take_off_sale";
        changes.push_back({{change, file.reference_name.text()}});
    }
    return changes;
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

Result<HappenedScript> Seat::happened() const {
    return records_.with([](const Records& records) -> Result<HappenedScript> {
        if (records.turns.empty()) return fail(errors::conflict, "nothing was said yet");
        if (records.is_cut) {
            return fail(errors::conflict,
                        "its first turns are not kept any more: clear it and begin anew");
        }
        HappenedScript script{.title = "A recorded conversation",
                              .locale = records.state.locale,
                              .customer = records.customer,
                              .turns = {},
                              .with_attributes = false};
        for (const Json& change : records.start) script.turns.push_back(turn_of(change));
        for (const Kept& kept : records.turns) script.turns.push_back(kept.happened);
        return script;
    });
}

// However the turn ends, the seat is not busy afterwards.
class Seat::Busy {
 public:
    explicit Busy(Seat& seat) : seat_(seat) { seat_.publish(true); }
    ~Busy() { seat_.publish(false); }
    Busy(const Busy&) = delete;
    Busy& operator=(const Busy&) = delete;

 private:
    Seat& seat_;
};

Result<Json> Seat::play(const Turn& turn) {
    const std::unique_lock hold(turning_, std::try_to_lock);
    if (!hold) return busy();
    if (is_closed_) return gone();
    begin();
    const Busy until_the_end(*this);
    const TurnHead head = head_of(turn);
    const Result<TurnOutcome> outcome = carry_out(*alexa_, turn);
    if (!outcome && outcome.error().code == errors::invalid) {
        return fail(errors::conflict, outcome.error().context);
    }
    HappenedTurn happened{.turn = turn.written, .came = std::nullopt, .request_id = ""};
    if (!outcome) return keep(record_of_failure(head, outcome.error().context), happened);
    if (outcome->exchange) happened.came = observe(*alexa_, *outcome);
    happened.request_id = request_id_of(*outcome);
    const ProductTitles titles{parts_.amazon, alexa_->locale()};
    return keep(record_of(head, *alexa_, *outcome, titles), happened);
}

void Seat::note(const Turn& turn) {
    Json record = record_of_failure(head_of(turn), "");
    records_.with([&](Records& records) {
        if (records.turns.empty()) return;
        record["session"] = records.state.session_is_open ? "open" : "none";
        append(records, record, {turn.written, std::nullopt, ""});
    });
    told_();
}

Result<void> Seat::clear() {
    return while_quiet([this]() -> Result<void> {
        forget();
        alexa_->hang_up();
        return {};
    });
}

Result<void> Seat::change(const std::function<Result<std::optional<Alexa>>()>& change) {
    return while_quiet([&]() -> Result<void> {
        auto other = change();
        if (!other) return std::unexpected(other.error());
        if (!*other) return {};
        alexa_ = std::make_unique<Alexa>(std::move(**other));
        forget();
        return {};
    });
}

void Seat::forget() {
    records_.with([](Records& records) {
        records.turns.clear();
        records.is_cut = false;
    });
}

Result<void> Seat::close() {
    const std::unique_lock hold(turning_, std::try_to_lock);
    if (!hold) return busy();
    if (is_closed_) return gone();
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
    if (is_closed_) return gone();
    Result<void> done = use();
    if (done) publish(false);
    return done;
}

TurnHead Seat::head_of(const Turn& turn) {
    return {.written = turn.written, .line = describe(turn.action), .at = parts_.clock.now()};
}

// Before the first turn it is written down how everything stood.
void Seat::begin() {
    const ScriptCustomer customer = customer_now();
    const std::vector<Json> start =
        parts_.amazon.with([this](const Amazon& now) { return state_of(now, parts_.skill); });
    records_.with([&](Records& records) {
        if (!records.turns.empty()) return;
        records.customer = customer;
        records.start = start;
    });
}

Json Seat::keep(Json record, HappenedTurn happened) {
    records_.with([&](Records& records) { append(records, record, std::move(happened)); });
    return record;
}

void Seat::append(Records& records, Json& record, HappenedTurn happened) {
    record["number"] = ++records.last_number;
    records.turns.push_back({record, std::move(happened)});
    if (records.turns.size() > most_turns) {
        records.turns.pop_front();
        records.is_cut = true;
    }
    records.state.turns = records.turns.size();
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
