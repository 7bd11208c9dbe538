#pragma once

#include <sys/types.h>

#include <cstddef>
#include <filesystem>
#include <memory>
#include <vector>

#include "bench/slow_relay.hpp"
#include "chaos/balancer.hpp"
#include "chaos/certificates.hpp"
#include "chaos/load.hpp"
#include "durability/databases.hpp"
#include "durability/server.hpp"
#include "support/scratch_folder.hpp"

namespace ask::chaos {

// What a fault is tried on.
enum class Setting {
    replicas,        // two of them, on one PostgreSQL
    with_standby,    // the same, and a second PostgreSQL that follows the first
    small_disk,      // one, with SQLite on a disk of eight megabytes
};

// Everything between Alexa and the database: HAProxy, replicas of the real program, and whatever
// they store in; and the customers. Made, used and ended by the main thread.
class Stage {
 public:
    explicit Stage(Setting setting);
    ~Stage();
    Stage(const Stage&) = delete;
    Stage& operator=(const Stage&) = delete;

    [[nodiscard]] Setting setting() const { return setting_; }
    [[nodiscard]] Load& load() { return *load_; }
    [[nodiscard]] tests::Town& town() { return tests::town(); }
    [[nodiscard]] Balancer& balancer() { return *balancer_; }
    [[nodiscard]] std::size_t replicas() const { return replicas_.size(); }
    [[nodiscard]] tests::Server& replica(std::size_t index) { return *replicas_[index]; }
    [[nodiscard]] const Backend& backend(std::size_t index) const { return backends_[index]; }
    [[nodiscard]] tests::PostgresServer& database() { return *database_; }
    [[nodiscard]] tests::PostgresServer& standby() { return *standby_; }
    // Between the replicas and their PostgreSQL.
    [[nodiscard]] bench::SlowRelay& relay() { return *relay_; }
    [[nodiscard]] ServerCertificate& server_certificate() { return server_certificate_; }
    [[nodiscard]] SigningCertificate& signing_certificate() { return signing_certificate_; }
    [[nodiscard]] const tests::SslSide& client_side() const { return client_side_; }
    [[nodiscard]] const std::filesystem::path& folder() const { return folder_.path(); }
    // Where a filled disk is filled; "" if no disk could be mounted without privileges.
    [[nodiscard]] const std::filesystem::path& disk() const { return disk_; }

    // Ends a replica as an operator does and starts it again, with more variables if any are given.
    // Gives its exit status.
    int renew(std::size_t index, const tests::Variables& more = {});
    // Starts what is not running, waits until every replica is ready and HAProxy has seen it.
    // std::runtime_error if that does not come about.
    void make_whole();
    // The database's own story, by the program's own commands.
    [[nodiscard]] std::map<std::string, tests::StoredCustomer> everybody();
    [[nodiscard]] tests::Told check_store();

 private:
    void open_database();
    [[nodiscard]] tests::Variables variables_for(std::size_t index) const;
    [[nodiscard]] std::unique_ptr<tests::Server> start(std::size_t index,
                                                       const tests::Variables& more);
    [[nodiscard]] pid_t whose_disks() const;

    Setting setting_;
    tests::ScratchFolder folder_;
    std::filesystem::path disk_;
    ServerCertificate server_certificate_;
    SigningCertificate signing_certificate_;
    tests::SslSide client_side_;
    std::unique_ptr<tests::PostgresServer> database_;
    std::unique_ptr<tests::PostgresServer> standby_;
    std::unique_ptr<bench::SlowRelay> relay_;
    tests::Variables storage_;    // as the replicas reach it
    tests::Variables direct_;     // as nothing in between can spoil it
    std::vector<Backend> backends_;
    std::vector<std::unique_ptr<tests::Server>> replicas_;
    std::unique_ptr<Balancer> balancer_;
    std::unique_ptr<Load> load_;
};

}    // namespace ask::chaos
