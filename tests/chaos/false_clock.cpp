#include "chaos/false_clock.hpp"

#include <fstream>
#include <string>
#include <system_error>
#include <utility>

namespace ask::chaos {

namespace {

// /usr/lib/<machine>/faketime/…; "": not installed.
std::string library() {
    std::error_code none;
    for (const auto& one : std::filesystem::directory_iterator("/usr/lib", none)) {
        const auto file = one.path() / "faketime" / "libfaketimeMT.so.1";
        if (std::filesystem::exists(file, none)) return file.string();
    }
    return "";
}

}    // namespace

bool FalseClock::is_possible() {
    return !library().empty();
}

FalseClock::FalseClock(std::filesystem::path file) : file_(std::move(file)) {
    set_ahead(std::chrono::seconds{0});
}

tests::Variables FalseClock::variables() const {
    return {{"LD_PRELOAD", KERNEL_TIMERS ":" + library()},
            {"FAKETIME_TIMESTAMP_FILE", file_.string()},
            // The file is read again when the machine's second is the second after that of the last
            // reading. Without this it is read for every call.
            {"FAKETIME_CACHE_DURATION", "1"},
            {"FAKETIME_DONT_FAKE_MONOTONIC", "1"},
            {"NO_FAKE_STAT", "1"}};    // when a file was written does not change
}

void FalseClock::set_ahead(std::chrono::seconds ahead) {
    std::filesystem::path next = file_;
    next += ".next";
    std::ofstream(next) << (ahead.count() < 0 ? "" : "+") << ahead.count() << '\n';
    std::filesystem::rename(next, file_);
}

}    // namespace ask::chaos
