#include "app/detail/certificate_watch.hpp"

#include <sys/stat.h>

#include <ctime>
#include <utility>

namespace ask::app::detail {

namespace {

std::int64_t in_ns(const timespec& time) {
    return std::int64_t{time.tv_sec} * 1'000'000'000 + time.tv_nsec;
}

}    // namespace

FileStamp stamp_of(const std::filesystem::path& file) {
    struct stat status = {};
    if (::stat(file.c_str(), &status) != 0) return {};
    return {.device = status.st_dev,
            .inode = status.st_ino,
            .size = status.st_size,
            .written_ns = in_ns(status.st_mtim),
            .changed_ns = in_ns(status.st_ctim)};
}

FileStamps stamps_of(const http::TlsOptions& files) {
    FileStamps stamps{stamp_of(files.certificate_chain), stamp_of(files.private_key)};
    if (files.session_ticket_keys) stamps.push_back(stamp_of(*files.session_ticket_keys));
    return stamps;
}

CertificateWatch::Step CertificateWatch::look(const FileStamps& now) {
    if (now == seen_) return failed_ ? Step::retry : Step::nothing;
    if (now != changing_) {
        changing_ = now;
        return Step::nothing;
    }
    seen_ = now;
    return Step::load;
}

void CertificateWatch::reads(FileStamps now) {
    seen_ = std::move(now);
}

}    // namespace ask::app::detail
