#include "simulator/desk/console_server.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/thread_pool.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <charconv>
#include <string_view>
#include <utility>

#include "core/pause.hpp"
#include "simulator/desk/console_routes.hpp"

namespace ask::simulator {

namespace {

// A turn waits ten seconds at most, a replay as long for each of its turns.
constexpr std::chrono::minutes longest_request{10};
constexpr std::chrono::seconds longest_poll{20};
constexpr std::chrono::milliseconds poll_pause{40};
constexpr std::size_t threads_for_turns = 16;
constexpr std::size_t most_connections = 128;

constexpr std::string_view policy =
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

http::Response guarded(http::Response response) {
    response.headers.add("Content-Security-Policy", std::string(policy));
    response.headers.add("X-Content-Type-Options", "nosniff");
    response.headers.add("Referrer-Policy", "no-referrer");
    response.headers.add("Cross-Origin-Resource-Policy", "same-origin");
    response.headers.add("Cache-Control", "no-store");
    return response;
}

http::Response only_get() {
    http::Response response = console_error(405, "only GET");
    response.headers.add("Allow", "GET");
    return response;
}

// From here on the token need not stand in the address, where others could read it.
http::Response welcome(const ConsoleAccess& access) {
    http::Response response{.status = 303, .headers = {}, .body = {}, .close = false};
    response.headers.add("Location", "/");
    response.headers.add("Set-Cookie", std::string(console_cookie) + "=" + access.token.reveal() +
                                           "; HttpOnly; SameSite=Strict; Path=/");
    return response;
}

// N of "/api/desk?after=N".
std::optional<std::uint64_t> version_seen(std::string_view target) {
    constexpr std::string_view start = "/api/desk?after=";
    if (!target.starts_with(start)) return std::nullopt;
    target.remove_prefix(start.size());
    std::uint64_t version = 0;
    const auto read = std::from_chars(target.data(), target.data() + target.size(), version);
    const bool is_number = read.ec == std::errc{} && read.ptr == target.data() + target.size();
    return is_number ? std::optional(version) : std::nullopt;
}

bool waits_for_skill(const http::Request& request) {
    const std::string_view target = request.target;
    return request.method == "POST" && (target.ends_with("/turns") || target.ends_with("/replay"));
}

Task<void> wait_for_change(const Desk& desk, std::uint64_t seen) {
    const Deadline deadline = Deadline::in(longest_poll);
    while (desk.version() == seen && !deadline.passed()) {
        auto pausing = pause_for(poll_pause);
        co_await std::move(pausing);
    }
}

// Runs where it is spawned.
Task<http::Response> answer_there(Desk& desk, http::Request request) {
    co_return answer_control_api(desk, request);
}

}    // namespace

struct ConsoleServer::Impl {
    Impl(Desk& driven, ConsoleAccess who) : desk(driven), access(std::move(who)) {}

    Task<http::Response> answer(http::Request request) {
        if (brings_token(request, access)) co_return guarded(welcome(access));
        if (const auto refusal = refuse_at_console(request, access)) {
            co_return guarded(console_error(refusal->status, refusal->why));
        }
        if (!request.target.starts_with("/api/")) {
            if (request.method != "GET") co_return guarded(only_get());
            co_return guarded(answer_page(request.target));
        }
        if (const auto seen = version_seen(request.target)) {
            auto waiting = wait_for_change(desk, *seen);
            co_await std::move(waiting);
        }
        const auto executor =
            waits_for_skill(request) ? turns.get_executor() : quick.get_executor();
        auto answering = answer_there(desk, std::move(request));
        auto elsewhere =
            boost::asio::co_spawn(executor, std::move(answering), boost::asio::use_awaitable);
        co_return guarded(co_await std::move(elsewhere));
    }

    Desk& desk;
    ConsoleAccess access;
    boost::asio::thread_pool turns{threads_for_turns};
    boost::asio::thread_pool quick{2};    // never behind those who wait for the skill
    std::unique_ptr<http::Server> server;
};

ConsoleServer::ConsoleServer(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}

ConsoleServer::~ConsoleServer() {
    impl_->desk.stop();
    impl_->turns.stop();
    impl_->quick.stop();
    impl_->turns.join();
    impl_->quick.join();
}

Result<std::unique_ptr<ConsoleServer>> ConsoleServer::make(const ConsoleOptions& options,
                                                           Desk& desk, IoThreads& threads,
                                                           Logger& logger, Metrics& metrics) {
    auto impl = std::make_unique<Impl>(desk, options.access);
    http::ServerOptions server_options;
    server_options.name = "console";
    server_options.address = options.address;
    server_options.port = options.port;
    server_options.tls = std::nullopt;
    server_options.most_connections = most_connections;
    server_options.most_body_bytes = 1U << 20U;
    server_options.request_deadline = longest_request;
    auto handler = [&own = *impl](http::Request request) { return own.answer(std::move(request)); };
    auto server = http::Server::make(std::move(server_options), handler, threads, logger, metrics);
    if (!server) return propagate(server, "console");
    impl->server = std::move(*server);
    impl->server->start();
    return std::unique_ptr<ConsoleServer>(new ConsoleServer(std::move(impl)));
}

std::uint16_t ConsoleServer::port() const {
    return impl_->server->port();
}

}    // namespace ask::simulator
