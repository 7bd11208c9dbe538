#pragma once

#include <atomic>
#include <cstddef>
#include <memory>
#include <string>

#include "core/metrics.hpp"

namespace ask::http::detail {

// Counts the requests of a server that are in work, and says when there are enough. Any thread.
class WorkLimit {
 public:
    // `metrics` outlives every piece of work.
    WorkLimit(std::string server, std::size_t most, Metrics& metrics);

    // One request in work, until it is destroyed.
    class Work {
     public:
        Work() = default;
        Work(Work&& other) noexcept = default;
        Work& operator=(Work&&) = delete;
        ~Work();
        explicit operator bool() const { return of_ != nullptr; }

     private:
        friend class WorkLimit;
        struct Count {
            std::string server;
            std::size_t most;
            Metrics& metrics;
            std::atomic<std::size_t> now = 0;
        };
        explicit Work(std::shared_ptr<Count> of) : of_(std::move(of)) {}
        std::shared_ptr<Count> of_;
    };

    // False: there are enough.
    [[nodiscard]] Work begin() const;

 private:
    std::shared_ptr<Work::Count> count_;
};

}    // namespace ask::http::detail
