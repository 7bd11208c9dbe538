#pragma once

#include <functional>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "chaos/stage.hpp"

namespace ask::chaos {

// What a fault's author says while it happens.
class Notes {
 public:
    // Stands beside the row.
    void say(std::string what) { said_.push_back(std::move(what)); }
    // The row is not good if it does not hold.
    void demand(bool holds, const std::string& what) {
        if (!holds) broken_.push_back(what);
    }
    // Whom the database knows otherwise than they know themselves.
    void differ(std::set<std::string> users) { differing_.merge(users); }
    // Requests that did not come from the customers.
    void count(Outcome outcome, long requests) { extra_[outcome] += requests; }
    // All is as before from now on; without it, from the function's return on.
    void over() { over_ = Stopwatch::now(); }

    [[nodiscard]] const std::vector<std::string>& said() const { return said_; }
    [[nodiscard]] const std::vector<std::string>& broken() const { return broken_; }
    [[nodiscard]] const std::set<std::string>& differing() const { return differing_; }
    [[nodiscard]] const std::map<Outcome, long>& extra() const { return extra_; }
    [[nodiscard]] Stopwatch::time_point end() const { return over_.value_or(Stopwatch::now()); }

 private:
    std::vector<std::string> said_;
    std::vector<std::string> broken_;
    std::set<std::string> differing_;
    std::map<Outcome, long> extra_;
    std::optional<Stopwatch::time_point> over_;
};

// What is allowed while a fault lasts, beside answers and apologies.
struct Expectation {
    bool all_answered = false;           // not even an apology
    bool must_apologise = false;         // if nobody hears an apology, the fault did not happen
    double most_unanswered = 0;          // share of the requests that get no answer
    std::set<unsigned> refusals = {};    // statuses that are right here
    double recovery_limit = 10;          // seconds
};

struct Fault {
    std::string name;
    std::string what;    // for people
    Setting setting = Setting::replicas;
    Expectation expectation = {};
    // Does it, lets it last, and undoes it.
    std::function<void(Stage&, Notes&)> happen;
};

// For the rest of a fault's duration.
void let_pass(std::chrono::milliseconds span);
// While the load is paused: its customers' accounts against the database's. Where they differ the
// row is not good. Of a fault that may lose something it is done before anybody goes on: the next
// request makes skilld take Amazon's count again, which brings a lost purchase back.
void compare(Stage& stage, Load& load, Notes& notes);

[[nodiscard]] std::vector<Fault> faults_of_replicas();
[[nodiscard]] std::vector<Fault> faults_of_databases();
[[nodiscard]] std::vector<Fault> faults_of_amazon();
[[nodiscard]] std::vector<Fault> faults_of_clients();
[[nodiscard]] std::vector<Fault> faults_of_machines();
// In the order in which they are tried.
[[nodiscard]] std::vector<Fault> all_faults();

}    // namespace ask::chaos
