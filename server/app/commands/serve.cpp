#include <unistd.h>

#include <CLI/CLI.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/steady_timer.hpp>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <string>

#include "app/commands.hpp"
#include "app/detail/certificate_watch.hpp"
#include "app/detail/complaint.hpp"
#include "app/detail/descriptors.hpp"
#include "app/start.hpp"
#include "http/tls_files.hpp"

namespace ask::app {

namespace {

// So that a new one is served within two seconds, whoever replaced it.
constexpr std::chrono::milliseconds look_at_certificate_every{500};

// The process from its first signal to its last: the first one drains, the second forces. Lives on
// the main thread.
class Watch {
 public:
    // Before the server reads its certificate, so that no change of it is missed.
    Watch(Wiring& wiring, const Config& config)
        : wiring_(wiring),
          config_(config),
          signals_(context_, SIGHUP),
          certificate_(certificate_stamps()) {}

    // From here on they drain, and are not missed before run().
    void take_ending_signals() {
        signals_.add(SIGTERM);
        signals_.add(SIGINT);
    }

    int run() {
        wait_for_signal();
        watch_certificate();
        context_.run();
        return status_;
    }

 private:
    void wait_for_signal() {
        signals_.async_wait([this](const boost::system::error_code& failed, int signal) {
            if (!failed) on_signal(signal);
        });
    }

    void on_signal(int signal) {
        wait_for_signal();
        if (signal == SIGHUP) {
            certificate_.reads(certificate_stamps());
            return reload();
        }
        if (draining_) return give_up("forced");
        draining_ = true;
        wiring_.logger().info("app", "draining");
        wiring_.leave();
        const auto balancer_notices = config_.drain_delay / 2;
        after(balancer_notices, &Watch::send_away);
    }

    void send_away() {
        wiring_.send_away();
        const auto clients_come_back = config_.drain_delay - config_.drain_delay / 2;
        after(clients_come_back, &Watch::start_drain);
    }

    void start_drain() {
        wiring_.drain();
        limit_ = Deadline::in(config_.drain_limit);
        look();
    }

    void look() {
        if (wiring_.drained()) return end(exit_done, "drained");
        if (limit_.passed()) return give_up("drain_limit_reached");
        after(std::chrono::milliseconds{10}, &Watch::look);
    }

    void after(std::chrono::milliseconds delay, void (Watch::*step)()) {
        timer_.expires_after(delay);
        timer_.async_wait([this, step](const boost::system::error_code& failed) {
            if (!failed) (this->*step)();
        });
    }

    // A renewed certificate is served without a signal, too.
    void watch_certificate() {
        if (!config_.server.tls) return;
        certificate_timer_.expires_after(look_at_certificate_every);
        certificate_timer_.async_wait([this](const boost::system::error_code& failed) {
            if (failed) return;
            look_at_certificate();
            watch_certificate();
        });
    }

    void look_at_certificate() {
        using Step = detail::CertificateWatch::Step;
        const Step step = certificate_.look(certificate_stamps());
        if (step == Step::load) reload();
        if (step == Step::retry && http::check_tls_files(*config_.server.tls)) reload();
    }

    [[nodiscard]] detail::FileStamps certificate_stamps() const {
        return config_.server.tls ? detail::stamps_of(*config_.server.tls) : detail::FileStamps{};
    }

    void reload() {
        if (!config_.server.tls) return wiring_.logger().info("app", "no_certificate_to_reload");
        const Result<void> reloaded = wiring_.server().reload_certificate();
        certificate_.done(reloaded.has_value());
        if (reloaded) return wiring_.logger().info("app", "certificate_reloaded");
        wiring_.logger().error("app", "certificate_not_reloaded",
                               {{"cause", reloaded.error().context}});
    }

    void end(int status, const char* event) {
        wiring_.logger().info("app", event);
        status_ = status;
        context_.stop();
    }

    // Something is unanswered still, maybe inside a handler: no thread can be waited for.
    [[noreturn]] void give_up(const char* event) {
        wiring_.logger().warning("app", event, {{"connections", wiring_.server().connections()}});
        wiring_.logger().flush();
        std::_Exit(exit_found_faults);
    }

