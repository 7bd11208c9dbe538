#pragma once

#include <filesystem>

#include "core/result.hpp"

namespace ask::app::detail {

// A folder that only this user can look into; it and all in it is gone with this object.
class TemporaryFolder {
 public:
    // Errors: errors::unavailable.
    static Result<TemporaryFolder> make();
    ~TemporaryFolder();
    TemporaryFolder(TemporaryFolder&& other) noexcept;
    TemporaryFolder& operator=(TemporaryFolder&&) = delete;

    [[nodiscard]] const std::filesystem::path& path() const { return path_; }

 private:
    explicit TemporaryFolder(std::filesystem::path path) : path_(std::move(path)) {}
    std::filesystem::path path_;    // empty: moved from
};

}    // namespace ask::app::detail
