#include "simulator/script_crew.hpp"

#include <algorithm>
#include <condition_variable>
#include <exception>
#include <map>
#include <mutex>
#include <optional>
#include <sstream>
#include <thread>
#include <utility>

namespace ask::simulator {

namespace {

constexpr int most_without_endpoint = 3;
constexpr std::size_t most_ahead_of_each = 16;

PlayedScript play_one(const Script& script, std::size_t round, const OpenWorld& open_world) {
    std::ostringstream out;
    Transcript transcript(out);
    const World world = open_world();
    PlayedScript played{.script = &script, .round = round, .result = {}, .transcript = {}};
    played.result = play(script, world, transcript);
    played.transcript = std::move(out).str();
    return played;
}

// Threads that take the next script each, and hand on in order what they have played.
class Crew {
 public:
    Crew(const std::vector<Script>& scripts, std::size_t rounds, const OpenWorld& open_world,
         const TakePlayed& take)
        : scripts_(scripts), all_(scripts.size() * rounds), open_world_(open_world), take_(take) {}

    bool work_with(std::size_t threads) {
        most_ahead_ = threads * most_ahead_of_each;
        std::vector<std::jthread> crew;
        for (std::size_t i = 1; i < threads; ++i) crew.emplace_back([this] { work(); });
        work();
        crew.clear();    // waits for all
        if (fault_) std::rethrow_exception(fault_);
        return !has_given_up_;
    }

 private:
    void work() {
        try {
            while (const std::optional<std::size_t> number = next()) {
                const std::size_t which = *number % scripts_.size();
                const std::size_t round = *number / scripts_.size();
                hand_in(*number, play_one(scripts_[which], round, open_world_));
            }
        } catch (...) {    // told where the threads were started
            stop_with(std::current_exception());
        }
    }

    // Waits while too much lies ready behind a script that takes its time.
    std::optional<std::size_t> next() {
        std::unique_lock lock(mutex_);
        room_.wait(lock, [&] { return is_over() || next_ < handed_on_ + most_ahead_; });
        if (is_over()) return std::nullopt;
        return next_++;
    }

    void hand_in(std::size_t number, PlayedScript played) {
        const std::scoped_lock lock(mutex_);
        ready_.emplace(number, std::move(played));
        while (may_go_on() && !ready_.empty() && ready_.begin()->first == handed_on_) {
            const PlayedScript first = std::move(ready_.extract(ready_.begin()).mapped());
            ++handed_on_;
            take_(first);
            count_failure(first.result);
        }
        room_.notify_all();
    }

    void count_failure(const ScriptResult& result) {
        const bool had_none = result.endpoint_failed && !result.endpoint_answered;
        without_endpoint_ = had_none ? without_endpoint_ + 1 : 0;
        has_given_up_ = without_endpoint_ == most_without_endpoint && handed_on_ < all_;
    }

    void stop_with(std::exception_ptr fault) {
        const std::scoped_lock lock(mutex_);
        if (!fault_) fault_ = std::move(fault);
        room_.notify_all();
    }

    [[nodiscard]] bool may_go_on() const { return !has_given_up_ && !fault_; }
    [[nodiscard]] bool is_over() const { return has_given_up_ || fault_ || next_ == all_; }

    const std::vector<Script>& scripts_;
    std::size_t all_;
    const OpenWorld& open_world_;
    const TakePlayed& take_;
    std::size_t most_ahead_ = 0;

    std::mutex mutex_;    // for all below
    std::condition_variable room_;
    std::size_t next_ = 0;
    std::size_t handed_on_ = 0;
    std::map<std::size_t, PlayedScript> ready_;
    int without_endpoint_ = 0;
    bool has_given_up_ = false;
    std::exception_ptr fault_;
};

std::size_t threads_for(const CrewPlan& plan, std::size_t scripts) {
    const std::size_t cores = std::max<std::size_t>(1, std::thread::hardware_concurrency());
    const std::size_t wanted = plan.jobs == 0 ? cores : plan.jobs;
    return std::clamp<std::size_t>(wanted, 1, std::max<std::size_t>(1, scripts * plan.rounds));
}

}    // namespace

bool play_all(const std::vector<Script>& scripts, const CrewPlan& plan, const OpenWorld& open_world,
              const TakePlayed& take) {
    Crew crew(scripts, plan.rounds, open_world, take);
    return crew.work_with(threads_for(plan, scripts.size()));
}

}    // namespace ask::simulator
