#include "app/detail/script_run.hpp"

#include <atomic>
#include <csignal>
#include <optional>
#include <utility>
#include <vector>

#include "app/detail/complaint.hpp"
#include "app/detail/recording.hpp"
#include "app/detail/script_report.hpp"
#include "app/detail/skill_host.hpp"
#include "app/detail/stand_in_place.hpp"
#include "simulator/script.hpp"
#include "simulator/script_crew.hpp"

namespace ask::app::detail {

namespace {

using Scripts = std::vector<simulator::Script>;

// Set by Ctrl-C: the turn under way is the last one, and what was made for the run is taken away. A
// second one ends at once.
std::atomic<bool> interrupted = false;

void on_signal(int signal) {
    interrupted = true;
    std::signal(signal, SIG_DFL);
}

// What is played where, and who tells of it.
struct Run {
    const SimulateOptions& options;
    const Scripts& scripts;
    ScriptReport& report;
};

int play_against(const std::string& url, simulator::StandIn& stand_in, const Run& run) {
    stand_in.connect(url);
    const auto open_world = [&] {
        simulator::World world = world_in(stand_in);
        world.ended = &interrupted;
        return world;
    };
    const auto take = [&](const simulator::PlayedScript& played) { run.report.take(played); };
    const simulator::CrewPlan plan{.jobs = run.options.jobs, .rounds = run.options.repeat};
    return run.report.finish(simulator::play_all(run.scripts, plan, open_world, take));
}

void show(const std::string& log) {
    if (!log.empty()) explain(log);
}

// Ends the server; an end that is not clean is a fault of its own.
bool end_cleanly(OwnServer& server) {
    const Result<void> ended = server.end();
    if (!ended) explain(ended.error().context);
    return ended.has_value();
}

int play_with_own_server(const simulator::PkiFolder& pki, simulator::StandIn& stand_in,
                         const Run& run) {
    auto server = OwnServer::start(run.options, pki, stand_in);
    if (!server) return wrong_usage(server.error().context);
    const int status = play_against(server->url(), stand_in, run);
    const bool ended = end_cleanly(*server);
    if (status == exit_found_faults || !ended) show(server->log());
    return status == exit_done && !ended ? exit_found_faults : status;
}

int play_with_pki(const std::filesystem::path& pki_folder, const Run& run) {
    const auto pki = simulator::prepare_pki(pki_folder, SystemClock().now());
    if (!pki) return wrong_usage(pki.error().context);
    auto skill = load_skill(run.options, *pki);
    if (!skill) return wrong_usage(skill.error().context);
    auto stand_in =
        simulator::StandIn::make(stand_in_options(run.options, *pki), std::move(*skill));
    if (!stand_in) return wrong_usage(stand_in.error().context);
    if (run.options.endpoint.empty()) return play_with_own_server(*pki, **stand_in, run);
    return play_against(run.options.endpoint, **stand_in, run);
}

// A server that runs already expects the stand-in somewhere.
Result<SimulateOptions> with_place(SimulateOptions options) {
    if (options.endpoint.empty()) return options;
    std::optional<Config> config;
    if (options.model.empty() && options.pki.empty()) {
        auto known = configuration_of(options);
        if (!known) return std::unexpected(known.error());
        config = std::move(*known);
    }
    const StandInPlace place = place_of(options, config ? &*config : nullptr);
    if (options.pki.empty() && !place.is_known && !options.is_unsigned) {
        return fail(errors::invalid,
                    "--endpoint needs --pki DIR: the certificates which that server trusts");
    }
    options.pki = place.pki;
    options.amazon_port = place.amazon_port;
    return options;
}

}    // namespace

int run_scripts(const SimulateOptions& given) {
    std::signal(SIGINT, on_signal);
    std::signal(SIGTERM, on_signal);
    const auto placed = with_place(given);
    if (!placed) return wrong_usage(placed.error().context);
    const SimulateOptions& options = *placed;
    const auto scripts = simulator::load_scripts({options.scripts.begin(), options.scripts.end()});
    if (!scripts) return wrong_usage(scripts.error().context);
    auto recording = Recording::make({.to = options.record, .force = options.force}, *scripts);
    if (!recording) return wrong_usage(recording.error().context);
    ScriptReport report(options, *scripts, std::move(*recording));
    const Run run{.options = options, .scripts = *scripts, .report = report};
    if (!options.pki.empty()) return play_with_pki(options.pki, run);
    auto folder = TemporaryFolder::make();
    if (!folder) return wrong_usage(folder.error().context);
    return play_with_pki(folder->path(), run);
}

}    // namespace ask::app::detail
