#include "app/detail/temporary_folder.hpp"

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <string>
#include <utility>

namespace ask::app::detail {

Result<TemporaryFolder> TemporaryFolder::make() {
    std::error_code failed;
    const auto parent = std::filesystem::temp_directory_path(failed);
    if (failed) return fail(errors::unavailable, "temporary folder: " + failed.message());
    std::string pattern = (parent / "skilld-XXXXXX").string();
    if (mkdtemp(pattern.data())) return TemporaryFolder(pattern);
    return fail(errors::unavailable, pattern + ": " + std::strerror(errno));
}

TemporaryFolder::TemporaryFolder(TemporaryFolder&& other) noexcept
    : path_(std::exchange(other.path_, {})) {}

TemporaryFolder::~TemporaryFolder() {
    std::error_code ignored;
    if (!path_.empty()) std::filesystem::remove_all(path_, ignored);
}

}    // namespace ask::app::detail
