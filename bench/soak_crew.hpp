#pragma once

#include <array>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <random>
#include <string>
#include <vector>

#include "chaos/line.hpp"
#include "durability/shopper.hpp"

namespace bench {

// What a whole crew is told, and tells.
struct Course {
    ask::tests::Town& town;
    std::uint16_t port = 0;
    ask::tests::SslSide side;
    long requests = 0;
    std::atomic<long> sent = 0;
    std::atomic<long> not_answered = 0;    // properly; the first few are printed

    [[nodiscard]] bool is_over() const { return sent >= requests; }
};

// A client with a connection on which its customers take turns: half of what they say is for help,
// which only reads, the rest is buying, using, giving back and asking for the balance. After so
// many requests of a customer somebody new takes the place. One thread.
class Worker {
 public:
    Worker(Course& course, unsigned number)
        : course_(course), line_(course.port, course.side), dice_(number) {}

    // Until the course is over.
    void work();
    // Everybody who ever came.
    [[nodiscard]] const std::vector<std::unique_ptr<ask::tests::Shopper>>& everybody() const {
        return all_;
    }

 private:
    static constexpr std::size_t at_once = 50;
    struct Place {
        ask::tests::Shopper* shopper = nullptr;
        long left = 0;
    };

    void welcome(Place& place);
    void serve(ask::tests::Shopper& shopper);
    [[nodiscard]] bool act(ask::tests::Shopper& shopper);
    ask::tests::Answer post(const std::string& body);

    Course& course_;
    ask::chaos::Line line_;
    std::mt19937 dice_;
    ask::tests::Caller helped_ = course_.town.join();
    std::array<Place, at_once> places_;
    std::vector<std::unique_ptr<ask::tests::Shopper>> all_;
    std::string last_;    // answer, for people
};

}    // namespace bench
