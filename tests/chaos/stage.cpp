#include "chaos/stage.hpp"

#include <chrono>
#include <stdexcept>
#include <thread>
#include <utility>

#include "support/free_port.hpp"

namespace ask::chaos {

namespace {

using tests::PostgresServer;
using tests::Server;
using tests::Variables;

constexpr unsigned customers = 12;
constexpr std::chrono::seconds ready_limit{20};
// HAProxy looks every half second: a replica that became ready is known to be after this.
constexpr std::chrono::milliseconds balancer_notices{700};

Variables postgres_at(const std::string& dsn) {
    return {{"SKILLD_STORAGE__BACKEND", "postgres"}, {"SKILLD_STORAGE__DSN", dsn}};
}

// libpq finds out which of the two takes writes.
std::string dsn_of_either(std::uint16_t one, std::uint16_t other) {
    return "host=127.0.0.1,127.0.0.1 port=" + std::to_string(one) + "," + std::to_string(other) +
           " user=skilld dbname=postgres target_session_attrs=read-write password=" +
           PostgresServer::password;
}

}    // namespace

Stage::Stage(Setting setting)
    : setting_(setting),
      server_certificate_(folder_.path()),
      signing_certificate_(tests::town(), folder_.path()),
      client_side_(side_trusting(server_certificate_.ca_file())) {
    open_database();
    const std::size_t count = setting_ == Setting::small_disk ? 1 : 2;
    for (std::size_t i = 0; i < count; ++i) {
        backends_.push_back({.door = tests::free_port(), .admin = tests::free_port()});
        replicas_.push_back(start(i, {}));
    }
    balancer_ = std::make_unique<Balancer>(folder_.path(), backends_);
    make_whole();
    load_ = std::make_unique<Load>(
        tests::town(), Load::Where{.port = balancer_->port(), .side = client_side_}, customers);
}

Stage::~Stage() = default;

void Stage::open_database() {
    if (setting_ == Setting::small_disk) {
        disk_ = folder_.path() / "disk";
        std::filesystem::create_directory(disk_);
        storage_ = tests::sqlite_in(disk_);
        direct_ = storage_;
        return;
    }
    database_ = std::make_unique<PostgresServer>(PostgresServer::Durable::yes);
    std::string dsn;
    if (setting_ == Setting::with_standby) {
        standby_ = std::make_unique<PostgresServer>(PostgresServer::StandbyOf{*database_});
        // What is acknowledged is on both from here on.
        database_->restart({"synchronous_standby_names=*"});
        dsn = dsn_of_either(database_->port(), standby_->port());
        direct_ = postgres_at(dsn);
    } else {
        relay_ =
            std::make_unique<bench::SlowRelay>(database_->port(), std::chrono::milliseconds{0});
        dsn = PostgresServer::dsn_on(relay_->port());
        direct_ = postgres_at(database_->dsn());
    }
    storage_ = postgres_at(dsn);
}

Variables Stage::variables_for(std::size_t index) const {
    Variables variables = storage_;
    variables["SKILLD_SERVER__PORT"] = std::to_string(backends_[index].door);
    variables["SKILLD_ADMIN__PORT"] = std::to_string(backends_[index].admin);
    variables["SKILLD_SERVER__TLS__CERTIFICATE_CHAIN"] = server_certificate_.chain_file().string();
    variables["SKILLD_SERVER__TLS__PRIVATE_KEY"] = server_certificate_.key_file().string();
    variables["SKILLD_VERIFICATION__TRUST_ANCHORS"] = signing_certificate_.trust_file().string();
    // Twice as long as HAProxy takes to notice that the replica is not ready.
    variables["SKILLD_SERVER__DRAIN_DELAY_MS"] = "2000";
    return variables;
}

std::unique_ptr<Server> Stage::start(std::size_t index, const Variables& more) {
    Variables variables = variables_for(index);
    for (const auto& [name, value] : more) variables[name] = value;
    if (setting_ != Setting::small_disk) {
        return std::make_unique<Server>(tests::town(), variables);
    }
    try {
        return std::make_unique<Server>(tests::town(), variables, disk_);
    } catch (const std::runtime_error&) {    // no privileges: the disk is that of the folder
        disk_.clear();
        return std::make_unique<Server>(tests::town(), variables);
    }
}

int Stage::renew(std::size_t index, const Variables& more) {
    const int status = replicas_[index]->end();
    replicas_[index] = start(index, more);
    const bool is_ready = replicas_[index]->becomes(200, ready_limit);
    std::this_thread::sleep_for(balancer_notices);
    return is_ready ? status : -1;
}

void Stage::make_whole() {
    for (const auto& one : replicas_) {
        if (one->readiness() == 0) one->start();
        if (!one->becomes(200, ready_limit)) {
            throw std::runtime_error("a replica does not become ready: " + one->log());
        }
    }
    std::this_thread::sleep_for(balancer_notices);
}

pid_t Stage::whose_disks() const {
    return disk_.empty() ? 0 : replicas_[0]->id();
}

std::map<std::string, tests::StoredCustomer> Stage::everybody() {
    return tests::everybody_in(tests::town(), direct_, whose_disks());
}

tests::Told Stage::check_store() {
    return tests::tell_store(tests::town(), direct_, {"check"}, whose_disks());
}

}    // namespace ask::chaos