    Wiring& wiring_;
    const Config& config_;
    boost::asio::io_context context_;
    boost::asio::signal_set signals_;
    boost::asio::steady_timer timer_{context_};
    boost::asio::steady_timer certificate_timer_{context_};
    detail::CertificateWatch certificate_;
    Deadline limit_ = Deadline::in(std::chrono::milliseconds{0});
    bool draining_ = false;
    int status_ = exit_done;
};

// Nothing is accepted yet, and a migration that is cut off is rolled back by its database.
void end_at_once(int) {
    ::_exit(exit_done);
}

// Until the watch takes them: a start may wait long for a lock of the database. Left to themselves
// they would do nothing to the first process of a container.
void end_at_signals() {
    std::signal(SIGTERM, end_at_once);
    std::signal(SIGINT, end_at_once);
}

std::string host_in_url(const std::string& address) {
    return address.find(':') == std::string::npos ? address : '[' + address + ']';
}

void announce(Wiring& wiring, const Config& config) {
    const char* scheme = config.server.tls ? "https" : "http";
    detail::announce(
        "skilld listening on " + std::string(scheme) + "://" + host_in_url(config.server.address) +
        ':' + std::to_string(wiring.server().port()) + config.path + " admin http://" +
        host_in_url(config.admin.address) + ':' + std::to_string(wiring.admin_port()) + '\n');
}

// The limit that was configured, unless there are too few descriptors for it.
std::size_t fit_connections(Config& config) {
    const std::size_t most = detail::raise_descriptor_limit();
    const detail::DescriptorNeeds needs{.connections = config.server.most_connections,
                                        .io_threads = thread_count(config.threads)};
    config.server.most_connections = detail::connections_within(most, needs);
    return needs.connections;
}

void warn(Wiring& wiring, const Config& config, std::size_t wanted_connections) {
    if (config.server.most_connections < wanted_connections) {
        wiring.logger().warning(
            "app", "too_few_descriptors",
            {{"connections", config.server.most_connections}, {"configured", wanted_connections}});
    }
    if (config.mode == Mode::production && config.storage.backend == Backend::memory) {
        wiring.logger().warning("app", "attributes_in_memory",
                                {{"means", "what customers used is forgotten at exit"}});
    }
}

int serve(const std::string& file) {
    end_at_signals();
    auto config = load_or_explain(file);
    if (!config) return exit_wrong_usage;
    const std::size_t wanted_connections = fit_connections(*config);
    auto wiring = wire_or_explain(*config);
    if (!wiring) return exit_wrong_usage;
    Watch watch(*wiring, *config);
    const Result<void> prepared = wiring->prepare();
    if (!prepared) return detail::wrong_usage(file + ": " + prepared.error().context);
    watch.take_ending_signals();
    const Result<void> started = wiring->start();
    if (!started) return detail::wrong_usage(file + ": " + started.error().context);
    announce(*wiring, *config);
    warn(*wiring, *config, wanted_connections);
    const int status = watch.run();
    // A thread that is still inside a handler cannot be joined; everything has been answered.
    if (wiring->threads().stuck() > 0) {
        wiring->logger().flush();
        std::_Exit(status);
    }
    return status;
}

}    // namespace

Command add_serve(CLI::App& program) {
    CLI::App* app = program.add_subcommand("serve", "run the endpoint");
    auto file = std::make_shared<std::string>("config/skilld.json");
    app->add_option("--config", *file, "configuration file")->capture_default_str();
    app->footer(
        "SIGTERM drains: not ready, no new connections, what is in flight is answered, exit 0;\n"
        "a second one ends at once. SIGHUP, or a changed file, reads the TLS certificate and the\n"
        "keys of session tickets again.\n"
        "Every key can be overridden by SKILLD_<KEY>, as SKILLD_SERVER__PORT=8443.\n"
        "Exit status: 0 drained, 1 ended before all was answered, 2 wrong usage or configuration,\n"
        "a port that is taken, a database that does not fit.");
    return {app, [file] { return serve(*file); }};
}

}    // namespace ask::app
