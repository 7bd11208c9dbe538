#include "http/detail/server_state.hpp"

#include <boost/asio/post.hpp>
#include <ctime>
#include <filesystem>
#include <optional>
#include <utility>

#include "http/detail/connection.hpp"
#include "http/detail/tls_context.hpp"

namespace ask::http::detail {

namespace {

// So many that a service that answers slowly does not hold the others up, and so few that what they
// hold in memory is bounded and the last of them is still answered in time.
constexpr std::size_t requests_of_thread = 128;

// Hardly a request of Alexa's is longer, so that hardly one depends on what strangers left over.
constexpr std::size_t usual_request = std::size_t{16} * 1024;

std::size_t most_in_work(std::size_t configured, std::size_t threads) {
    return configured == 0 ? requests_of_thread * threads : configured;
}

bool readable_by_all(const std::filesystem::path& file) {
    std::error_code failed;
    const auto status = std::filesystem::status(file, failed);
    return !failed && (status.permissions() & std::filesystem::perms::others_read) !=
                          std::filesystem::perms::none;
}

}    // namespace

ServerState::ServerState(ServerOptions own, RequestHandler answer, const Surroundings& around)
    : options(std::move(own)),
      handler(std::move(answer)),
      logger(around.logger),
      metrics(around.metrics),
      work(options.name, most_in_work(options.most_requests, around.threads), metrics),
      unfinished(options.most_unfinished_bytes, usual_request) {
    while (loads_.size() < around.threads) {
        loads_.push_back(
            std::make_shared<ThreadLoad>(options.name, options.most_lag, logger, metrics));
    }
}

SslContext ServerState::tls() const {
    const std::lock_guard hold(mutex_);
    return tls_;
}

Result<void> ServerState::load_certificate() {
    if (!options.tls) return {};
    Result<SslContext> context = make_server_context(*options.tls);
    if (!context) return propagate(context, "load certificate");
    if (const auto expiry = expiry_of(context->get())) {
        metrics.set("skilld_certificate_expiry_timestamp_seconds", static_cast<double>(*expiry),
                    {{"certificate", "server"}});
        if (*expiry < std::time(nullptr)) {
            logger.warning("http", "certificate_expired",
                           {{"file", options.tls->certificate_chain.string()}});
        }
    }
    const std::lock_guard hold(mutex_);
    tls_ = std::move(*context);
    return {};
}

void ServerState::warn_of_open_keys() {
    if (!options.tls) return;
    for (const std::optional<std::filesystem::path>& file :
         {std::optional(options.tls->private_key), options.tls->session_ticket_keys}) {
        if (!file || !readable_by_all(*file)) continue;
        logger.warning("http", "key_readable_by_all", {{"file", file->string()}});
    }
}

void ServerState::enter(const std::shared_ptr<Connection>& connection) {
    {
        const std::lock_guard hold(mutex_);
        connections_.emplace(connection.get(), connection);
    }
    metrics.add("skilld_http_connections", 1, {{"server", options.name}});
}

void ServerState::leave(const Connection& connection) {
    // Both under the lock: who sees no connection sees the gauge at zero, too.
    const std::lock_guard hold(mutex_);
    if (connections_.erase(&connection) == 0) return;
    metrics.add("skilld_http_connections", -1, {{"server", options.name}});
}

std::size_t ServerState::open() const {
    const std::lock_guard hold(mutex_);
    return connections_.size();
}

void ServerState::interrupt_idle() {
    std::vector<std::shared_ptr<Connection>> all;
    {
        const std::lock_guard hold(mutex_);
        for (const auto& [key, weak] : connections_) {
            if (auto connection = weak.lock()) all.push_back(std::move(connection));
        }
    }
    for (std::shared_ptr<Connection>& connection : all) {
        const Executor home = connection->executor();
        boost::asio::post(home, [held = std::move(connection)] { held->interrupt_idle(); });
    }
}

void ServerState::observe_step(const char* step, std::chrono::steady_clock::time_point begun) {
    if (!options.measures_steps) return;
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begun;
    metrics.observe("skilld_step_seconds", took.count(), {{"step", step}});
}

void ServerState::count_refusal(std::string_view reason) {
    metrics.count("skilld_http_refused_total",
                  {{"server", options.name}, {"reason", std::string(reason)}});
}

}    // namespace ask::http::detail
