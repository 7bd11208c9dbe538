#include "chaos/load.hpp"

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <random>
#include <utility>

#include "simulator/certificate_host.hpp"

namespace ask::chaos {

namespace {

constexpr std::chrono::milliseconds thinking{70};
constexpr std::chrono::milliseconds after_trouble{150};
constexpr int most_tries = 60;

simulator::SigningIdentity signer_of(tests::Town& town) {
    return town.amazon().with(
        [](const simulator::Amazon& shop) { return simulator::signing_identity(shop); });
}

}    // namespace

struct Load::Customer {
    Customer(Load& load, const Where& where, unsigned number)
        : line(where.port, where.side),
          shopper(load.town_, 1'000 + number,
                  [&load, this](const tests::Letter& letter) { return load.post(*this, letter); }),
          dice(number) {}

    Line line;
    tests::Shopper shopper;
    std::mt19937 dice;
    std::size_t complaints_told = 0;
    bool is_idle = true;                     // both under the load's mutex
    std::atomic<bool> is_waiting = false;    // without a proper answer
    std::thread thread;
};

Load::Load(tests::Town& town, const Where& where, unsigned customers) : town_(town) {
    for (unsigned i = 0; i < customers; ++i) {
        customers_.push_back(std::make_unique<Customer>(*this, where, i));
    }
    for (const auto& customer : customers_) {
        customer->thread = std::thread([this, &customer] { live(*customer); });
    }
}

Load::~Load() {
    {
        const std::lock_guard hold(mutex_);
        ended_ = true;
    }
    changed_.notify_all();
    for (const auto& customer : customers_) customer->thread.join();
}

void Load::go_on() {
    {
        const std::lock_guard hold(mutex_);
        paused_ = false;
    }
    changed_.notify_all();
}

void Load::pause() {
    std::unique_lock hold(mutex_);
    paused_ = true;
    changed_.notify_all();
    changed_.wait(hold, [this] {
        return std::ranges::all_of(customers_, [](const auto& one) { return one->is_idle; });
    });
}

bool Load::is_anybody_waiting() const {
    return std::ranges::any_of(customers_, [](const auto& one) { return one->is_waiting.load(); });
}

// False when all is over.
bool Load::wait_for_leave(Customer& customer) {
    std::unique_lock hold(mutex_);
    customer.is_idle = true;
    changed_.notify_all();
    changed_.wait(hold, [this] { return !paused_ || ended_; });
    customer.is_idle = false;
    return !ended_;
}

void Load::live(Customer& customer) {
    std::uniform_int_distribution<int> share(50, 150);
    while (wait_for_leave(customer)) {
        customer.shopper.may_give_back(may_give_back_);
        const bool is_well = customer.shopper.is_waiting() ? customer.shopper.try_again("")
                                                           : customer.shopper.do_something("");
        customer.is_waiting = !is_well;
        const auto span = is_well ? thinking : after_trouble;
        std::this_thread::sleep_for(span * share(customer.dice) / 100);
    }
}

tests::Answer Load::post(Customer& customer, const tests::Letter& letter) {
    customer.line.keep_alive(keeps_);
    const http::OutgoingRequest request = signed_for(letter.body, signer_of(town_));
    const auto begun = Stopwatch::now();
    tests::Answer answer = customer.line.post(request);
    const Outcome outcome = tally_.add(answer, Stopwatch::now() - begun);
    // To the customer a refusal is no answer; whether it was a right one the tally has judged.
    const bool is_answer = outcome == Outcome::answered || outcome == Outcome::apologised;
    if (answer && !is_answer) return fail(errors::unavailable, tests::tell(answer));
    return answer;
}

void Load::settle() {
    for (const auto& customer : customers_) {
        for (int i = 0; i < most_tries && !customer->shopper.try_again(""); ++i) {
            std::this_thread::sleep_for(after_trouble);
        }
        customer->is_waiting = customer->shopper.is_waiting();
        customer->shopper.settle("");
    }
}

std::set<std::string> Load::differing(
    const std::map<std::string, tests::StoredCustomer>& everybody) {
    std::set<std::string> users;
    for (const auto& customer : customers_) {
        const auto found = everybody.find(customer->shopper.user());
        const std::size_t before = customer->shopper.complaints().size();
        customer->shopper.compare(found == everybody.end() ? tests::StoredCustomer{}
                                                           : found->second);
        const bool complains = customer->shopper.complaints().size() > before;
        if (complains) users.insert(customer->shopper.user());
    }
    return users;
}

std::vector<std::string> Load::new_complaints() {
    std::vector<std::string> all;
    for (const auto& customer : customers_) {
        const std::vector<std::string>& told = customer->shopper.complaints();
        for (; customer->complaints_told < told.size(); ++customer->complaints_told) {
            all.push_back(told[customer->complaints_told]);
        }
    }
    return all;
}

}    // namespace ask::chaos
