#pragma once

#include <filesystem>

#include "handlers/adventure_book.hpp"
#include "handlers/detail/json_node.hpp"

namespace handlers::detail {

// One file's adventure. What cannot be read is added to the faults and left empty.
Adventure read_adventure(const std::filesystem::path& file, Faults& faults);

}    // namespace handlers::detail
