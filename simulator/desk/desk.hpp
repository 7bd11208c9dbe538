#pragma once

#include <atomic>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "core/result.hpp"
#include "simulator/desk/seat.hpp"
#include "simulator/desk/skill_books.hpp"
#include "simulator/runner.hpp"

namespace ask::simulator {

// What a desk works with; all of it outlives the desk.
struct DeskParts {
    World world;                          // of the desk's customers
    std::function<World()> open_world;    // another one, for a replay
    SkillBooks* books = nullptr;          // none: the skill's own books cannot be read
};

struct DeskOptions {
    std::string endpoint;    // URL of the skill
    bool is_signed = true;
    // How curl comes to trust the skill's server; "--cacert …"
    std::string curl_options;
    // For people, where there are none.
    std::string why_no_books;
    // Where the customers live on; empty: nowhere.
    std::filesystem::path state_file;
    // Told in a sentence when it cannot be written, once until it can be again.
    std::function<void(const std::string&)> complain = {};
};

// In single quotes, as a POSIX shell reads it.
[[nodiscard]] std::string shell_word(const std::string& text);

// What a customer is to be changed to.
struct CustomerSettings {
    ScriptCustomer written;
    Json given;    // which of them were written
    Locale locale;
};

// Several customers of one skill, on one Amazon, driven by words of the script language: what the
// control API (docs/control-api.md) does, without HTTP. Calls that wait for the skill or its books
// block their thread; several threads may call at once. Errors of all: errors::invalid for what was
// sent, errors::not_found for a customer or turn, errors::conflict for what cannot happen now; one
// sentence each, for people.
class Desk {
 public:
    // With the customers of the state file, or with one new customer. Errors: errors::invalid for a
    // state file that cannot be understood (file, JSON pointer, what to do), errors::unavailable
    // for one that cannot be written.
    static Result<std::unique_ptr<Desk>> make(DeskParts parts, DeskOptions options);

    // False once the state file could not be written; true again when it could.
    [[nodiscard]] bool is_saved() const { return is_saved_; }
    // Grows with every change.
    [[nodiscard]] std::uint64_t version() const { return version_; }
    [[nodiscard]] Json overview() const;
    Result<Json> add_customer(const Json& written);
    [[nodiscard]] Result<Json> customer(const std::string& id) const;
    Result<Json> change_customer(const std::string& id, const Json& written);
    Result<void> remove_customer(const std::string& id);

    // One turn as a script writes it; waits for the skill.
    Result<Json> play(const std::string& id, const Json& turn);
    Result<void> forget_conversation(const std::string& id);
    [[nodiscard]] Result<std::string> script(const std::string& id) const;
    // Plays the conversation again, with a new customer on an Amazon of its own.
    Result<Json> replay(const std::string& id);
    // A command for a shell that sends this turn's request, signed now.
    Result<std::string> curl(const std::string& id, int turn);

    // What Amazon does from now on, for all customers.
    Result<void> change_faults(const Json& changes);
    // As on the first day.
    Result<void> reset();
    // A replay that goes on ends with its present turn. For the end of the program.
    void stop() { ended_ = true; }

 private:
    using Settings = CustomerSettings;
    using SharedSeat = std::shared_ptr<Seat>;

    Desk(DeskParts parts, DeskOptions options);
    Result<void> load();
    Result<void> take_customers(const Json& document);
    Result<std::optional<Alexa>> change_settings(const Seat& seat, const Settings& wanted);
    [[nodiscard]] Json meant(const Json& written, const Locale& locale) const;
    void save();
    void bump() { ++version_; }
    Result<SharedSeat> take_seat(Customer customer, std::string id);
    [[nodiscard]] Result<SharedSeat> seat(const std::string& id) const;
    [[nodiscard]] std::map<std::string, SharedSeat> seats() const;
    Result<SharedSeat> seat_new_customer(const Json& written);
    Result<SharedSeat> take_away(const std::string& id);
    Result<std::vector<SharedSeat>> take_all_away();
    void dismiss(const std::vector<SharedSeat>& closed);
    [[nodiscard]] Json customers_json() const;
    [[nodiscard]] Json inventory_json(const UserId& user) const;

    DeskParts parts_;
    DeskOptions options_;
    std::atomic<std::uint64_t> version_ = 1;
    std::atomic<bool> is_saved_ = true;
    std::atomic<bool> ended_ = false;
    mutable std::mutex mutex_;    // of what follows
    std::map<std::string, SharedSeat> seats_;
    int last_id_ = 0;
    std::vector<std::string> absent_;    // users of the state file whose language is not here now
    std::mutex saving_;                  // of the state file
};

}    // namespace ask::simulator
