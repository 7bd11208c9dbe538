#pragma once

#include <sys/resource.h>

#include <csignal>
#include <stdexcept>

namespace ask::tests {

// While it lives no file of this process grows beyond so many bytes: a full disk.
class SmallFiles {
 public:
    explicit SmallFiles(rlim_t bytes) : signal_(std::signal(SIGXFSZ, SIG_IGN)) {
        ::getrlimit(RLIMIT_FSIZE, &before_);
        const rlimit small{.rlim_cur = bytes, .rlim_max = before_.rlim_max};
        if (::setrlimit(RLIMIT_FSIZE, &small) != 0) throw std::runtime_error("no limit of files");
    }
    ~SmallFiles() {
        ::setrlimit(RLIMIT_FSIZE, &before_);
        std::signal(SIGXFSZ, signal_);
    }
    SmallFiles(const SmallFiles&) = delete;
    SmallFiles& operator=(const SmallFiles&) = delete;

 private:
    rlimit before_{};
    void (*signal_)(int);
};

}    // namespace ask::tests
