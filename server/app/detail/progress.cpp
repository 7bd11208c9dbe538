#include "app/detail/progress.hpp"

#include <unistd.h>

#include <cstdio>
#include <utility>

namespace ask::app::detail {

std::string grouped(std::int64_t number) {
    std::string text = std::to_string(number);
    const std::size_t first = number < 0 ? 1 : 0;
    for (std::size_t at = text.size(); at > first + 3;) {
        at -= 3;
        text.insert(at, ",");
    }
    return text;
}

Progress::Progress(std::string doing, std::string things, std::int64_t total)
    : doing_(std::move(doing)),
      things_(std::move(things)),
      total_(total),
      is_terminal_(isatty(STDERR_FILENO) == 1) {}

void Progress::reached(std::int64_t count) {
    if (first_ < 0) first_ = count;
    const auto now = std::chrono::steady_clock::now();
    const auto pause = is_terminal_ ? std::chrono::milliseconds{200} : std::chrono::seconds{5};
    if (now - written_ < pause) return;
    written_ = now;
    write(line(count), false);
}

void Progress::finished(std::int64_t count) {
    char time[32];
    std::snprintf(time, sizeof time, "%.1f", seconds());
    write(doing_ + ": " + grouped(count) + " " + things_ + " in " + time + " s", true);
}

std::string Progress::line(std::int64_t count) const {
    std::string text = doing_ + ": " + grouped(count);
    if (total_ > 0) text += " of " + grouped(total_);
    text += " " + things_;
    const double rate = static_cast<double>(count - first_) / seconds();
    return text + ", " + grouped(static_cast<std::int64_t>(rate)) + " a second";
}

double Progress::seconds() const {
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begun_).count();
}

void Progress::write(const std::string& text, bool last) {
    const char* end = last || !is_terminal_ ? "\n" : "";
    std::fprintf(stderr, "%s%s%s", is_terminal_ ? "\r\033[K" : "", text.c_str(), end);
    std::fflush(stderr);
}

}    // namespace ask::app::detail
