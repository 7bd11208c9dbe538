#pragma once

#include <string_view>

namespace ask::catalog::detail {

enum class ReleaseDate {
    known_form,    // 2026-02-01T00:00:00Z, 2026-02-01T00:00Z, 2026-02-01
    // Another ISO 8601 form of a day, with or without time and zone: 2026-02-01T00:00:00+01:00,
    // 20260201T000000Z, 2026-032, 2026-W05-7.
    other_form,
    no_date    // anything else, and days and times that there are not
};

[[nodiscard]] ReleaseDate judge_release_date(std::string_view text);

}    // namespace ask::catalog::detail
