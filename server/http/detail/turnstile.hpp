#pragma once

#include <boost/asio/steady_timer.hpp>
#include <deque>
#include <memory>

#include "core/deadline.hpp"
#include "core/task.hpp"

namespace ask::http::detail {

// Lets one at a time through, in the order they came; whatever else the thread has to do gets its
// turn between two of them. For steps that are so costly that a crowd of them would keep all else
// waiting. Used on one thread.
class Turnstile : public std::enable_shared_from_this<Turnstile> {
 public:
    // The right to go on, given up with it. False: the wait was too long.
    class Turn {
     public:
        Turn() = default;
        explicit Turn(std::shared_ptr<Turnstile> of) : of_(std::move(of)) {}
        Turn(Turn&& other) noexcept = default;
        Turn& operator=(Turn&&) = delete;
        ~Turn() {
            if (of_) of_->next();
        }
        explicit operator bool() const { return of_ != nullptr; }

     private:
        std::shared_ptr<Turnstile> of_;
    };

    Task<Turn> enter(Deadline patience);

 private:
    struct Waiting {
        boost::asio::steady_timer timer;
        bool admitted = false;
    };
    void next();

    bool taken_ = false;
    // The timers belong to those who wait, and so to their thread.
    std::deque<std::weak_ptr<Waiting>> queue_;
};

}    // namespace ask::http::detail
