#include "bench/server_process.hpp"

#include <fcntl.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <cstdio>
#include <exception>
#include <fstream>
#include <stdexcept>
#include <string>

namespace bench {

namespace {

// In the child: the log goes nowhere, but is written. Never returns.
[[noreturn]] void be_the_server(const std::function<void(const Listening&)>& serve, int report) {
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);    // no server outlives its measurement
    ::dup2(::open("/dev/null", O_WRONLY), STDERR_FILENO);
    const Listening listening = [report](std::uint16_t port) {
        if (::write(report, &port, sizeof port) != sizeof port) ::_exit(1);
        for (;;) ::pause();
    };
    try {
        serve(listening);
    } catch (const std::exception& fault) {
        std::printf("the server: %s\n", fault.what());
        std::fflush(stdout);
    }
    ::_exit(1);
}

}    // namespace

ServerProcess::ServerProcess(const std::function<void(const Listening&)>& serve) {
    std::array<int, 2> report{};
    if (::pipe(report.data()) != 0) throw std::runtime_error("no pipe");
    std::fflush(stdout);
    pid_ = ::fork();
    if (pid_ == 0) be_the_server(serve, report[1]);
    ::close(report[1]);
    const auto got = ::read(report[0], &port_, sizeof port_);
    ::close(report[0]);
    if (got == sizeof port_) return;
    ::waitpid(pid_, nullptr, 0);
    throw std::runtime_error("the server ended before it listened");
}

ServerProcess::~ServerProcess() {
    ::kill(pid_, SIGKILL);
    ::waitpid(pid_, nullptr, 0);
}

clockid_t ServerProcess::cpu_clock() const {
    clockid_t clock{};
    ::clock_getcpuclockid(pid_, &clock);
    return clock;
}

std::size_t ServerProcess::resident_kib() const {
    std::ifstream statm("/proc/" + std::to_string(pid_) + "/statm");
    std::size_t all = 0;
    std::size_t resident = 0;
    statm >> all >> resident;
    return resident * static_cast<std::size_t>(::sysconf(_SC_PAGESIZE)) / 1024;
}

}    // namespace bench
