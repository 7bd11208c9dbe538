#pragma once

#include <chrono>
#include <filesystem>

#include "durability/program.hpp"

namespace ask::chaos {

// A wall clock that a child believes in, by the distribution's libfaketime; its monotonic clock
// stays the machine's. Any thread.
class FalseClock {
 public:
    // A child sees a change no later than this.
    static constexpr std::chrono::seconds noticed_within{2};

    // Whether the library is installed.
    [[nodiscard]] static bool is_possible();

    // Right, at first.
    explicit FalseClock(std::filesystem::path file);
    // What a child is started with.
    [[nodiscard]] tests::Variables variables() const;
    // So far from the machine's; negative: behind.
    void set_ahead(std::chrono::seconds ahead);

 private:
    std::filesystem::path file_;
};

}    // namespace ask::chaos
