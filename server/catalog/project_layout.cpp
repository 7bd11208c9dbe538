#include "catalog/project_layout.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <system_error>

#include "catalog/detail/place.hpp"
#include "catalog/located_json.hpp"

namespace ask::catalog {

namespace {

namespace fs = std::filesystem;

bool is_there(const fs::path& path) {
    std::error_code failed;
    return fs::exists(path, failed);
}

bool is_folder(const fs::path& path) {
    std::error_code failed;
    return fs::is_directory(path, failed);
}

bool is_link(const fs::path& path) {
    std::error_code failed;
    return fs::is_symlink(path, failed);
}

bool is_package(const fs::path& folder) {
    constexpr std::array parts{"skill.json", "interactionModels", "models"};
    return std::ranges::any_of(parts, [&](const char* part) { return is_there(folder / part); });
}

// skillMetadata.src of the first profile that has one, "./skill-package", where it is there.
std::optional<fs::path> named_package(const fs::path& project) {
    const fs::path file = project / "ask-resources.json";
    if (!is_there(file)) return std::nullopt;
    const auto resources = LocatedJson::read(file);
    if (!resources) return std::nullopt;
    const auto profiles = detail::Place(resources->root(), "").find("profiles");
    for (const detail::Member& profile : detail::members_of(profiles)) {
        const auto source = profile.place.find({"skillMetadata", "src"});
        if (!source || !source->text()) continue;
        fs::path package = (project / *source->text()).lexically_normal();
        if (!package.has_filename()) package = package.parent_path();    // it ended with a slash
        if (is_folder(package)) return package;
    }
    return std::nullopt;
}

fs::path package_of(const fs::path& folder) {
    if (const auto named = named_package(folder)) return *named;
    const fs::path usual = folder / "skill-package";
    return is_package(usual) || is_folder(usual / "isps") ? usual : folder;
}

std::optional<fs::path> products_of(const fs::path& folder, const fs::path& package) {
    // A link counts though it may lead nowhere: who reads it tells so.
    for (fs::path products : {package / "isps", folder / "isps", folder / "isps.samples"}) {
        if (is_folder(products) || is_link(products)) return products;
    }
    return std::nullopt;
}

}    // namespace

ProjectLayout project_layout_of(const fs::path& folder) {
    ProjectLayout layout{.package = package_of(folder), .products = {}, .is_project = false};
    layout.products = products_of(folder, layout.package);
    layout.is_project =
        layout.products || is_package(layout.package) || is_there(folder / "ask-resources.json");
    return layout;
}

}    // namespace ask::catalog
