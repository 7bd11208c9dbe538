#include "durability/server.hpp"

#include <sstream>
#include <stdexcept>
#include <thread>
#include <utility>

namespace ask::tests {

namespace {

constexpr std::chrono::seconds start_limit{30};
constexpr const char* configuration = "config/development.json";

template <class Happened>
bool happens(std::chrono::milliseconds limit, Happened happened) {
    const auto end = std::chrono::steady_clock::now() + limit;
    while (!happened()) {
        if (std::chrono::steady_clock::now() > end) return false;
        std::this_thread::sleep_for(std::chrono::milliseconds{5});
    }
    return true;
}

}    // namespace

Server::Server(Town& town, Variables storage, std::filesystem::path small_disk)
    : town_(town), variables_(std::move(storage)), small_disk_(std::move(small_disk)) {
    variables_.merge(town_.variables());
    start();
}

void Server::start() {
    const std::filesystem::path output = folder_.path() / "output";
    std::filesystem::remove(output);
    program_ =
        std::make_unique<Program>(ProgramOptions{.arguments = {"serve", "--config", configuration},
                                                 .variables = variables_,
                                                 .output = output,
                                                 .errors = folder_.path() / "log",
                                                 .small_disk = small_disk_});
    const bool ready = happens(start_limit, [&] {
        if (program_->status()) return true;
        const std::string text = text_of(output);
        return text.ends_with('\n') && heard_from(text.substr(0, text.size() - 1));
    });
    if (!ready || program_->status()) throw std::runtime_error("skilld does not serve: " + log());
}

// "skilld listening on https://127.0.0.1:8443/ admin http://127.0.0.1:9091"
bool Server::heard_from(const std::string& line) {
    std::istringstream words(line);
    std::string skilld, listening, on, admin;
    if (!(words >> skilld >> listening >> on >> url_ >> admin >> admin_)) return false;
    if (listening != "listening" || admin != "admin") return false;
    return true;
}

int Server::end() {
    program_->ask_to_end();
    return program_->wait(std::chrono::seconds{20});
}

bool Server::becomes(unsigned readiness, std::chrono::milliseconds limit) {
    return happens(limit, [&] { return this->readiness() == readiness; });
}

ProgramOptions store_command(Town& town, const Variables& storage, std::vector<std::string> words) {
    words.insert(words.begin(), "store");
    words.insert(words.end(), {"--config", configuration});
    ProgramOptions options;
    options.arguments = std::move(words);
    options.variables = storage;
    options.variables.merge(town.variables());
    return options;
}

Told tell_store(Town& town, const Variables& storage, std::vector<std::string> words,
                pid_t disks_of) {
    const ScratchFolder folder;
    ProgramOptions options = store_command(town, storage, std::move(words));
    options.output = folder.path() / "output";
    options.errors = folder.path() / "errors";
    options.disks_of = disks_of;
    Program program(options);
    const int status = program.wait(std::chrono::minutes{20});
    return {status, text_of(options.output), text_of(options.errors)};
}

}    // namespace ask::tests
