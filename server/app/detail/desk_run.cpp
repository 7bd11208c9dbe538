#include "app/detail/desk_run.hpp"

#include <boost/asio/io_context.hpp>
#include <boost/asio/signal_set.hpp>
#include <cstdio>
#include <filesystem>
#include <optional>
#include <utility>

#include "app/config.hpp"
#include "app/detail/complaint.hpp"
#include "app/detail/console_access.hpp"
#include "app/detail/folder_lock.hpp"
#include "app/detail/skill_books.hpp"
#include "app/detail/skill_host.hpp"
#include "app/detail/skill_server.hpp"
#include "app/detail/stand_in_place.hpp"
#include "simulator/desk/console_server.hpp"

namespace ask::app::detail {

namespace {

namespace fs = std::filesystem;

// Everything that stays up, in the order in which it needs each other.
struct Live {
    simulator::ConsoleAccess access;
    std::optional<Config> config;    // none: of a foreign skill nothing is configured here
    StandInPlace place;
    simulator::PkiFolder pki;
    fs::path state_file;
    FolderLock lock;
    std::unique_ptr<simulator::StandIn> stand_in;
    std::optional<SkillServer> server;    // none: it ran already
    std::string url;
    std::unique_ptr<DatabaseBooks> books;
    std::unique_ptr<simulator::Desk> desk;
    Logger logger{{.level = LogLevel::warning, .format = LogFormat::text}};
    Metrics metrics;
    std::unique_ptr<IoThreads> threads;
    std::unique_ptr<simulator::ConsoleServer> console;

