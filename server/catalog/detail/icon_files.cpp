#include "catalog/detail/icon_files.hpp"

#include <algorithm>
#include <system_error>

#include "catalog/detail/inside.hpp"

namespace ask::catalog::detail {

namespace {

namespace fs = std::filesystem;

std::string pixels(std::uint32_t width, std::uint32_t height) {
    return std::to_string(width) + " × " + std::to_string(height);
}

std::optional<IconFault> judge(const PngHeader& png, std::uint32_t size) {
    if (png.width != size || png.height != size) {
        return IconFault{"icon-size", "has " + pixels(png.width, png.height) + " pixels, not " +
                                          pixels(size, size)};
    }
    if (png.has_transparency) return std::nullopt;
    return IconFault{"icon-opaque", "has neither an alpha channel nor a tRNS chunk"};
}

IconFault fault_of(const Error& error, const std::string& path) {
    const std::string_view rule = error.code == not_a_png ? "icon-not-png" : "icon-missing";
    return {rule, path + " " + error.context};
}

}    // namespace

const Result<PngHeader>& IconFiles::header(const fs::path& file) {
    auto known = headers_.find(file);
    if (known == headers_.end()) known = headers_.emplace(file, read_png_header(file)).first;
    return known->second;
}

std::optional<IconFault> IconFiles::look(std::string_view path, std::uint32_t size) {
    if (!root_) return IconFault{"icon-without-package", "there is no skill package around it"};
    const std::string name(path);
    std::error_code failed;
    if (path.contains('\0')) return IconFault{"icon-missing", "has a NUL in its path"};
    const fs::path root = fs::weakly_canonical(*root_, failed);
    const fs::path file = failed ? fs::path() : fs::weakly_canonical(root / path, failed);
    if (failed) return IconFault{"icon-missing", name + " cannot be looked up"};
    if (!is_inside(file, root)) {
        return IconFault{"icon-outside", name + " leads out of the skill package"};
    }
    const Result<PngHeader>& png = header(file);
    return png ? judge(*png, size) : fault_of(png.error(), name);
}

}    // namespace ask::catalog::detail
