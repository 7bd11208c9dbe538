#include "http/detail/controlled_delay.hpp"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <deque>
#include <optional>

using ask::http::detail::ControlledDelay;
using ask::http::detail::Moment;
using std::chrono::microseconds;
using std::chrono::milliseconds;
using Time = std::chrono::steady_clock::time_point;
using Span = std::chrono::nanoseconds;

namespace {

// A thread that works off what comes, on a clock of its own: requests and samples wait in one
// queue. What it refuses costs little.
class Thread {
 public:
    explicit Thread(milliseconds limit) : delay_(limit) {}

    // For so long comes one request every `interval`.
    void load(milliseconds span, microseconds interval) {
        worst_ = worst_refused_ = {};
        admitted_ = refused_ = 0;
        for (const Time end = now_ + span; now_ < end;) {
            for (; next_ <= now_; next_ += interval) queue_.push_back(next_);
            if (!sample_) sample_ = moment();
            step();
        }
    }
    // Others have the processor.
    void pause(milliseconds span) { now_ += span; }

    Span worst() const { return worst_; }
    Span worst_refused() const { return worst_refused_; }
    int admitted() const { return admitted_; }
    int refused() const { return refused_; }
    int changes() const { return changes_; }
    bool refusing() const { return delay_.refusing(); }

 private:
    void step() {
        const bool before = delay_.refusing();
        take_next();
        changes_ += before != delay_.refusing() ? 1 : 0;
    }
    void take_next() {
        if (sample_ && (queue_.empty() || sample_->wall <= queue_.front())) return take_sample();
        const Time came = queue_.front();
        queue_.pop_front();
        const bool admitted = delay_.admits(moment(), sample_);
        (admitted ? admitted_ : refused_) += 1;
        auto& worst = admitted ? worst_ : worst_refused_;
        worst = std::max(worst, now_ - came);
        work(admitted ? microseconds{200} : microseconds{20});
    }
    void take_sample() {
        delay_.sampled(*sample_, moment());
        sample_.reset();
        work(microseconds{10});
    }
    void work(microseconds span) {
        now_ += span;
        busy_ += span;
    }
    [[nodiscard]] Moment moment() const { return {.wall = now_, .busy = busy_}; }

    ControlledDelay delay_;
    Time now_{std::chrono::hours{1}};
    Time next_ = now_;
    std::deque<Time> queue_;
    std::optional<Moment> sample_;
    Span busy_{0};
    Span worst_{0};
    Span worst_refused_{0};
    int admitted_ = 0;
    int refused_ = 0;
    int changes_ = 0;
};

constexpr milliseconds limit{25};
constexpr microseconds capacity{220};    // a request each, and the samples between

}    // namespace

TEST_CASE("a thread that keeps up refuses nothing") {
    Thread thread(limit);
    thread.load(milliseconds{10'000}, capacity * 2);
    CHECK(thread.refused() == 0);
    CHECK(thread.changes() == 0);
}

TEST_CASE("at five times the capacity, waits stay short for those admitted and those refused") {
    Thread thread(limit);
    thread.load(milliseconds{500}, capacity / 5);
    CHECK(thread.worst() < milliseconds{150});    // until it was believed
    thread.load(milliseconds{10'000}, capacity / 5);
    CHECK(thread.refusing());
    CHECK(thread.changes() == 1);
    CHECK(thread.worst() < 2 * limit);
    CHECK(thread.worst_refused() < 2 * limit);
    // What is left of the time after refusing is spent on those who are admitted.
    CHECK(thread.admitted() > 20'000);
}

TEST_CASE("refusing ends a moment after the load, and does not flap around the limit") {
    Thread thread(limit);
    thread.load(milliseconds{2'000}, capacity / 5);
    REQUIRE(thread.refusing());
    thread.load(milliseconds{300}, capacity * 2);
    CHECK_FALSE(thread.refusing());
    CHECK(thread.changes() == 2);
    thread.load(milliseconds{10'000}, capacity * 9 / 10);    // a little too much
    CHECK(thread.changes() < 20);
    CHECK(thread.worst() < milliseconds{200});
}

TEST_CASE("a burst, a machine that stood still or greedy neighbours are no overload") {
    Thread thread(limit);
    thread.load(milliseconds{1'000}, capacity * 3);
    for (int i = 0; i < 10; ++i) {
        thread.pause(milliseconds{120});    // what came meanwhile comes as a burst
        thread.load(milliseconds{300}, capacity * 3);
        CHECK(thread.refused() == 0);
    }
    thread.pause(milliseconds{5'000});    // too much for that
    thread.load(milliseconds{5'000}, capacity * 3);
    CHECK(thread.changes() <= 2);
    CHECK_FALSE(thread.refusing());
    Thread starved(limit);
    for (int i = 0; i < 100; ++i) {
        starved.pause(milliseconds{60});
        starved.load(milliseconds{20}, capacity * 6);
        CHECK(starved.refused() == 0);
    }
}

TEST_CASE("work is the processor's time, or a part of the time in which there was none") {
    const Moment begun{.wall = Time{std::chrono::hours{1}}, .busy = milliseconds{500}};
    const auto later = [&](milliseconds wall, milliseconds busy) {
        return Moment{.wall = begun.wall + wall, .busy = begun.busy + busy}.work_since(begun);
    };
    CHECK(later(milliseconds{100}, milliseconds{100}) == milliseconds{100});
    CHECK(later(milliseconds{100}, milliseconds{60}) == milliseconds{60});
    CHECK(later(milliseconds{100}, milliseconds{10}) == milliseconds{50});
    // Another thread's clock: less than before, or more than can be.
    CHECK(later(milliseconds{80}, milliseconds{-499}) == milliseconds{40});
    CHECK(later(milliseconds{80}, milliseconds{900}) == milliseconds{40});
}

namespace {

// One that refuses, because ten samples had to wait twice the limit.
struct Refusing {
    Refusing() {
        for (int i = 0; i < 10; ++i) {
            delay.sampled(at(milliseconds{0}), at(limit * 2));
            now = at(limit * 2);
        }
    }
    // So much busy time from now.
    [[nodiscard]] Moment at(milliseconds span) const {
        return {.wall = now.wall + span, .busy = now.busy + span};
    }
    ControlledDelay delay{limit};
    Moment now{.wall = Time{std::chrono::hours{1}}, .busy = {}};
};

}    // namespace

TEST_CASE("what was measured before a silence is not held against whoever comes after it") {
    Refusing state;
    REQUIRE(state.delay.refusing());
    CHECK_FALSE(state.delay.admits(state.now, std::nullopt));
    state.now.wall += std::chrono::seconds{10};
    CHECK(state.delay.admits(state.now, std::nullopt));
    state.delay.sampled(state.now, state.at(milliseconds{1}));
    CHECK_FALSE(state.delay.refusing());
}

TEST_CASE("a sample that is still waiting counts with what it has waited so far") {
    Refusing state;
    state.delay.sampled(state.now, state.at(milliseconds{1}));
    REQUIRE(state.delay.refusing());
    CHECK(state.delay.admits(state.at(limit), state.now));
    CHECK_FALSE(state.delay.admits(state.at(limit + milliseconds{1}), state.now));
    CHECK_FALSE(state.delay.admits(state.at(milliseconds{5'000}), state.now));
}
