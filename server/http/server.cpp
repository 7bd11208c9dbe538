#include "http/server.hpp"

#include <utility>

#include "http/detail/listener.hpp"
#include "http/detail/server_state.hpp"

namespace ask::http {

using detail::Listener;
using detail::ServerState;

struct Server::Impl {
    std::shared_ptr<ServerState> state;
    std::shared_ptr<Listener> listener;
};

Server::Server(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}

Server::~Server() {
    drain();
}

Result<std::unique_ptr<Server>> Server::make(ServerOptions options, RequestHandler handler,
                                             IoThreads& threads, Logger& logger, Metrics& metrics) {
    const ServerState::Surroundings around{
        .threads = threads.size(), .logger = logger, .metrics = metrics};
    auto state = std::make_shared<ServerState>(std::move(options), std::move(handler), around);
    std::unique_ptr<Server> server(
        new Server(std::make_unique<Impl>(Impl{.state = state, .listener = nullptr})));
    const Result<void> certified = state->load_certificate();
    if (!certified) return propagate(certified, "server " + state->options.name);
    state->warn_of_open_keys();
    Result<std::shared_ptr<Listener>> listener = Listener::make(state, threads);
    if (!listener) return propagate(listener, "server " + state->options.name);
    server->impl_->listener = std::move(*listener);
    return server;
}

void Server::start() {
    impl_->listener->start();
}

std::uint16_t Server::port() const {
    return impl_->listener->port();
}

void Server::send_away() {
    impl_->state->sends_away = true;
}

void Server::drain() {
    send_away();
    if (impl_->state->draining.exchange(true)) return;
    if (impl_->listener) impl_->listener->close();
    impl_->state->interrupt_idle();
}

bool Server::draining() const {
    return impl_->state->draining;
}

std::size_t Server::connections() const {
    // Asked in this order: what the listener lets go of is among the open ones by then.
    const bool may_come = draining() && impl_->listener->accepting();
    return impl_->state->open() + (may_come ? 1 : 0);
}

Result<void> Server::reload_certificate() {
    if (!impl_->state->options.tls) return {};
    Result<void> loaded = impl_->state->load_certificate();
    if (loaded) impl_->state->warn_of_open_keys();
    impl_->state->metrics.count("skilld_certificate_reloads_total",
                                {{"result", loaded ? "loaded" : "failed"}});
    return loaded;
}

}    // namespace ask::http
