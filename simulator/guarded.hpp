#pragma once

#include <mutex>
#include <utility>

namespace ask::simulator {

// A value that several threads use, one at a time. What `use` returns must not point into it.
template <class Value>
class Guarded {
 public:
    explicit Guarded(Value value) : value_(std::move(value)) {}

    template <class Use>
    auto with(Use use) {
        const std::lock_guard hold(mutex_);
        return use(value_);
    }

 private:
    std::mutex mutex_;
    Value value_;
};

}    // namespace ask::simulator
