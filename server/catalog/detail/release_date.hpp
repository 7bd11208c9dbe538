#pragma once

#include <string_view>

namespace ask::catalog::detail {

enum class ReleaseDate {
    known_form,    // 2026-02-01T00:00:00Z, 2026-02-01T00:00Z, 2026-02-01
    other_form,    // another ISO 8601 time with a zone
    no_date        // anything else, and days that no calendar has
};

[[nodiscard]] ReleaseDate judge_release_date(std::string_view text);

}    // namespace ask::catalog::detail
