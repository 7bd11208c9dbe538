#include "http/detail/connection.hpp"

#include <boost/asio/post.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <exception>
#include <utility>

#include "http/detail/response_head.hpp"

namespace ask::http::detail {

namespace {

using std::chrono::milliseconds;

// What a client may still send after our last answer, and for how long we listen to it.
constexpr std::size_t most_unread = std::size_t{1} << 20U;
constexpr milliseconds closing_time{2'000};
// How long a connection that was being set up when drain() came may take to send its request.
constexpr milliseconds late_request_time{1'000};
constexpr std::string_view go_on = "HTTP/1.1 100 Continue\r\n\r\n";

bool has_nothing(Progress progress) {
    return progress == Progress::wants_read || progress == Progress::wants_write;
}

Response empty_answer(unsigned status) {
    return Response{.status = status, .headers = {}, .body = {}, .close = true};
}

}    // namespace

Connection::Connection(std::shared_ptr<ServerState> server, Tcp::socket socket, bool crowded)
    : server_(std::move(server)),
      stream_(std::make_shared<Stream>(std::move(socket))),
      crowded_(crowded),
      peer_(stream_->peer()) {}

void Connection::interrupt_idle() {
    if (idle_ && !late_) stream_->interrupt();
}

Task<void> Connection::run() {
    if (co_await handshake()) {
        while (co_await request_begins()) {
            if (!co_await exchange()) break;
        }
    }
    co_await stream_->close(unread_, Deadline::in(closing_time));
}

Task<bool> Connection::handshake() {
    const SslContext tls = server_->tls();
    const int socket = stream_->native();
    stream_->use(tls ? TlsLayer::server(tls.get(), socket) : make_plain_layer(socket));
    const Deadline deadline = Deadline::in(server_->options.handshake_timeout);
    const Progress shaken = co_await stream_->handshake(deadline);
    if (shaken == Progress::done) co_return true;
    if (shaken == Progress::timed_out) server_->count_refusal("handshake_timeout");
    if (shaken == Progress::distrusted) {
        server_->count_refusal("tls");
        unread_ = most_unread;    // the alert should arrive
    }
    co_return false;
}

// Idle connections hold no buffer. When the server drains, what has arrived is still read, and
// only a connection on which nothing has begun is given up.
Task<bool> Connection::request_begins() {
    if (!bytes_.empty()) {    // sent ahead; others on this thread have their turn first
        co_await boost::asio::post(executor(), boost::asio::use_awaitable);
        co_return true;
    }
    const Progress now = stream_->poll(bytes_);
    if (!has_nothing(now)) co_return now == Progress::done;
    std::string().swap(bytes_);
    if (!server_->draining) {
        co_return co_await await_first_byte(Deadline::in(server_->options.idle_timeout));
    }
    const bool begun = stream_->layer().holds_partial();
    if (!fresh_ && !begun) co_return false;
    late_ = !begun;
    co_return co_await await_first_byte(Deadline::in(late_request_time));
}

Task<bool> Connection::await_first_byte(Deadline deadline) {
    for (;;) {
        idle_ = true;
        const Progress waited = co_await stream_->readable(deadline);
        idle_ = false;
        if (waited != Progress::done && waited != Progress::interrupted) co_return false;
        const Progress now = stream_->poll(bytes_);
        if (!has_nothing(now)) co_return now == Progress::done;
        if (waited != Progress::interrupted) continue;
        if (!stream_->layer().holds_partial()) co_return false;
        deadline = Deadline::in(late_request_time);
    }
}

Task<bool> Connection::exchange() {
    RequestReader reader(RequestLimits{.header_bytes = server_->options.most_header_bytes,
                                       .body_bytes = server_->options.most_body_bytes});
    const Arrival arrival = co_await receive(reader);
    if (arrival == Arrival::complete) co_return co_await serve(reader);
    if (arrival == Arrival::refused) co_await refuse();
    co_return false;
}

Task<Connection::Arrival> Connection::receive(RequestReader& reader) {
    Deadline limit = Deadline::in(server_->options.header_timeout);
    Refusal overdue = refusals::header_timeout;
    for (;;) {
        const RequestReader::Step step = reader.feed(bytes_);
        refusal_ = reader.refusal();
        if (step == RequestReader::Step::head) refusal_ = turned_away();
        if (refusal_) co_return Arrival::refused;
        if (step == RequestReader::Step::complete) co_return Arrival::complete;
        if (step == RequestReader::Step::head) {
            limit = Deadline::in(server_->options.body_timeout);
            overdue = refusals::body_timeout;
            if (!co_await welcome_body(reader)) co_return Arrival::gone;
            continue;
        }
        const Progress read = co_await stream_->read(bytes_, limit);
        refusal_ = read == Progress::timed_out ? overdue : refusals::none;
        if (refusal_) co_return Arrival::refused;
        if (read != Progress::done) co_return Arrival::gone;
    }
}

Refusal Connection::turned_away() const {
    if (crowded_) return refusals::over_limit;
    return late_ ? refusals::draining : refusals::none;
}

Task<bool> Connection::welcome_body(const RequestReader& reader) {
    if (!reader.expects_continue()) co_return true;
    const Deadline deadline = Deadline::in(server_->options.write_timeout);
    co_return co_await stream_->write(go_on, {}, deadline) == Progress::done;
}

Task<bool> Connection::serve(RequestReader& reader) {
    Request request{.method = {},
                    .target = {},
                    .headers = {},
                    .body = {},
                    .peer = peer_,
                    .deadline = Deadline::in(server_->options.request_deadline)};
    reader.move_into(request);
    const bool head_only = request.method == "HEAD";
    Response response = co_await invoke(std::move(request));
    if (!can_be_written(response)) {
        server_->logger.error("http", "response_malformed", {{"status", response.status}});
        response = empty_answer(500);
    }
    response.close = response.close || is_last(reader.keep_alive());
    co_return co_await answer(std::move(response), head_only, reader.is_http11());
}

// While draining, an answer is the last one unless another request has arrived behind it.
bool Connection::is_last(bool keep_alive) {
    if (!keep_alive || !server_->draining) return !keep_alive;
    if (bytes_.empty()) stream_->poll(bytes_);
    return bytes_.empty();
}

Task<Response> Connection::invoke(Request request) {
    std::string reason = "not a std::exception";
    try {
        Task<Response> answering = server_->handler(std::move(request));
        co_return co_await std::move(answering);
    } catch (const std::exception& thrown) {
        reason = thrown.what();
    } catch (...) {
    }
    server_->logger.error("http", "handler_failed",
                          {{"server", server_->options.name}, {"reason", reason}});
    co_return Response{.status = 500, .headers = {}, .body = {}, .close = false};
}

Task<void> Connection::refuse() {
    server_->count_refusal(refusal_.reason);
    Response response = empty_answer(refusal_.status);
    if (refusal_.status == 503) response.headers.add("Retry-After", "1");
    co_await answer(std::move(response), false, true);
}

Task<bool> Connection::answer(Response response, bool head_only, bool http11) {
    const std::string head =
        response_head(response, Framing{.http11 = http11,
                                        .close = response.close,
                                        .now = std::chrono::system_clock::now()});
    const bool bare = head_only || has_no_body(response.status);
    const std::string_view body = bare ? std::string_view{} : std::string_view(response.body);
    const Deadline deadline = Deadline::in(server_->options.write_timeout);
    const Progress written = co_await stream_->write(head, body, deadline);
    fresh_ = false;
    if (written == Progress::done) unread_ = response.close ? most_unread : 0;
    co_return written == Progress::done && !response.close;
}

}    // namespace ask::http::detail
