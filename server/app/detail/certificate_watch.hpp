#pragma once

#include <sys/types.h>

#include <cstdint>
#include <filesystem>
#include <vector>

#include "http/server.hpp"

namespace ask::app::detail {

// What changes when a file is written, replaced, or reached by another link: enough to tell two
// states of it apart even within one second. All zero: there is none.
struct FileStamp {
    dev_t device = 0;
    ino_t inode = 0;
    off_t size = 0;
    std::int64_t written_ns = 0;
    std::int64_t changed_ns = 0;
    friend bool operator==(const FileStamp&, const FileStamp&) = default;
};
using FileStamps = std::vector<FileStamp>;

// Of the file that links lead to.
[[nodiscard]] FileStamp stamp_of(const std::filesystem::path& file);
// Of all that the TLS of a server is read from.
[[nodiscard]] FileStamps stamps_of(const http::TlsOptions& files);

// Decides when a certificate's files are read again. They may be looked at while somebody replaces
// them, one after the other: they are read when two looks running found the same, and a pair that
// does not fit even then is tried again until it does.
class CertificateWatch {
 public:
    enum class Step {
        nothing,
        load,     // they have changed: say how it went
        retry,    // nothing has changed since it failed: say only that it went well
    };
    // `loaded`: the state that is served.
    explicit CertificateWatch(FileStamps loaded) : seen_(std::move(loaded)) {}

    // `now` was taken before the files are read, so that what changes meanwhile is seen next time.
    [[nodiscard]] Step look(const FileStamps& now);
    // They are read without having been looked at.
    void reads(FileStamps now);
    void done(bool well) { failed_ = !well; }

 private:
    FileStamps seen_;
    FileStamps changing_;
    bool failed_ = false;
};

}    // namespace ask::app::detail
