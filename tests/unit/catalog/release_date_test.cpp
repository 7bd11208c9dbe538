#include "catalog/detail/release_date.hpp"

#include <catch2/catch_test_macros.hpp>

using namespace ask::catalog::detail;

TEST_CASE("a release date in one of the forms of Amazon's files is known") {
    for (const char* text : {"2026-02-01", "2018-12-28T01:25Z", "2026-02-01T00:00:00Z",
                             "2024-02-29", "2016-12-31T23:59:60Z"}) {
        CAPTURE(text);
        CHECK(judge_release_date(text) == ReleaseDate::known_form);
    }
}

TEST_CASE("every other form of ISO 8601 that names a day is a date") {
    for (const char* text :
         {"2026-02-01T00:00:00", "2026-02-01T00:00", "2026-02-01T00:00:00+01:00",
          "2026-02-01T00:00:00+0100", "2026-02-01T00:00:00-05", "2026-02-01T00:00:00.000Z",
          "2026-02-01T00:00:00,5", "20260201T000000Z", "20260201T0000", "20260201",
          "2026-02-01T24:00", "2026-02-01T00Z", "2026-032", "2026032T00:00Z", "2026-W05-7",
          "2026W057", "2020-W53-1", "2026-02-01t00:00:00z", "2026-02-01 00:00:00"}) {
        CAPTURE(text);
        CHECK(judge_release_date(text) == ReleaseDate::other_form);
    }
}

TEST_CASE("what is no date, and a day or time that there is not, is none") {
    for (const char* text : {"",
                             "soon",
                             "1 May 2018",
                             "2018-02-30",
                             "2025-02-29",
                             "20260230",
                             "2026-13-01",
                             "2026-00-10",
                             "2026-02-00",
                             "2026-02",
                             "2026",
                             "2026-366",
                             "2026-000",
                             "2021-W53-1",
                             "2026-W00-1",
                             "2026-W05-8",
                             "2026-W05-0",
                             "2026-02-01T25:00Z",
                             "2026-02-01T24:01Z",
                             "2026-02-01T10:60Z",
                             "2026-02-01T10:00:61Z",
                             "2026-02-01T",
                             "2026-02-01TZ",
                             "2026-02-01T10:00:00.Z",
                             "2026-02-01T10:00:00+25:00",
                             "2026-02-01T10:00:00+1",
                             "2026-02-01T10:00:00Z ",
                             " 2026-02-01",
                             "2026-2-1",
                             "02/01/2026",
                             "2026-02-01Z",
                             "\xD9\xA2\xD9\xA0-02-01"}) {
        CAPTURE(text);
        CHECK(judge_release_date(text) == ReleaseDate::no_date);
    }
}
