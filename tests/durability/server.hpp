#pragma once

#include <chrono>
#include <memory>
#include <string>
#include <vector>

#include "durability/program.hpp"
#include "durability/town.hpp"

namespace ask::tests {

// A `skilld serve` with a database, which may be killed and started again.
class Server {
 public:
    // Listens when it comes back. std::runtime_error, with the log, if it does not.
    Server(Town& town, Variables storage, std::filesystem::path small_disk = {});

    void start();
    void kill() { program_->kill(); }
    // SIGTERM; its exit status.
    int end();
    [[nodiscard]] pid_t id() const { return program_->id(); }
    [[nodiscard]] const std::string& url() const { return url_; }
    [[nodiscard]] unsigned readiness() { return town_.status_of(admin_ + "/readyz"); }
    // Waits until readiness is that.
    [[nodiscard]] bool becomes(unsigned readiness, std::chrono::milliseconds limit);
    [[nodiscard]] std::string log() const { return text_of(folder_.path() / "log"); }

 private:
    [[nodiscard]] bool heard_from(const std::string& line);

    Town& town_;
    Variables variables_;
    std::filesystem::path small_disk_;
    ScratchFolder folder_;
    std::unique_ptr<Program> program_;
    std::string url_;
    std::string admin_;
};

// What a `skilld store …` printed, and its exit status.
struct Told {
    int status = 0;
    std::string output;
    std::string errors;
};

// Runs one, seeing the disks that the process sees, if one is named.
[[nodiscard]] Told tell_store(Town& town, const Variables& storage, std::vector<std::string> words,
                              pid_t disks_of = 0);
// Options for one that is to be started with more than this.
[[nodiscard]] ProgramOptions store_command(Town& town, const Variables& storage,
                                           std::vector<std::string> words);

}    // namespace ask::tests
