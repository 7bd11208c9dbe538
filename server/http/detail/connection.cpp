#include "http/detail/connection.hpp"

#include <boost/asio/post.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <exception>
#include <utility>

#include "http/detail/response_head.hpp"
#include "http/forwarded.hpp"

namespace ask::http::detail {

namespace {

using std::chrono::milliseconds;

// What a client may still send after our last answer, and for how long we listen to it.
constexpr std::size_t most_unread = std::size_t{1} << 20U;
constexpr milliseconds closing_time{2'000};
// How long a connection that was being set up when drain() came may take to send its request.
constexpr milliseconds late_request_time{1'000};
constexpr std::string_view go_on = "HTTP/1.1 100 Continue\r\n\r\n";

Response empty_answer(unsigned status) {
    return Response{.status = status, .headers = {}, .body = {}, .close = true};
}

Response refusal_answer(const Refusal& why) {
    Response response = empty_answer(why.status);
    if (why.status == 503) response.headers.add("Retry-After", "1");
    return response;
}

}    // namespace

Connection::Connection(std::shared_ptr<ServerState> server, Tcp::socket socket, Place place)
    : server_(std::move(server)),
      stream_(std::make_shared<Stream>(std::move(socket))),
      place_(std::move(place)),
      client_(client_of(*stream_, server_->options)) {}

void Connection::interrupt_idle() {
    if (idle_ && !late_) stream_->interrupt();
}

Task<void> Connection::run() {
    if (co_await set_up()) {
        while (co_await request_begins()) {
            if (!co_await exchange()) break;
        }
    }
    co_await stream_->close(unread_, Deadline::in(closing_time));
}

Task<bool> Connection::set_up() {
    const bool is_proxied = server_->options.proxy_protocol == ProxyProtocol::required;
    if (is_proxied && !co_await learn_client()) co_return false;
    if (server_->options.tls) co_return co_await handshake();
    stream_->use(make_plain_layer(stream_->native()));
    co_return true;
}

// A balancer that only looks whether somebody listens says nothing, and is nobody's fault.
Task<bool> Connection::learn_client() {
    if (!may_introduce(client_, server_->options)) {
        server_->count_refusal("proxy_untrusted");
        co_return false;
    }
    stream_->prepare();
    const Progress learnt = co_await introduce(*stream_, server_->options, client_);
    if (learnt == Progress::timed_out) server_->count_refusal("proxy_header_timeout");
    if (learnt == Progress::distrusted) server_->count_refusal("proxy_header");
    co_return learnt == Progress::done;
}

Task<bool> Connection::handshake() {
    const Deadline deadline = Deadline::in(server_->options.handshake_timeout);
    Progress shaken = co_await stream_->readable(deadline);
    if (shaken == Progress::done) shaken = co_await shake_hands(deadline);
    if (shaken == Progress::done) co_return true;
    if (shaken == Progress::timed_out) server_->count_refusal("handshake_timeout");
    if (shaken == Progress::interrupted) server_->count_refusal("overload_handshake");
    if (shaken == Progress::distrusted) {
        server_->count_refusal("tls");
        unread_ = most_unread;    // the alert should arrive
    }
    co_return false;
}

Task<Progress> Connection::shake_hands(Deadline deadline) {
    const auto begun = std::chrono::steady_clock::now();
    const SslContext tls = server_->tls();
    stream_->use(TlsLayer::server(tls.get(), stream_->native()));
    Progress shaken = co_await answer_greeting(deadline);
    if (must_wait(shaken)) shaken = co_await stream_->handshake(deadline);
    if (shaken == Progress::done) server_->observe_step("tls", begun);
    co_return shaken;
}

// A greeting may come in pieces, or have to be said again: whichever step answers it takes a turn.
Task<Progress> Connection::answer_greeting(Deadline deadline) {
    for (;;) {
        const Progress step = co_await step_in_turn(deadline);
        if (!must_wait(step) || stream_->layer().has_answered_greeting()) co_return step;
        const Progress waited = co_await stream_->readable(deadline);
        if (waited != Progress::done) co_return waited;
    }
}

// The step that answers the client's greeting costs as much as some ten requests: a crowd that
// comes all at once, as when another replica has gone, must not hold up those who are here. So
// whoever has taken it keeps his turn until all that is ready has had its own.
// `interrupted`: its turn did not come.
Task<Progress> Connection::step_in_turn(Deadline deadline) {
    const ServerOptions& options = server_->options;
    const bool is_limited = options.most_lag > milliseconds::zero();
    const auto patience = is_limited ? options.handshake_patience : options.handshake_timeout;
    auto entering = place_.load->handshakes().enter(deadline.capped(patience));
    const Turnstile::Turn turn = co_await std::move(entering);
    if (!turn) co_return Progress::interrupted;
    const Progress step = stream_->step_handshake();
    co_await boost::asio::post(executor(), boost::asio::use_awaitable);
    co_return step;
}

// Idle connections hold no buffer. Whoever was turned away hardly sent more ahead, and there is no
// time to look. When the server drains, what has arrived is still read, and only a connection on
// which nothing has begun is given up.
Task<bool> Connection::request_begins() {
    if (!bytes_.empty()) {    // sent ahead; others on this thread have their turn first
        co_await boost::asio::post(executor(), boost::asio::use_awaitable);
        co_return true;
    }
    const bool draining = server_->draining;
    const bool was_turned_away = std::exchange(turned_away_, false);
    const bool skip = was_turned_away && !draining && !stream_->layer().holds_partial();
    const Progress now = skip ? Progress::wants_read : stream_->poll(bytes_);
    if (!must_wait(now)) co_return now == Progress::done;
    std::string().swap(bytes_);
    if (!draining) {
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
        if (!must_wait(now)) co_return now == Progress::done;
        if (waited != Progress::interrupted) continue;
        if (!stream_->layer().holds_partial()) co_return false;
        deadline = Deadline::in(late_request_time);
    }
}

Task<bool> Connection::exchange() {
    RequestReader reader(RequestLimits{.header_bytes = server_->options.most_header_bytes,
                                       .body_bytes = server_->options.most_body_bytes});
    begun_ = std::chrono::steady_clock::now();
    const Arrival arrival = co_await receive(reader);
    if (arrival == Arrival::complete) co_return co_await admit(reader);
    if (arrival == Arrival::refused) co_await refuse();
    co_return false;
}

Task<Connection::Arrival> Connection::receive(RequestReader& reader) {
    Deadline limit = Deadline::in(server_->options.header_timeout);
    Refusal overdue = refusals::header_timeout;
    MemoryBudget::Share share(server_->unfinished);
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
        if (bytes_.empty()) std::string().swap(bytes_);
        const bool may_wait = share.resize(reader.held() + bytes_.capacity());
        if (!may_wait) refusal_ = refusals::unfinished_bytes;
        if (refusal_) co_return Arrival::refused;
        const Progress read = co_await stream_->read(bytes_, limit);
        refusal_ = read == Progress::timed_out ? overdue : refusals::none;
        if (refusal_) co_return Arrival::refused;
        if (read != Progress::done) co_return Arrival::gone;
    }
}

Refusal Connection::turned_away() const {
    if (place_.crowded) return refusals::over_limit;
    return late_ ? refusals::draining : refusals::none;
}

Task<bool> Connection::welcome_body(const RequestReader& reader) {
    if (!reader.expects_continue()) co_return true;
    const Deadline deadline = Deadline::in(server_->options.write_timeout);
    co_return co_await stream_->write(go_on, {}, deadline) == Progress::done;
}

// The whole request has been read, so that the connection can stay: the client's next attempt would
// otherwise cost a handshake.
Task<bool> Connection::admit(RequestReader& reader) {
    if (!place_.load->admits(executor())) {
        co_return co_await turn_away(reader, refusals::overload);
    }
    WorkLimit::Work work = server_->work.begin();
    if (!work) co_return co_await turn_away(reader, refusals::too_many_requests);
    server_->observe_step("read", begun_);
    co_return co_await serve(reader, std::move(work));
}

Task<bool> Connection::turn_away(const RequestReader& reader, Refusal why) {
    server_->count_refusal(why.reason);
    turned_away_ = true;
    Response response = refusal_answer(why);
    response.close = is_last(reader.keep_alive());
    co_return co_await answer(std::move(response), false, reader.is_http11());
}

Task<bool> Connection::serve(RequestReader& reader, WorkLimit::Work work) {
    Request request{.method = {},
                    .target = {},
                    .headers = {},
                    .body = {},
                    .peer = {},
                    .deadline = Deadline::in(server_->options.request_deadline)};
    reader.move_into(request);
    request.peer = peer_of(request.headers);
    const bool head_only = request.method == "HEAD";
    Response response = co_await invoke(std::move(request), std::move(work));
    if (!can_be_written(response)) {
        server_->logger.error("http", "response_malformed", {{"status", response.status}});
        response = empty_answer(500);
    }
    response.close = response.close || is_last(reader.keep_alive());
    co_return co_await answer(std::move(response), head_only, reader.is_http11());
}

// Who is sent away gets the last answer, unless another request has arrived behind this one.
bool Connection::is_last(bool keep_alive) {
    if (!keep_alive || !server_->sends_away) return !keep_alive;
    if (bytes_.empty()) stream_->poll(bytes_);
    return bytes_.empty();
}

std::string Connection::peer_of(const Headers& headers) const {
    if (!client_.is_trusted_proxy) return client_.name;
    return forwarded_client(headers, server_->options.trusted_proxies).value_or(client_.name);
}

// The work ends with the handler's answer; how long the client takes to read it is not our work.
Task<Response> Connection::invoke(Request request, [[maybe_unused]] WorkLimit::Work work) {
    std::string reason;
    try {
        Task<Response> answering = server_->handler(std::move(request));
        co_return co_await std::move(answering);
    } catch (const std::exception& thrown) {
        reason = thrown.what();
    } catch (...) {
        reason = "not a std::exception";
    }
    server_->logger.error("http", "handler_failed",
                          {{"server", server_->options.name}, {"reason", reason}});
    co_return Response{.status = 500, .headers = {}, .body = {}, .close = false};
}

Task<void> Connection::refuse() {
    server_->count_refusal(refusal_.reason);
    co_await answer(refusal_answer(refusal_), false, true);
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
