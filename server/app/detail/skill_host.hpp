#pragma once

#include <memory>
#include <string>

#include "app/config.hpp"
#include "app/detail/simulate_options.hpp"
#include "app/detail/skill_server.hpp"
#include "app/detail/temporary_folder.hpp"
#include "core/result.hpp"
#include "simulator/pki_folder.hpp"
#include "simulator/runner.hpp"
#include "simulator/skill_under_test.hpp"
#include "simulator/stand_in.hpp"

namespace ask::app::detail {

// The configuration as the server will see it: the variables come before the process's own.
[[nodiscard]] ConfigSources sources_with(const std::string& file, const Variables& variables);

// As it stands, for what a server that runs already was told. Errors: errors::invalid with each
// fault on a line of its own.
[[nodiscard]] Result<Config> configuration_of(const SimulateOptions& options);

// The skill as Alexa knows it: that of --model, else the one that the configuration serves. Errors:
// as configuration_of; what simulator::load_skill gives.
[[nodiscard]] Result<simulator::SkillUnderTest> load_skill(const SimulateOptions& options,
                                                           const simulator::PkiFolder& pki);

[[nodiscard]] simulator::StandInOptions stand_in_options(const SimulateOptions& options,
                                                         const simulator::PkiFolder& pki);

// A new world of the stand-in's, ready to be played in. Valid as long as the stand-in.
[[nodiscard]] simulator::World world_in(simulator::StandIn& stand_in);

// `skilld serve` with the configuration that was asked for, meeting the stand-in, on ports and with
// a database of its own. One thread.
class OwnServer {
 public:
    // Comes back when it listens. Errors: as SkillServer::start, and then what it logged stands in
    // the context.
    static Result<OwnServer> start(const SimulateOptions& options, const simulator::PkiFolder& pki,
                                   const simulator::StandIn& stand_in);

    [[nodiscard]] const std::string& url() const { return server_.url(); }
    // Ends the server. Errors: as SkillServer::end.
    Result<void> end() { return server_.end(); }
    // What it has logged so far, under a heading; empty when nothing.
    [[nodiscard]] std::string log() const;

 private:
    OwnServer(TemporaryFolder folder, SkillServer server)
        : folder_(std::move(folder)), server_(std::move(server)) {}
    TemporaryFolder folder_;
    SkillServer server_;
};

}    // namespace ask::app::detail
