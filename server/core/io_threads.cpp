#include "core/io_threads.hpp"

#include <algorithm>
#include <atomic>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/post.hpp>
#include <condition_variable>
#include <exception>
#include <mutex>
#include <thread>

namespace ask {

namespace {

constexpr std::chrono::milliseconds longest_tick{250};

// A thread's hold on a context. Retired: somebody else has the context now.
struct Seat {
    std::atomic<bool> retired = false;
    std::atomic<bool> ended = false;
    std::thread thread;
};

// One io_context and whoever runs it.
struct Worker {
    boost::asio::io_context context;
    boost::asio::executor_work_guard<boost::asio::io_context::executor_type> work{
        context.get_executor()};
    std::shared_ptr<Seat> seat;
    std::shared_ptr<std::atomic<bool>> answered = std::make_shared<std::atomic<bool>>(true);
    std::chrono::milliseconds silent{0};
};

}    // namespace

struct IoThreads::Impl {
    IoThreadsOptions options;
    Logger& logger;
    std::vector<std::unique_ptr<Worker>> workers;
    std::atomic<std::size_t> turn = 0;

    mutable std::mutex mutex;    // seats, and the watchdog's end
    std::condition_variable ending;
    bool stopping = false;
    std::vector<std::shared_ptr<Seat>> retired;
    std::thread watchdog;

    void sit(Worker& worker);
    void run(boost::asio::io_context& context, Seat& seat);
    void watch();
    void look_at(Worker& worker, std::chrono::milliseconds tick);
    void take_over(Worker& worker);
    void ask_for_sign(Worker& worker);
    [[nodiscard]] std::size_t count_stuck() const;
};

void IoThreads::Impl::run(boost::asio::io_context& context, Seat& seat) {
    while (!seat.retired) {
        try {
            if (context.run_one() == 0) break;
        } catch (const std::exception& thrown) {
            logger.error("core", "exception_on_io_thread", {{"what", thrown.what()}});
        } catch (...) {
            logger.error("core", "exception_on_io_thread", {{"what", "not a std::exception"}});
        }
    }
    seat.ended = true;
}

void IoThreads::Impl::sit(Worker& worker) {
    worker.seat = std::make_shared<Seat>();
    worker.seat->thread = std::thread(
        [this, seat = worker.seat, context = &worker.context] { run(*context, *seat); });
}

void IoThreads::Impl::ask_for_sign(Worker& worker) {
    *worker.answered = false;
    boost::asio::post(worker.context, [answered = worker.answered] { *answered = true; });
}

void IoThreads::Impl::take_over(Worker& worker) {
    worker.seat->retired = true;
    retired.push_back(worker.seat);
    logger.error("core", "io_thread_blocked",
                 {{"silent_ms", worker.silent.count()}, {"stuck_threads", retired.size()}});
    worker.silent = std::chrono::milliseconds{0};
    sit(worker);
}

// Only ticks that this thread lived through count: a machine that was suspended is not a stuck
// thread.
void IoThreads::Impl::look_at(Worker& worker, std::chrono::milliseconds tick) {
    if (*worker.answered) {
        worker.silent = std::chrono::milliseconds{0};
        ask_for_sign(worker);
        return;
    }
    worker.silent += tick;
    const bool may_replace = retired.size() < options.most_replacements;
    if (worker.silent >= options.stuck_after && may_replace) take_over(worker);
}

void IoThreads::Impl::watch() {
    const auto tick =
        std::clamp(options.stuck_after / 4, std::chrono::milliseconds{1}, longest_tick);
    std::unique_lock hold(mutex);
    while (!ending.wait_for(hold, tick, [this] { return stopping; })) {
        for (auto& worker : workers) look_at(*worker, tick);
        std::erase_if(retired, [](const std::shared_ptr<Seat>& seat) {
            if (!seat->ended) return false;
            seat->thread.join();
            return true;
        });
    }
}

std::size_t IoThreads::Impl::count_stuck() const {
    const auto is_stuck = [](const std::shared_ptr<Seat>& seat) { return !seat->ended; };
    return static_cast<std::size_t>(std::count_if(retired.begin(), retired.end(), is_stuck));
}

std::size_t thread_count(const IoThreadsOptions& options) {
    return options.count == 0 ? std::max(1U, std::thread::hardware_concurrency()) : options.count;
}

IoThreads::IoThreads(const IoThreadsOptions& options, Logger& logger)
    : impl_(new Impl{.options = options,
                     .logger = logger,
                     .workers = {},
                     .mutex = {},
                     .ending = {},
                     .retired = {},
                     .watchdog = {}}) {
    const std::size_t count = thread_count(options);
    for (std::size_t i = 0; i < count; ++i) impl_->workers.push_back(std::make_unique<Worker>());
}

void IoThreads::start() {
    for (auto& worker : impl_->workers) impl_->sit(*worker);
    impl_->watchdog = std::thread([this] { impl_->watch(); });
}

void IoThreads::stop() {
    {
        const std::lock_guard hold(impl_->mutex);
        impl_->stopping = true;
    }
    impl_->ending.notify_all();
    for (auto& worker : impl_->workers) worker->context.stop();
}

void IoThreads::join() {
    if (impl_->watchdog.joinable()) impl_->watchdog.join();
    for (auto& worker : impl_->workers) {
        if (worker->seat && worker->seat->thread.joinable()) worker->seat->thread.join();
    }
}

IoThreads::~IoThreads() {
    stop();
    join();
    for (const auto& seat : impl_->retired) {
        seat->ended ? seat->thread.join() : seat->thread.detach();
    }
    // A thread that is still inside an author's code may come back to what it knows: let it stand.
    if (impl_->count_stuck() > 0) static_cast<void>(impl_.release());
}

std::size_t IoThreads::size() const {
    return impl_->workers.size();
}

boost::asio::io_context& IoThreads::context(std::size_t index) {
    return impl_->workers.at(index)->context;
}

boost::asio::io_context& IoThreads::next() {
    return impl_->workers[impl_->turn.fetch_add(1) % impl_->workers.size()]->context;
}

bool IoThreads::healthy() const {
    return stuck() < impl_->options.most_replacements;
}

std::size_t IoThreads::stuck() const {
    const std::lock_guard hold(impl_->mutex);
    return impl_->count_stuck();
}

}    // namespace ask
