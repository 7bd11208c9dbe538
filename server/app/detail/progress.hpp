#pragma once

#include <chrono>
#include <cstdint>
#include <string>

namespace ask::app::detail {

// Tells on standard error how far something has come: a line that is written over on a terminal,
// else a line now and then. One thread.
class Progress {
 public:
    // `total` 0: not known.
    Progress(std::string doing, std::string things, std::int64_t total);

    void reached(std::int64_t count);
    // The last line, with the time it took.
    void finished(std::int64_t count);

 private:
    [[nodiscard]] std::string line(std::int64_t count) const;
    [[nodiscard]] double seconds() const;
    void write(const std::string& text, bool last);

    std::string doing_;
    std::string things_;
    std::int64_t total_;
    std::int64_t first_ = -1;    // where an interrupted run goes on
    bool is_terminal_;
    std::chrono::steady_clock::time_point begun_ = std::chrono::steady_clock::now();
    std::chrono::steady_clock::time_point written_ = begun_;
};

// "1234567" → "1,234,567".
[[nodiscard]] std::string grouped(std::int64_t number);

}    // namespace ask::app::detail
