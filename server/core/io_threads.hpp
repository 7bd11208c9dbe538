#pragma once

#include <chrono>
#include <cstddef>
#include <memory>
#include <vector>

#include <boost/asio/io_context.hpp>

#include "core/log.hpp"

namespace ask {

struct IoThreadsOptions {
    std::size_t count = 0;                           // 0: one for each core
    std::chrono::milliseconds stuck_after{2'000};    // longer than any step of ours may take
    std::size_t most_replacements = 16;              // while so many are stuck, not healthy
};

// How many threads these options make.
[[nodiscard]] std::size_t thread_count(const IoThreadsOptions& options);

// One io_context per thread; a connection stays on its thread. When an author's code blocks a
// thread for `stuck_after`, another thread takes its io_context over, so that the other connections
// there go on and the blocked request is answered at its deadline; the blocked thread ends itself
// as soon as the code lets go of it.
class IoThreads {
 public:
    IoThreads(const IoThreadsOptions& options, Logger& logger);
    ~IoThreads();    // stop() and join()
    IoThreads(const IoThreads&) = delete;
    IoThreads& operator=(const IoThreads&) = delete;

    void start();
    // Makes every thread return from its loop. Any thread.
    void stop();
    // After stop(): returns when every thread that is not stuck has ended, so that what their work
    // used can be destroyed while the contexts still stand.
    void join();
    [[nodiscard]] std::size_t size() const;
    [[nodiscard]] boost::asio::io_context& context(std::size_t index);
    // Round robin, for work that has no home yet. Any thread.
    [[nodiscard]] boost::asio::io_context& next();
    // False once so many threads are stuck that the process should be replaced.
    [[nodiscard]] bool healthy() const;
    // Threads that are stuck right now; with any, the process can only end by _Exit.
    [[nodiscard]] std::size_t stuck() const;

 private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}    // namespace ask
