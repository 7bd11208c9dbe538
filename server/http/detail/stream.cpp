#include "http/detail/stream.hpp"

#include <sys/socket.h>

#include <algorithm>
#include <array>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <utility>

namespace ask::http::detail {

namespace {

using boost::asio::redirect_error;
using boost::asio::use_awaitable;
using boost::system::error_code;

// A whole TLS record. Filled and emptied between two suspensions, so a thread needs one only.
std::span<char> scratch() {
    thread_local std::array<char, std::size_t{16} * 1024> bytes;
    return bytes;
}

}    // namespace

Stream::Stream(Tcp::socket socket)
    : socket_(std::move(socket)),
      timer_(socket_.get_executor()),
      deadline_(Deadline::in(std::chrono::milliseconds{0})) {}

void Stream::prepare() {
    error_code ignored;
    socket_.native_non_blocking(true, ignored);
    socket_.set_option(Tcp::no_delay(true), ignored);
}

void Stream::use(std::unique_ptr<Layer> layer) {
    prepare();
    layer_ = std::move(layer);
}

std::optional<Tcp::endpoint> Stream::peer() const {
    error_code failed;
    Tcp::endpoint end = socket_.remote_endpoint(failed);
    if (failed) return std::nullopt;
    return end;
}

Progress Stream::peek(std::string& into, std::size_t most) {
    const std::span<char> space = scratch().first(std::min(most, scratch().size()));
    const Moved moved = receive_some(socket_.native_handle(), space, MSG_PEEK);
    into.append(space.data(), moved.bytes);
    return moved.progress;
}

void Stream::discard(std::size_t bytes) {
    static_cast<void>(receive_some(socket_.native_handle(), scratch().first(bytes)));
}

Task<Progress> Stream::connect(Tcp::endpoint to, Deadline deadline) {
    error_code failed;
    socket_.close(failed);
    socket_.open(to.protocol(), failed);
    if (failed) co_return Progress::broken;
    arm(deadline);
    waiting_ = true;
    co_await socket_.async_connect(to, redirect_error(use_awaitable, failed));
    waiting_ = false;
    co_return outcome(failed);
}

Task<Progress> Stream::handshake(Deadline deadline) {
    for (;;) {
        const Progress step = layer_->handshake();
        if (!must_wait(step)) co_return step;
        const Progress waited = co_await wait(step, deadline);
        if (waited != Progress::done) co_return waited;
    }
}

Progress Stream::poll(std::string& into) {
    const std::span<char> space = scratch();
    const Moved moved = layer_->read(space);
    into.append(space.data(), moved.bytes);
    return moved.progress;
}

Task<Progress> Stream::read(std::string& into, Deadline deadline) {
    for (;;) {
        const Progress step = poll(into);
        if (!must_wait(step)) co_return step;
        const Progress waited = co_await wait(step, deadline);
        if (waited != Progress::done) co_return waited;
    }
}

Task<Progress> Stream::readable(Deadline deadline) {
    return wait(Progress::wants_read, deadline);
}

Task<Progress> Stream::write(std::string_view head, std::string_view body, Deadline deadline) {
    const Progress sent = co_await write_all(head, !body.empty(), deadline);
    if (sent != Progress::done || body.empty()) co_return sent;
    co_return co_await write_all(body, false, deadline);
}

Task<Progress> Stream::write_all(std::string_view bytes, bool more, Deadline deadline) {
    while (!bytes.empty()) {
        const Moved moved = layer_->write(bytes, more);
        bytes.remove_prefix(moved.bytes);
        if (moved.progress == Progress::done) continue;
        if (!must_wait(moved.progress)) co_return moved.progress;
        const Progress waited = co_await wait(moved.progress, deadline);
        if (waited != Progress::done) co_return waited;
    }
    co_return Progress::done;
}

Task<void> Stream::close(std::size_t most, Deadline deadline) {
    error_code ignored;
    if (layer_) layer_->finish();
    socket_.shutdown(Tcp::socket::shutdown_send, ignored);
    while (most > 0) {
        const Moved moved = receive_some(socket_.native_handle(), scratch());
        most -= std::min(most, moved.bytes);
        if (moved.progress == Progress::done) continue;
        if (moved.progress != Progress::wants_read) break;
        const Progress waited = co_await wait(Progress::wants_read, deadline);
        if (waited != Progress::done && waited != Progress::interrupted) break;
    }
    socket_.close(ignored);
}

void Stream::interrupt() {
    error_code ignored;
    if (waiting_) socket_.cancel(ignored);
}

Task<Progress> Stream::wait(Progress direction, Deadline deadline) {
    if (deadline.passed()) co_return Progress::timed_out;
    arm(deadline);
    error_code failed;
    waiting_ = true;
    const auto what =
        direction == Progress::wants_write ? Tcp::socket::wait_write : Tcp::socket::wait_read;
    co_await socket_.async_wait(what, redirect_error(use_awaitable, failed));
    waiting_ = false;
    co_return outcome(failed);
}

// The timer is moved only when it would fire too late; one that fires early is set again. So a
// connection that is busy hardly ever touches it.
void Stream::arm(Deadline deadline) {
    deadline_ = deadline;
    timed_out_ = false;
    if (armed_ && timer_.expiry() <= deadline.at()) return;
    armed_ = true;
    timer_.expires_at(deadline.at());
    timer_.async_wait([weak = weak_from_this()](const error_code& cancelled) {
        const auto self = weak.lock();
        if (self && !cancelled) self->on_timer();
    });
}

void Stream::on_timer() {
    armed_ = false;
    if (!waiting_) return;
    if (!deadline_.passed()) return arm(deadline_);
    timed_out_ = true;
    error_code ignored;
    socket_.cancel(ignored);
}

Progress Stream::outcome(const error_code& error) const {
    if (!error) return Progress::done;
    if (timed_out_) return Progress::timed_out;
    const bool cancelled = error == boost::asio::error::operation_aborted;
    return cancelled ? Progress::interrupted : Progress::broken;
}

}    // namespace ask::http::detail
