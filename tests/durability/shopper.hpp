#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "durability/answers.hpp"
#include "durability/databases.hpp"
#include "durability/town.hpp"

namespace ask::tests {

// A customer who buys and uses hints and gives packs back, and who keeps an own account of what
// must be there. A request without a proper answer makes them wait for `settle`. Used by one thread
// at a time.
class Shopper {
 public:
    // How requests get to a server.
    using Post = std::function<Answer(const Letter&)>;

    Shopper(Town& town, unsigned seed)
        : Shopper(town, seed, [&town](const Letter& letter) { return town.post(letter); }) {}
    Shopper(Town& town, unsigned seed, Post post)
        : town_(town), post_(std::move(post)), dice_(seed), who_(town.join()) {}

    // One more thing; false when its request was not properly answered.
    bool do_something(const std::string& url);
    // Sends the request that was not properly answered once more; false when it is not again.
    bool try_again(const std::string& url);
    [[nodiscard]] bool is_waiting() const { return interrupted_.has_value(); }
    // Of what they say the skill must know from Amazon, which may have no ear for it now.
    void may_give_back(bool may) { may_give_back_ = may; }
    // What the database may hold after a crash. Complains if it holds anything else, and believes
    // it about a use that nobody acknowledged.
    void compare(const StoredCustomer& stored);
    // The server is back: sends the interrupted request once more, or leaves it; asks for the
    // balance; and sends a request that was answered before the crash once more.
    void settle(const std::string& url);

    [[nodiscard]] const std::string& user() const { return who_.user.text(); }
    [[nodiscard]] const std::vector<std::string>& complaints() const { return complaints_; }

    struct Done {
        int uses = 0;
        int purchases = 0;
        int refunds = 0;
        int sent_again = 0;               // interrupted, and sent again
        int interrupted_uses_kept = 0;    // of those left, the database had them
        int apologies = 0;
        int left = 0;            // interrupted, and not sent again
        int same_answers = 0;    // answered before the crash, sent again after it
    };
    [[nodiscard]] const Done& done() const { return done_; }

 private:
    enum class Kind { use, credit, question, order };
    struct Step {
        Kind kind;
        std::string body;
        std::int64_t before;    // hints
        std::int64_t after;
        int scene = -1;
    };
    struct Answered {
        std::string body;
        std::string answer;
    };

    [[nodiscard]] bool happens(int percent);
    bool send(const std::string& url, const Step& step);
    bool take(const Step& step, const Answer& answer);
    bool use(const std::string& url);
    bool buy(const std::string& url);
    bool refund(const std::string& url);
    bool see_count_arrive(const std::string& url);
    bool ask(const std::string& url, std::int64_t after);
    void leave(const Step& step);
    void send_answered_again(const std::string& url);
    void complain(const std::string& what);

    Town& town_;
    Post post_;
    std::mt19937 dice_;
    Caller who_;
    std::int64_t hints_ = 0;
    int packs_ = 0;                 // bought and not given back
    int scene_ = 2;                 // of the last use that counted
    bool count_is_late_ = false;    // Amazon counts one unit less than was bought
    bool may_give_back_ = true;
    std::optional<PurchaseOrder> order_;
    std::optional<Step> interrupted_;
    std::optional<Answered> answered_;
    std::optional<std::int64_t> stored_;
    Done done_;
    std::vector<std::string> complaints_;
};

}    // namespace ask::tests
