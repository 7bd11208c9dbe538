#pragma once

#include <filesystem>
#include <optional>

namespace ask::catalog {

// Where the parts of a skill lie in a folder of either ASK CLI.
struct ProjectLayout {
    // The folder of skill.json and the interaction models: the one that ask-resources.json names,
    // else skill-package, else the folder itself.
    std::filesystem::path package;
    // The folder of product files: the package's isps, else isps or isps.samples of the folder (the
    // ASK CLI deploys the first only, Amazon's samples have the others). Nothing: there is none.
    std::optional<std::filesystem::path> products;
    // Whether the folder is a project or a package at all; if not, `package` is the folder.
    bool is_project = false;
};

// Every command that is given a folder finds models and products this way. Blocks.
[[nodiscard]] ProjectLayout project_layout_of(const std::filesystem::path& folder);

}    // namespace ask::catalog
