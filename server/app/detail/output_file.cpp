#include "app/detail/output_file.hpp"

#include <cerrno>
#include <fstream>
#include <string>
#include <system_error>

namespace ask::app::detail {

namespace fs = std::filesystem;

namespace {

std::unexpected<Error> not_written(const fs::path& file, const std::string& why) {
    return fail(errors::unavailable, file.string() + ": cannot be written: " + why);
}

}    // namespace

Result<void> write_output_file(const fs::path& file, std::string_view text) {
    std::error_code failed;
    if (file.has_parent_path()) fs::create_directories(file.parent_path(), failed);
    if (failed) return not_written(file, failed.message());
    if (fs::is_directory(file)) return not_written(file, "it is a folder");
    // A device or a pipe is written to; a link stays one, and what it names is replaced.
    const bool is_replaced = fs::is_regular_file(file) || !fs::exists(file);
    const fs::path target = fs::is_symlink(file) ? fs::weakly_canonical(file, failed) : file;
    fs::path fresh = target;
    if (is_replaced) fresh += ".new";
    errno = 0;
    std::ofstream out(fresh, std::ios::binary);
    out << text;
    out.close();
    if (!out) return not_written(file, std::generic_category().message(errno));
    if (is_replaced) fs::rename(fresh, target, failed);
    if (failed) return not_written(file, failed.message());
    return {};
}

}    // namespace ask::app::detail
