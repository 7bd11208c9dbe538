#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <vector>

#include "durability/program.hpp"

namespace ask::chaos {

// Where a replica listens: its door for Alexa, and its admin port, which says whether it is ready.
struct Backend {
    std::uint16_t door = 0;
    std::uint16_t admin = 0;
};

// An HAProxy that hands TLS connections through to the replicas that are ready, or, while none is,
// to those that live: an apology in the skill's words is better than a closed door. Made, used and
// ended by the main thread.
class Balancer {
 public:
    // std::runtime_error when there is no haproxy, or it does not come up.
    Balancer(const std::filesystem::path& folder, std::vector<Backend> backends);

    void start();
    // At once, with every connection.
    void kill() { program_->kill(); }
    // A new process takes the door over; the old one ends with its last connection.
    void reload();
    [[nodiscard]] std::uint16_t port() const { return port_; }

 private:
    void write_settings() const;
    [[nodiscard]] std::filesystem::path socket_file() const { return folder_ / "haproxy.sock"; }
    [[nodiscard]] std::unique_ptr<tests::Program> launch(std::vector<std::string> more) const;
    void wait_until_it_listens() const;

    std::filesystem::path folder_;
    std::vector<Backend> backends_;
    std::uint16_t port_;
    std::unique_ptr<tests::Program> program_;
    std::vector<std::unique_ptr<tests::Program>> former_;
};

}    // namespace ask::chaos
