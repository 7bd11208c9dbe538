#include "core/detail/log_writer.hpp"

#include <poll.h>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <climits>
#include <condition_variable>
#include <mutex>
#include <new>
#include <string_view>
#include <system_error>
#include <utility>

namespace ask::detail {

namespace {

// A pipe that has room at all takes so much without blocking.
constexpr std::size_t at_once = PIPE_BUF;
// Between two looks whether the writer was given up.
constexpr std::chrono::milliseconds look_every{50};

bool has_room(int descriptor, const std::atomic<bool>& given_up) {
    pollfd look{.fd = descriptor, .events = POLLOUT, .revents = 0};
    while (!given_up) {
        const int ready = ::poll(&look, 1, static_cast<int>(look_every.count()));
        if (ready > 0) return true;
        if (ready < 0 && errno != EINTR) return false;
    }
    return false;
}

// What it was not possible to write. Not through stdio: exit() waits for whoever is blocked in it.
std::string_view write_all(int descriptor, std::string_view text,
                           const std::atomic<bool>& given_up) {
    while (!text.empty() && has_room(descriptor, given_up)) {
        const ssize_t written = ::write(descriptor, text.data(), std::min(text.size(), at_once));
        const bool is_passing = written < 0 && (errno == EINTR || errno == EAGAIN);
        if (written <= 0 && !is_passing) break;
        if (written > 0) text.remove_prefix(static_cast<std::size_t>(written));
    }
    return text;
}

}    // namespace

struct LogWriter::State {
    State(GapLine line_of_gap, LogWriterOptions how)
        : gap_line(std::move(line_of_gap)), options(how), queue(how.limits) {}

    // On the writer's thread.
    void run();
    LogQueue::Taken take();
    void push(std::string line);
    void push_gap(std::uint64_t lines);
    std::uint64_t write(std::string_view lines);

    const GapLine gap_line;
    const LogWriterOptions options;
    std::mutex mutex;
    std::condition_variable work;
    std::condition_variable progress;
    LogQueue queue;
    std::uint64_t queued = 0;    // lines, ever
    std::uint64_t done = 0;
    std::uint64_t refused = 0;    // of those that are done
    bool amid_line = false;       // on the descriptor
    bool ending = false;
    bool ended = false;
    std::atomic<bool> given_up = false;
};

void LogWriter::State::push(std::string line) {
    if (queue.push(std::move(line))) ++queued;
}

LogQueue::Taken LogWriter::State::take() {
    LogQueue::Taken taken = queue.take(at_once);
    const std::uint64_t gap = queue.end_gap();
    if (gap > 0) push_gap(gap);
    return taken;
}

// The gap is in dropped() also where there is no memory for its line.
void LogWriter::State::push_gap(std::uint64_t lines) {
    try {
        push(gap_line(lines));
    } catch (const std::bad_alloc&) {
        return;
    }
}

// Without the mutex held, on the writer's thread. How many of them are not on the descriptor, or
// not whole: what comes behind one of these begins with a line of its own.
std::uint64_t LogWriter::State::write(std::string_view lines) {
    if (amid_line) amid_line = !write_all(options.descriptor, "\n", given_up).empty();
    const std::string_view rest =
        amid_line ? lines : write_all(options.descriptor, lines, given_up);
    const std::string_view written = lines.substr(0, lines.size() - rest.size());
    if (!written.empty()) amid_line = !written.ends_with('\n');
    return static_cast<std::uint64_t>(std::ranges::count(rest, '\n'));
}

void LogWriter::State::run() {
    std::unique_lock hold(mutex);
    while (!given_up) {
        work.wait(hold, [this] { return ending || !queue.empty(); });
        if (queue.empty()) break;
        const LogQueue::Taken taken = take();
        hold.unlock();
        const std::uint64_t lost = write(taken.text);
        hold.lock();
        done += taken.lines;
        refused += lost;
        progress.notify_all();
    }
    ended = true;
    progress.notify_all();
}

LogWriter::LogWriter(GapLine gap_line, LogWriterOptions options)
    : state_(std::make_shared<State>(std::move(gap_line), options)) {}

// With the mutex held. A system that has no thread left now is asked again with the next line.
void LogWriter::start() {
    if (thread_.joinable()) return;
    try {
        thread_ = std::thread([state = state_] { state->run(); });
    } catch (const std::system_error&) {
        return;
    }
}

LogWriter::~LogWriter() {
    if (!thread_.joinable()) return;
    std::unique_lock hold(state_->mutex);
    const auto has_ended = [this] { return state_->ended; };
    state_->ending = true;
    state_->work.notify_all();
    bool ended = state_->progress.wait_for(hold, state_->options.end_limit, has_ended);
    if (!ended) {
        state_->given_up = true;
        ended = state_->progress.wait_for(hold, 2 * look_every, has_ended);
    }
    hold.unlock();
    // What hangs inside the kernel cannot be waited for.
    ended ? thread_.join() : thread_.detach();
}

void LogWriter::write(std::string line) {
    {
        const std::lock_guard hold(state_->mutex);
        state_->push(std::move(line));
        start();
    }
    state_->work.notify_one();
}

void LogWriter::flush() {
    std::unique_lock hold(state_->mutex);
    const std::uint64_t until = state_->queued;
    state_->progress.wait_for(hold, state_->options.flush_limit,
                              [&] { return state_->done >= until || state_->ended; });
}

std::uint64_t LogWriter::dropped() const {
    const std::lock_guard hold(state_->mutex);
    return state_->queue.dropped() + state_->refused;
}

}    // namespace ask::detail
