#pragma once

#include <filesystem>

#include "handlers/adventure_book.hpp"
#include "skill/phrasebook.hpp"

namespace handlers {

// What the skill says and tells: shared by all requests, immutable.
struct Content {
    ask::skill::Phrasebook speech;
    AdventureBook adventures;
};

// From `config`/speech and `config`/adventures. Errors: errors::invalid with every fault of both,
// a line each.
[[nodiscard]] ask::Result<Content> load_content(const std::filesystem::path& config);

}    // namespace handlers