    ~Live() {
        if (!threads) return;
        threads->stop();
        threads->join();
    }
};

Result<void> read_configuration(const SimulateOptions& options, Live& live) {
    auto access = console_access(options.listen);
    if (!access) return std::unexpected(access.error());
    live.access = std::move(*access);
    if (!options.model.empty()) return {};
    auto config = configuration_of(options);
    if (!config) return std::unexpected(config.error());
    live.config = std::move(*config);
    return {};
}

// Each skill has customers of its own: another package must not lose what it does not know.
std::string file_name_of(const ApplicationId& application) {
    std::string name = "customers-";
    for (const char c : application.text()) {
        const bool is_plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                              (c >= '0' && c <= '9') || c == '-' || c == '.';
        name += is_plain ? c : '_';
    }
    return name;
}

Result<void> make_stand_in(const SimulateOptions& options, Live& live) {
    live.place = place_of(options, live.config ? &*live.config : nullptr);
    auto pki = simulator::prepare_pki(live.place.pki, SystemClock().now());
    if (!pki) return std::unexpected(pki.error());
    live.pki = std::move(*pki);
    auto skill = load_skill(options, live.pki);
    if (!skill) return std::unexpected(skill.error());
    simulator::StandInOptions wanted = stand_in_options(options, live.pki);
    wanted.amazon_port = live.place.amazon_port;
    live.state_file = fs::path(options.state) / (file_name_of(skill->application_id) + ".json");
    std::error_code ignored;
    if (options.reset) fs::remove(live.state_file, ignored);
    auto made = simulator::StandIn::make(wanted, std::move(*skill));
    if (!made) return std::unexpected(made.error());
    live.stand_in = std::move(*made);
    return {};
}

// The skill keeps its customers where the configuration says, so that an account lives on.
Result<void> find_skill(const SimulateOptions& options, Live& live) {
    live.url = options.endpoint;
    if (live.url.empty()) {
        const fs::path log = fs::path(options.state) / "server.log";
        auto server = SkillServer::start(
            {.program = options.serve_binary,
             .config = options.config,
             .variables = stand_in_variables(live.pki, live.stand_in->addresses()),
             .log_file = log});
        if (!server) {
            const auto said = read_text_file(log);
            return fail(errors::unavailable, server.error().context + (said ? "\n" + *said : ""));
        }
        live.server.emplace(std::move(*server));
        live.url = live.server->url();
    }
    live.stand_in->connect(live.url);
    return {};
}

std::string curl_options(const SimulateOptions& options, const Live& live) {
    if (live.url.starts_with("http://")) return "";
    if (options.any_certificate) return "--insecure";
    const std::string ca =
        options.endpoint_ca.empty() ? live.pki.tls_ca.string() : options.endpoint_ca;
    return "--cacert " + simulator::shell_word(ca);
}

std::string why_no_books(const Live& live) {
    if (!live.config) return "the books of a foreign skill cannot be read";
    return "the skill keeps its customers in memory";
}

Result<void> make_desk(const SimulateOptions& options, Live& live) {
    if (live.config && live.config->storage.backend != Backend::memory) {
        live.books = std::make_unique<DatabaseBooks>(live.config->storage);
    }
    simulator::DeskParts parts{
        .world = world_in(*live.stand_in),
        .open_world = [&stand_in = *live.stand_in] { return world_in(stand_in); },
        .books = live.books.get()};
    auto desk =
        simulator::Desk::make(std::move(parts), {.endpoint = live.url,
                                                 .is_signed = !options.is_unsigned,
                                                 .curl_options = curl_options(options, live),
                                                 .why_no_books = why_no_books(live),
                                                 .state_file = live.state_file,
                                                 .complain = explain});
    if (!desk) return std::unexpected(desk.error());
    live.desk = std::move(*desk);
    return {};
}

Result<void> open_console(const SimulateOptions& options, Live& live) {
    live.threads = std::make_unique<IoThreads>(IoThreadsOptions{.count = 1}, live.logger);
    auto console = simulator::ConsoleServer::make(
        {.address = options.listen, .port = options.port, .access = live.access}, *live.desk,
        *live.threads, live.logger, live.metrics);
    if (!console) {
        return fail(console.error().code,
                    console.error().context + ": --port picks another one, 0 any free one");
    }
    live.console = std::move(*console);
    live.threads->start();
    return {};
}

Result<void> make_state_folder(const SimulateOptions& options, Live& live) {
    std::error_code failed;
    fs::create_directories(options.state, failed);
    if (failed) {
        return fail(errors::unavailable, "--state " + options.state + ": " + failed.message());
    }
    if (live.lock.take(fs::path(options.state) / "lock")) return {};
    return fail(errors::conflict, "--state " + options.state +
                                      ": another stand-in uses it, or it cannot be written; give "
                                      "this one a folder of its own");
}

Result<void> start(const SimulateOptions& options, Live& live) {
    Result<void> done = read_configuration(options, live);
    if (done) done = make_state_folder(options, live);
    if (done) done = make_stand_in(options, live);
    if (done) done = find_skill(options, live);
    if (done) done = make_desk(options, live);
    if (done) done = open_console(options, live);
    return done;
}

std::string host_of(const std::string& address) {
    if (address == "127.0.0.1") return "localhost";
    return address.find(':') == std::string::npos ? address : "[" + address + "]";
}

void announce(const SimulateOptions& options, const Live& live) {
    std::printf("console on http://%s:%u/\n", host_of(options.listen).c_str(),
                live.console->port());
    if (!live.access.token.empty()) std::printf("opened once as /?token=…, then by its cookie\n");
    std::printf("the skill at %s is asked%s\n", live.url.c_str(),
                options.is_unsigned ? ", without signatures" : "");
    const auto addresses = live.stand_in->addresses();
    std::printf("Amazon's hosts are played on %s, with the certificates in %s\n",
                addresses.begin()->second.c_str(), live.place.pki.c_str());
    std::printf("Ctrl-C ends it.\n");
    std::fflush(stdout);
}

// Signals that come from here on are waited for.
class EndSignal {
 public:
    EndSignal() : signals_(context_, SIGINT, SIGTERM) {
        signals_.async_wait([](const boost::system::error_code&, int) {});
    }
    void wait() { context_.run(); }

 private:
    boost::asio::io_context context_;
    boost::asio::signal_set signals_;
};

}    // namespace

int run_desk(const SimulateOptions& options) {
    if (!options.model.empty() && options.endpoint.empty()) {
        return wrong_usage("--model needs --endpoint URL: where that skill answers");
    }
    EndSignal end;
    Live live;
    const Result<void> started = start(options, live);
    if (!started) return wrong_usage(started.error().context);
    announce(options, live);
    end.wait();
    live.desk->stop();
    if (!live.server) return exit_done;
    const Result<void> ended = live.server->end();
    if (!ended) explain(ended.error().context);
    return ended ? exit_done : exit_found_faults;
}

}    // namespace ask::app::detail
