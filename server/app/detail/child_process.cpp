#include "app/detail/child_process.hpp"

#include <fcntl.h>
#include <poll.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <thread>
#include <utility>

extern char** environ;

namespace ask::app::detail {

namespace {

constexpr int could_not_start = 127;

std::vector<char*> pointers(std::vector<std::string>& texts) {
    std::vector<char*> list;
    for (std::string& text : texts) list.push_back(text.data());
    list.push_back(nullptr);
    return list;
}

std::vector<std::string> environment_of(const ChildOptions& options) {
    std::vector<std::string> lines;
    for (char** variable = environ; *variable; ++variable) {
        const std::string line(*variable);
        if (!options.environment.contains(line.substr(0, line.find('=')))) lines.push_back(line);
    }
    for (const auto& [name, value] : options.environment) lines.push_back(name + "=" + value);
    return lines;
}

std::vector<std::string> arguments_of(const ChildOptions& options) {
    std::vector<std::string> words{options.program.string()};
    words.insert(words.end(), options.arguments.begin(), options.arguments.end());
    return words;
}

// Between fork and exec only what is safe after a fork of a program with threads.
struct Launch {
    const char* program;
    char* const* arguments;
    char* const* environment;
    int output;
    int errors;
    pid_t parent;
};

[[noreturn]] void become(const Launch& launch) {
    prctl(PR_SET_PDEATHSIG, SIGTERM);
    if (getppid() != launch.parent) _exit(could_not_start);
    dup2(launch.output, STDOUT_FILENO);
    dup2(launch.errors, STDERR_FILENO);
    execve(launch.program, launch.arguments, launch.environment);
    _exit(could_not_start);
}

std::unexpected<Error> system_failure(const std::string& doing) {
    return fail(errors::unavailable, doing + ": " + std::strerror(errno));
}

int exit_status(int wait_status) {
    if (WIFEXITED(wait_status)) return WEXITSTATUS(wait_status);
    return 128 + (WIFSIGNALED(wait_status) ? WTERMSIG(wait_status) : 0);
}

}    // namespace

Result<ChildProcess> ChildProcess::start(const ChildOptions& options) {
    std::vector<std::string> arguments = arguments_of(options);
    std::vector<std::string> environment = environment_of(options);
    const std::vector<char*> argument_list = pointers(arguments);
    const std::vector<char*> environment_list = pointers(environment);
    // What fork gives must exec: a program that is not there is better told of before.
    if (access(options.program.c_str(), X_OK) != 0) {
        return system_failure("start " + options.program.string());
    }
    std::array<int, 2> pipe_ends{};
    if (pipe2(pipe_ends.data(), O_CLOEXEC) != 0) return system_failure("make a pipe");
    const int error_file =
        open(options.error_file.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    if (error_file < 0) return system_failure("open " + options.error_file.string());
    const Launch launch{arguments.front().c_str(),
                        argument_list.data(),
                        environment_list.data(),
                        pipe_ends[1],
                        error_file,
                        getpid()};
    const pid_t id = fork();
    if (id == 0) become(launch);
    close(pipe_ends[1]);
    close(error_file);
    if (id > 0) return ChildProcess(id, pipe_ends[0]);
    close(pipe_ends[0]);
    return system_failure("fork");
}

ChildProcess::ChildProcess(ChildProcess&& other) noexcept
    : id_(std::exchange(other.id_, -1)),
      output_(std::exchange(other.output_, -1)),
      unread_(std::move(other.unread_)) {}

ChildProcess::~ChildProcess() {
    if (id_ > 0 && !poll_status()) {
        kill(id_, SIGKILL);
        waitpid(id_, nullptr, 0);
    }
    if (output_ >= 0) close(output_);
}

Result<std::string> ChildProcess::read_line(Deadline deadline) {
    while (unread_.find('\n') == std::string::npos) {
        pollfd waiting{.fd = output_, .events = POLLIN, .revents = 0};
        const int ready = poll(&waiting, 1, static_cast<int>(deadline.remaining().count()));
        if (ready < 0 && errno == EINTR) continue;
        if (ready <= 0) return fail(errors::timeout, "nothing came on its standard output");
        std::array<char, 1024> some{};
        const ssize_t count = read(output_, some.data(), some.size());
        if (count <= 0) return fail(errors::unavailable, "it ended");
        unread_.append(some.data(), static_cast<std::size_t>(count));
    }
    const auto end = unread_.find('\n');
    std::string line = unread_.substr(0, end);
    unread_.erase(0, end + 1);
    return line;
}

Result<int> ChildProcess::end(Deadline deadline) {
    if (id_ < 0) return fail(errors::invalid, "it has ended before");
    kill(id_, SIGTERM);
    while (!deadline.passed()) {
        if (const std::optional<int> status = poll_status()) return *status;
        std::this_thread::sleep_for(std::chrono::milliseconds{5});
    }
    kill(id_, SIGKILL);
    waitpid(std::exchange(id_, -1), nullptr, 0);
    return fail(errors::timeout, "it did not end when asked to");
}

std::optional<int> ChildProcess::poll_status() {
    int status = 0;
    if (waitpid(id_, &status, WNOHANG) != id_) return std::nullopt;
    id_ = -1;
    return exit_status(status);
}

}    // namespace ask::app::detail
