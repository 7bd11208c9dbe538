#pragma once

#include <sys/types.h>

#include <chrono>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "support/text_of.hpp"

namespace ask::tests {

using Variables = std::map<std::string, std::string>;

// The skilld that is tested: that of this build, or $TEST_SKILLD.
[[nodiscard]] std::filesystem::path skilld_under_test();

struct ProgramOptions {
    std::vector<std::string> arguments;
    Variables variables;             // added to this process's own
    std::filesystem::path output;    // standard output is appended to it
    std::filesystem::path errors;    // and standard error to this
    int input_pipe = -1;             // standard input, instead of nothing
    int output_pipe = -1;            // standard output, instead of `output`
    std::filesystem::path small_disk =
        {};                                // a disk of eight megabytes is put there, for it alone
    pid_t disks_of = 0;                    // sees the disks that this process sees
    std::filesystem::path program = {};    // instead of the skilld that is tested
};

// A skilld as a child of this process. Made by the main thread, used by one thread at a time.
class Program {
 public:
    // std::runtime_error when it cannot be started.
    explicit Program(const ProgramOptions& options);
    ~Program() { kill(); }
    Program(const Program&) = delete;
    Program& operator=(const Program&) = delete;

    [[nodiscard]] pid_t id() const { return id_; }
    // As if the power failed: kill -9. Comes back when it is gone.
    void kill();
    void ask_to_end() const;
    // Its exit status, 128 + the signal that ended it; nothing if it still runs.
    std::optional<int> status();
    // Waits for its end; 256 if it did not come, and then it is killed.
    int wait(std::chrono::milliseconds limit);

 private:
    pid_t id_ = -1;
    std::optional<int> status_;
};

// $TEST_DURABILITY=long asks for the numbers of the acceptance, which take minutes.
[[nodiscard]] int so_many(int usually, int in_a_long_run);

}    // namespace ask::tests
