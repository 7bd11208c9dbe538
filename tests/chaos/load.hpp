#pragma once

#include <atomic>
#include <condition_variable>
#include <map>
#include <memory>
#include <mutex>
#include <set>
#include <string>
#include <thread>
#include <vector>

#include "chaos/line.hpp"
#include "chaos/tally.hpp"
#include "durability/shopper.hpp"

namespace ask::chaos {

// Customers who go on buying, using and giving back at a skill, each on a thread and a connection
// of its own, each with an account of what must be there. Who is not properly answered asks the
// very same again until that is done. All functions are for the thread that made it.
class Load {
 public:
    struct Where {
        std::uint16_t port = 0;
        tests::SslSide side;
    };
    Load(tests::Town& town, const Where& where, unsigned customers);
    ~Load();
    Load(const Load&) = delete;
    Load& operator=(const Load&) = delete;

    void go_on();
    // Comes back when nobody has a request under way.
    void pause();
    [[nodiscard]] Tally& tally() { return tally_; }
    // Somebody has no proper answer yet to what was asked last.
    [[nodiscard]] bool is_anybody_waiting() const;
    void keep_connections(bool keeps) { keeps_ = keeps; }
    void may_give_back(bool may) { may_give_back_ = may; }

    // While paused: everybody gets what is due, asks for the balance, and asks again for an answer
    // that was given before.
    void settle();
    // While paused: the customers whom the database knows otherwise than they do. What they asked
    // for and were not told the end of may be done or not.
    [[nodiscard]] std::set<std::string> differing(
        const std::map<std::string, tests::StoredCustomer>& everybody);
    // Complaints of customers that were not told before.
    [[nodiscard]] std::vector<std::string> new_complaints();

 private:
    struct Customer;

    void live(Customer& customer);
    [[nodiscard]] bool wait_for_leave(Customer& customer);
    [[nodiscard]] tests::Answer post(Customer& customer, const tests::Letter& letter);

    tests::Town& town_;
    Tally tally_;
    std::atomic<bool> keeps_ = true;
    std::atomic<bool> may_give_back_ = true;
    mutable std::mutex mutex_;
    std::condition_variable changed_;
    bool paused_ = true;
    bool ended_ = false;
    std::vector<std::unique_ptr<Customer>> customers_;
};

}    // namespace ask::chaos
