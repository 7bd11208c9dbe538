#include "core/text_file.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdint>
#include <cstdio>
#include <fstream>
#include <random>
#include <system_error>

namespace ask {

namespace fs = std::filesystem;

namespace {

constexpr int most_hops = 40;    // as Linux

std::unexpected<Error> not_written(const fs::path& file, const std::string& why) {
    return fail(errors::unavailable, file.string() + ": cannot be written: " + why);
}

// What follows gives errno, 0 for done.

int write_all(int into, std::string_view text) {
    while (!text.empty()) {
        const ssize_t written = ::write(into, text.data(), text.size());
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) return errno;
        text.remove_prefix(static_cast<std::size_t>(written));
    }
    return 0;
}

int write_and_close(int into, std::string_view text) {
    const int unwritten = write_all(into, text);
    const int unclosed = ::close(into) == 0 ? 0 : errno;
    return unwritten != 0 ? unwritten : unclosed;
}

// A device, or a pipe that somebody reads: one that nobody reads is an error, not a wait.
int write_into(const fs::path& file, std::string_view text) {
    const int into = ::open(file.c_str(), O_WRONLY | O_NONBLOCK | O_CLOEXEC);
    if (into < 0) return errno;
    ::fcntl(into, F_SETFL, ::fcntl(into, F_GETFL) & ~O_NONBLOCK);
    return write_and_close(into, text);
}

// Who knows the name beforehand could have put a link or a pipe there.
fs::path beside(const fs::path& file) {
    std::random_device chance;
    fs::path name = file;
    return name += "." + std::to_string(chance()) + ".new";
}

// What links name in the end, whether it is there or not.
fs::path followed(fs::path file) {
    std::error_code failed;
    for (int hops = 0; hops < most_hops && fs::is_symlink(file, failed); ++hops) {
        file = file.parent_path() / fs::read_symlink(file, failed);
    }
    return file;
}

int replace(const fs::path& file, std::string_view text) {
    struct stat before = {};
    const bool is_there = ::stat(file.c_str(), &before) == 0;
    if (is_there && ::access(file.c_str(), W_OK) != 0) return errno;
    const fs::path fresh = beside(file);
    const int into = ::open(fresh.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC,
                            is_there ? S_IRUSR | S_IWUSR : 0666);
    if (into < 0) return errno;
    if (is_there) ::fchmod(into, before.st_mode & 07777U);
    int error = write_and_close(into, text);
    if (error == 0 && ::rename(fresh.c_str(), file.c_str()) != 0) error = errno;
    if (error != 0) ::unlink(fresh.c_str());
    return error;
}

}    // namespace

Result<std::string> read_text_file(const fs::path& file, std::size_t most_bytes) {
    std::error_code failed;
    const fs::file_status status = fs::status(file, failed);
    if (!fs::exists(status)) {
        return fail(errors::not_found, file.string() + ": is not there: check the path");
    }
    if (!fs::is_regular_file(status)) {
        const char* kind = fs::is_directory(status) ? "is a folder" : "is no regular file";
        return fail(errors::invalid, file.string() + ": " + kind + ": name a file");
    }
    const std::uintmax_t size = fs::file_size(file, failed);
    if (!failed && size > most_bytes) {
        return fail(errors::too_large, file.string() + ": is larger than " +
                                           std::to_string(most_bytes) +
                                           " bytes: is it the right file?");
    }
    std::ifstream in(file, std::ios::binary);
    std::string text(failed ? 0 : static_cast<std::size_t>(size), '\0');
    if (!in || !in.read(text.data(), static_cast<std::streamsize>(text.size()))) {
        return fail(errors::invalid, file.string() + ": cannot be read: check its permissions");
    }
    return text;
}

// A link stays one, and what it names is replaced.
Result<void> write_text_file(const fs::path& file, std::string_view text) {
    std::error_code failed;
    if (file.has_parent_path()) fs::create_directories(file.parent_path(), failed);
    if (failed) return not_written(file, failed.message());
    if (fs::is_directory(file, failed)) return not_written(file, "it is a folder");
    const bool is_replaced = fs::is_regular_file(file, failed) || !fs::exists(file, failed);
    const fs::path target = followed(file);
    const int error = is_replaced ? replace(target, text) : write_into(target, text);
    if (error != 0) return not_written(file, std::generic_category().message(error));
    return {};
}

}    // namespace ask
