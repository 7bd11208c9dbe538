#pragma once

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <filesystem>

namespace ask::app::detail {

// One stand-in a folder: two would write over each other's customers.
class FolderLock {
 public:
    FolderLock() = default;
    ~FolderLock() {
        if (file_ >= 0) ::close(file_);
    }
    FolderLock(const FolderLock&) = delete;
    FolderLock& operator=(const FolderLock&) = delete;
    [[nodiscard]] bool take(const std::filesystem::path& file) {
        file_ = ::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
        return file_ >= 0 && ::flock(file_, LOCK_EX | LOCK_NB) == 0;
    }

 private:
    int file_ = -1;
};

}    // namespace ask::app::detail
