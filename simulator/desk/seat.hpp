#pragma once

#include <cstddef>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "core/result.hpp"
#include "simulator/alexa.hpp"
#include "simulator/desk/turn_record.hpp"
#include "simulator/guarded.hpp"
#include "simulator/script_writer.hpp"

namespace ask::simulator {

// How a customer's conversation stands.
struct SeatState {
    UserId user;
    Locale locale;
    bool is_busy = false;    // a turn is under way
    bool session_is_open = false;
    std::size_t turns = 0;    // that are kept
    Json purchase;            // that waits for the customer's word; null: none
};

// One customer at the desk: Alexa for them, and what was said. One turn at a time; everything else
// answers at once, also while the skill is being waited for. Any thread.
class Seat {
 public:
    static constexpr std::size_t most_turns = 200;    // kept; the oldest go first

    // `told` hears of every change, on the thread that made it.
    Seat(std::string id, const AlexaParts& parts, Alexa alexa, std::function<void()> told);

    [[nodiscard]] const std::string& id() const { return id_; }
    [[nodiscard]] SeatState state() const;
    // The records of docs/control-api.md, oldest first.
    [[nodiscard]] Json conversation() const;
    // Nothing where no such turn is kept.
    [[nodiscard]] std::optional<Json> record(int number) const;
    // The conversation as it can be written down; a turn that got no answer expects nothing.
    // Errors: errors::conflict before the first turn, and once the first turns are not kept any
    // more: what came later cannot be played without them.
    [[nodiscard]] Result<HappenedScript> happened() const;

    // Does a turn, waits for the skill, gives the turn's record. Errors: errors::conflict while
    // another turn is under way, and for what cannot happen now.
    Result<Json> play(const Turn& turn);
    // A change for all customers, which this conversation should tell of. Not before its first
    // turn.
    void note(const Turn& turn);
    // Forgets what was said and ends the session without telling the skill. Errors:
    // errors::conflict while a turn is under way.
    Result<void> clear();
    // Changes the customer while no turn can be under way; where `change` gives another Alexa, as
    // for another language, a new conversation begins with her. Errors: as clear, and what it
    // gives.
    Result<void> change(const std::function<Result<std::optional<Alexa>>()>& change);
    // From now on nothing is played here. Errors: as clear.
    Result<void> close();
    void reopen();

 private:
    class Busy;
    struct Kept {
        Json record;
        HappenedTurn happened;
    };
    struct Records {
        std::deque<Kept> turns;
        int last_number = 0;
        bool is_cut = false;        // the first turns are not kept any more
        ScriptCustomer customer;    // as they were before the first turn
        std::vector<Json> start;    // how Amazon stood then, as "amazon" members
        SeatState state;
    };

    [[nodiscard]] TurnHead head_of(const Turn& turn);
    void begin();
    void forget();
    Json keep(Json record, HappenedTurn happened);
    static void append(Records& records, Json& record, HappenedTurn happened);
    Result<void> while_quiet(const std::function<Result<void>()>& use);
    void publish(bool is_busy);
    [[nodiscard]] ScriptCustomer customer_now() const;

    std::string id_;
    AlexaParts parts_;
    std::function<void()> told_;
    std::mutex turning_;    // held for a turn; guards the next two
    std::unique_ptr<Alexa> alexa_;
    bool is_closed_ = false;
    mutable Guarded<Records> records_;
};

}    // namespace ask::simulator
