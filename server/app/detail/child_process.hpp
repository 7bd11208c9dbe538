#pragma once

#include <sys/types.h>

#include <chrono>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/deadline.hpp"
#include "core/result.hpp"

namespace ask::app::detail {

struct ChildOptions {
    std::filesystem::path program;
    std::vector<std::string> arguments;
    std::map<std::string, std::string> environment;    // added to this process's own
    std::filesystem::path error_file;                  // what it writes to standard error
};

// A program started by this one, known by its process id only. It is told to end when this process
// ends without having said so. Used by one thread.
class ChildProcess {
 public:
    // Errors: errors::unavailable when it cannot be started.
    static Result<ChildProcess> start(const ChildOptions& options);
    ~ChildProcess();    // kills it if it still runs
    ChildProcess(ChildProcess&& other) noexcept;
    ChildProcess& operator=(ChildProcess&&) = delete;

    // Its next line on standard output. Errors: errors::timeout; errors::unavailable when it closes
    // its output, as on its end.
    Result<std::string> read_line(Deadline deadline);
    // Asks it to end (SIGTERM) and gives its exit status; 128 + the signal that ended it.
    // Errors: errors::timeout, and then it is killed.
    Result<int> end(Deadline deadline);

 private:
    ChildProcess(pid_t id, int output) : id_(id), output_(output) {}
    std::optional<int> poll_status();

    pid_t id_ = -1;    // -1: has ended
    int output_ = -1;
    std::string unread_;
};

}    // namespace ask::app::detail
