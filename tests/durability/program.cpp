#include "durability/program.hpp"

#include <fcntl.h>
#include <linux/close_range.h>
#include <sched.h>
#include <sys/mount.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <cstdlib>
#include <stdexcept>
#include <string_view>
#include <thread>
#include <utility>

extern char** environ;

namespace ask::tests {

namespace {

constexpr int could_not_start = 126;

// Everything that is needed between fork and exec, where nothing may be allocated.
struct Launch {
    char* const* arguments = nullptr;
    char* const* environment = nullptr;
    int input = -1;
    int output = -1;
    int errors = -1;
    const char* small_disk = nullptr;
    int mounts = -1;
    int root = -1;    // of the process whose mounts those are
    pid_t parent = 0;
};

bool see_disks(const Launch& launch) {
    if (launch.mounts >= 0) {
        // Other mounts bring another root, where this one was changed by chroot.
        const bool entered = ::setns(launch.mounts, CLONE_NEWNS) == 0 &&
                             ::fchdir(launch.root) == 0 && ::chroot(".") == 0;
        if (!entered) return false;
    }
    if (launch.small_disk == nullptr) return true;
    return ::unshare(CLONE_NEWNS) == 0 &&
           ::mount("none", "/", nullptr, MS_REC | MS_PRIVATE, nullptr) == 0 &&
           ::mount("tmpfs", launch.small_disk, "tmpfs", 0, "size=8m,mode=700") == 0;
}

[[noreturn]] void become(const Launch& launch) {
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (::getppid() != launch.parent || !see_disks(launch)) ::_exit(could_not_start);
    if (::chdir(SKILLD_SOURCE_DIR) != 0) ::_exit(could_not_start);
    ::dup2(launch.input, STDIN_FILENO);
    ::dup2(launch.output, STDOUT_FILENO);
    ::dup2(launch.errors, STDERR_FILENO);
    ::signal(SIGPIPE, SIG_DFL);
    ::signal(SIGXFSZ, SIG_IGN);    // a file that may not grow is an error of write()
    ::close_range(STDERR_FILENO + 1, ~0U, CLOSE_RANGE_CLOEXEC);    // no socket of this process's
    ::execve(launch.arguments[0], launch.arguments, launch.environment);
    ::_exit(could_not_start);
}

// Whatever configures the developer's own skilld stays out.
std::vector<std::string> environment_with(const Variables& variables) {
    std::vector<std::string> lines;
    for (char** one = environ; *one != nullptr; ++one) {
        const std::string line(*one);
        if (!line.starts_with("SKILLD_")) lines.push_back(line);
    }
    for (const auto& [name, value] : variables) {
        std::string line = name;
        line += '=';
        line += value;
        lines.push_back(std::move(line));
    }
    return lines;
}

std::vector<char*> pointers(std::vector<std::string>& texts) {
    std::vector<char*> list;
    for (std::string& text : texts) list.push_back(text.data());
    list.push_back(nullptr);
    return list;
}

int appending(const std::filesystem::path& file) {
    const std::filesystem::path& there = file.empty() ? "/dev/null" : file;
    return ::open(there.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
}

int open_of(pid_t process, const char* name) {
    if (process <= 0) return -1;
    const std::string path = "/proc/" + std::to_string(process) + name;
    return ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
}

int status_of(int waited) {
    if (WIFEXITED(waited)) return WEXITSTATUS(waited);
    return 128 + (WIFSIGNALED(waited) ? WTERMSIG(waited) : 0);
}

}    // namespace

std::filesystem::path skilld_under_test() {
    const char* other = std::getenv("TEST_SKILLD");
    return other != nullptr ? other : SKILLD_BINARY_DIR "/skilld";
}

Program::Program(const ProgramOptions& options) {
    const auto program = options.program.empty() ? skilld_under_test() : options.program;
    std::vector<std::string> words = {program.string()};
    words.insert(words.end(), options.arguments.begin(), options.arguments.end());
    std::vector<std::string> lines = environment_with(options.variables);
    const std::vector<char*> arguments = pointers(words);
    const std::vector<char*> environment = pointers(lines);
    const int nothing = ::open("/dev/null", O_RDONLY | O_CLOEXEC);
    const int output = appending(options.output);
    const int errors = appending(options.errors);
    const int mounts = open_of(options.disks_of, "/ns/mnt");
    const int root = open_of(options.disks_of, "/root");
    const Launch launch{
        .arguments = arguments.data(),
        .environment = environment.data(),
        .input = options.input_pipe >= 0 ? options.input_pipe : nothing,
        .output = options.output_pipe >= 0 ? options.output_pipe : output,
        .errors = errors,
        .small_disk = options.small_disk.empty() ? nullptr : options.small_disk.c_str(),
        .mounts = mounts,
        .root = root,
        .parent = ::getpid()};
    id_ = ::fork();
    if (id_ == 0) become(launch);
    for (const int file : {nothing, output, errors, mounts, root}) {
        if (file >= 0) ::close(file);
    }
    if (id_ < 0) throw std::runtime_error("fork");
}

void Program::kill() {
    if (status()) return;
    ::kill(id_, SIGKILL);
    int waited = 0;
    if (::waitpid(id_, &waited, 0) == id_) status_ = status_of(waited);
}

void Program::ask_to_end() const {
    if (!status_) ::kill(id_, SIGTERM);
}

std::optional<int> Program::status() {
    int waited = 0;
    if (!status_ && ::waitpid(id_, &waited, WNOHANG) == id_) status_ = status_of(waited);
    return status_;
}

int Program::wait(std::chrono::milliseconds limit) {
    const auto end = std::chrono::steady_clock::now() + limit;
    while (!status() && std::chrono::steady_clock::now() < end) {
        std::this_thread::sleep_for(std::chrono::milliseconds{2});
    }
    if (status_) return *status_;
    kill();
    return 256;
}

int so_many(int usually, int in_a_long_run) {
    const char* wish = std::getenv("TEST_DURABILITY");
    return wish != nullptr && std::string_view(wish) == "long" ? in_a_long_run : usually;
}

}    // namespace ask::tests
