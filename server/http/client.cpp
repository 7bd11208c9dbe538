#include "http/client.hpp"

#include <atomic>
#include <boost/asio/execution/context.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/query.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <utility>

#include "http/detail/dialer.hpp"
#include "http/detail/outgoing.hpp"
#include "http/detail/response_reader.hpp"
#include "http/detail/tls_context.hpp"

namespace ask::http {

namespace {

using detail::Link;
using detail::PoolKey;
using detail::Progress;
using detail::ResponseReader;
using Step = ResponseReader::Step;

// One request, made ready to be sent.
struct Errand {
    Url url;
    std::string head;
    std::string body;
    detail::ResponseLimits limits;
    bool repeatable;
};

Result<Errand> make_errand(OutgoingRequest request, const ClientOptions& options) {
    Result<Url> url = parse_url(request.url);
    if (!url) return std::unexpected(url.error());
    if (url->scheme == "http" && !options.allow_http) return fail(bad_url, "the URL is not https");
    Result<std::string> head = detail::request_head(request, *url);
    if (!head) return propagate(head, "request to " + url->host);
    const bool to_head = request.method == "HEAD";
    return Errand{.url = std::move(*url),
                  .head = std::move(*head),
                  .body = std::move(request.body),
                  .limits = {.to_head = to_head,
                             .header_bytes = options.most_header_bytes,
                             .body_bytes = request.most_bytes},
                  .repeatable = to_head || request.method == "GET"};
}

// What came of an attempt, and whether the connection may simply have been stale.
struct Attempt {
    Result<Response> result;
    bool unanswered = false;
    bool reusable = false;
};

Attempt broken_off(Error why, const ResponseReader& reader) {
    const bool unanswered = why.code == connection_broken && !reader.begun();
    return Attempt{
        .result = std::unexpected(std::move(why)), .unanswered = unanswered, .reusable = false};
}

Attempt finished(ResponseReader& reader, bool clean) {
    const bool reusable = clean && reader.keep_alive();
    return Attempt{.result = reader.take(), .unanswered = false, .reusable = reusable};
}

Step read_on(ResponseReader& reader, Progress read, std::string& bytes) {
    return read == Progress::done ? reader.feed(bytes) : reader.end(read == Progress::closed);
}

// A request that cannot be written to its end may have been answered already, so the answer is
// looked for anyway.
Task<Attempt> attempt(const Errand& errand, Link link, Deadline deadline) {
    ResponseReader reader(errand.limits);
    std::string bytes;
    Progress moved = co_await link.stream->write(errand.head, errand.body, deadline);
    const bool sent = moved == Progress::done;
    Step step = Step::more;
    while (step == Step::more && moved != Progress::timed_out) {
        moved = co_await link.stream->read(bytes, deadline);
        if (moved != Progress::timed_out) step = read_on(reader, moved, bytes);
    }
    if (step == Step::complete) co_return finished(reader, sent && bytes.empty());
    if (step == Step::failed) co_return broken_off(reader.error(), reader);
    co_return broken_off(Error{errors::timeout, "the deadline passed"}, reader);
}

PoolKey key_of(const Executor& executor, const Url& url) {
    const auto& context = boost::asio::query(executor, boost::asio::execution::context);
    return PoolKey{.thread = &context, .place = url.scheme + "://" + host_and_port(url)};
}

}    // namespace

struct TlsClient::Impl {
    Impl(const ClientOptions& own, detail::Dialer opener)
        : options(own),
          dialer(std::move(opener)),
          pool(options.most_idle_per_host, options.idle_timeout) {}

    Task<Result<Response>> send(Errand errand, Deadline deadline) {
        const Executor executor = co_await boost::asio::this_coro::executor;
        const PoolKey key = key_of(executor, errand.url);
        if (std::optional<Link> pooled = pool.take(key)) {
            Attempt first = co_await attempt(errand, *pooled, deadline);
            const bool again = first.unanswered && errand.repeatable && !deadline.passed();
            if (!again) co_return settle(key, std::move(*pooled), std::move(first));
        }
        const detail::SslSession kept = sessions.find(key.place);
        Result<Link> link = co_await dialer.open(errand.url, kept, deadline);
        if (!link) co_return std::unexpected(link.error());
        ++connections;
        Attempt only = co_await attempt(errand, *link, deadline);
        co_return settle(key, std::move(*link), std::move(only));
    }

    Result<Response> settle(const PoolKey& key, Link link, Attempt made) {
        if (!made.result) return propagate(made.result, "exchange with " + key.place);
        if (link.tls != nullptr) sessions.keep(key.place, *link.tls);
        if (made.reusable) pool.keep(key, std::move(link));
        return std::move(made.result);
    }

    const ClientOptions options;
    const detail::Dialer dialer;
    detail::Pool pool;
    detail::SessionShelf sessions;
    std::atomic<std::size_t> connections = 0;
};

TlsClient::TlsClient(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
TlsClient::~TlsClient() = default;

std::size_t TlsClient::connections() const {
    return impl_->connections;
}

Result<std::unique_ptr<TlsClient>> TlsClient::make(const ClientOptions& options) {
    Result<detail::Overrides> overrides = detail::read_overrides(options.resolve);
    if (!overrides) return propagate(overrides, "HTTPS client");
    Result<detail::SslContext> tls =
        detail::make_client_context(options.ca_file, options.verify_peer);
    if (!tls) return propagate(tls, "HTTPS client");
    detail::Dialer dialer(std::move(*overrides), std::move(*tls), options.connect_timeout);
    return std::unique_ptr<TlsClient>(
        new TlsClient(std::make_unique<Impl>(options, std::move(dialer))));
}

Task<Result<Response>> TlsClient::send(OutgoingRequest request, Deadline deadline) {
    if (deadline.passed()) co_return fail(errors::timeout, "the deadline had passed before");
    Result<Errand> errand = make_errand(std::move(request), impl_->options);
    if (!errand) co_return std::unexpected(errand.error());
    // A caller that blocked its thread until that was replaced goes on where the others are.
    co_await boost::asio::post(boost::asio::use_awaitable);
    co_return co_await impl_->send(std::move(*errand), deadline);
}

}    // namespace ask::http
