#include "catalog/detail/project_layout.hpp"

#include <optional>
#include <string>
#include <system_error>

#include "catalog/detail/place.hpp"
#include "catalog/located_json.hpp"

namespace ask::catalog::detail {

namespace {

namespace fs = std::filesystem;

bool is_folder(const fs::path& path) {
    std::error_code failed;
    return fs::is_directory(path, failed);
}

// skillMetadata.src of the first profile that has one: "./skill-package".
std::optional<std::string> named_package(const fs::path& project) {
    const fs::path file = project / "ask-resources.json";
    std::error_code failed;
    if (!fs::is_regular_file(file, failed)) return std::nullopt;
    const auto resources = LocatedJson::read(file);
    if (!resources) return std::nullopt;
    for (const Member& profile : members_of(Place(resources->root(), "").find("profiles"))) {
        const auto source = profile.place.find({"skillMetadata", "src"});
        if (source && source->text()) return std::string(*source->text());
    }
    return std::nullopt;
}

}    // namespace

fs::path products_folder_of(const fs::path& folder) {
    if (const auto package = named_package(folder)) {
        const fs::path products = (folder / *package).lexically_normal() / "isps";
        if (is_folder(products)) return products;
    }
    for (const char* name : {"skill-package/isps", "isps", "isps.samples"}) {
        if (is_folder(folder / name)) return folder / name;
    }
    return folder;
}

}    // namespace ask::catalog::detail
