#include "chaos/balancer.hpp"

#include <chrono>
#include <fstream>
#include <stdexcept>
#include <string>
#include <thread>
#include <utility>

#include "support/free_port.hpp"
#include "support/wire.hpp"

namespace ask::chaos {

namespace {

constexpr const char* haproxy = "/usr/sbin/haproxy";

// Idle connections end here sooner than at skilld, which keeps them for 75 s.
constexpr const char* common_settings = R"(global
  maxconn 9000
defaults
  mode tcp
  timeout connect 1s
  timeout client 60s
  timeout server 60s
  timeout check 2500ms
  retries 3
  option redispatch 1
)";

std::string servers(const std::vector<Backend>& backends) {
    std::string lines;
    int number = 0;
    for (const Backend& one : backends) {
        lines += "  server replica" + std::to_string(++number) +
                 " 127.0.0.1:" + std::to_string(one.door) + " check port " +
                 std::to_string(one.admin) + " inter 500ms fall 2 rise 1\n";
    }
    return lines;
}

std::string backend(const std::string& name, const std::string& asks, const std::string& lines) {
    return "backend " + name + "\n  balance roundrobin\n  option httpchk GET " + asks +
           "\n  http-check expect status 200\n" + lines;
}

}    // namespace

Balancer::Balancer(const std::filesystem::path& folder, std::vector<Backend> backends)
    : folder_(folder), backends_(std::move(backends)), port_(tests::free_port()) {
    if (!std::filesystem::exists(haproxy)) {
        throw std::runtime_error("no haproxy: ./dev chaos installs one");
    }
    write_settings();
    start();
}

void Balancer::write_settings() const {
    const std::string lines = servers(backends_);
    std::ofstream file(folder_ / "haproxy.cfg");
    file << common_settings << "global\n  stats socket " << socket_file().string()
         << " mode 600 level admin expose-fd listeners\n"
         << "frontend door\n  bind 127.0.0.1:" << port_
         << "\n  use_backend alive if { nbsrv(ready) eq 0 }\n  default_backend ready\n"
         << backend("ready", "/readyz", lines) << backend("alive", "/healthz", lines);
}

std::unique_ptr<tests::Program> Balancer::launch(std::vector<std::string> more) const {
    tests::ProgramOptions options;
    options.program = haproxy;
    options.arguments = {"-db", "-f", (folder_ / "haproxy.cfg").string()};
    options.arguments.insert(options.arguments.end(), more.begin(), more.end());
    options.output = folder_ / "haproxy.log";
    options.errors = options.output;
    return std::make_unique<tests::Program>(options);
}

void Balancer::start() {
    program_ = launch({});
    wait_until_it_listens();
}

void Balancer::reload() {
    auto next = launch({"-x", socket_file().string(), "-sf", std::to_string(program_->id())});
    former_.push_back(std::exchange(program_, std::move(next)));
    wait_until_it_listens();
}

void Balancer::wait_until_it_listens() const {
    for (int i = 0; i < 1'000; ++i) {
        if (tests::Wire::to(port_).connected()) return;
        if (program_->status()) break;
        std::this_thread::sleep_for(std::chrono::milliseconds{10});
    }
    throw std::runtime_error("HAProxy does not listen: " + tests::text_of(folder_ / "haproxy.log"));
}

}    // namespace ask::chaos
