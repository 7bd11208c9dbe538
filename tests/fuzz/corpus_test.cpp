// What the fuzzers are begun with and what they have found, through the same targets in every
// build: a fault that was mended stays mended, without a fuzzer.

#include <algorithm>
#include <array>
#include <catch2/catch_test_macros.hpp>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "fuzz/targets.hpp"
#include "support/text_of.hpp"

namespace {

namespace fs = std::filesystem;

struct Target {
    std::string_view name;
    void (*run)(std::string_view bytes);
};

#define SKILLD_LIST_TARGET(name) Target{#name, &ask::fuzz::name},
constexpr std::array targets{SKILLD_FUZZ_TARGETS(SKILLD_LIST_TARGET)};
#undef SKILLD_LIST_TARGET

const fs::path folder = fs::path(SKILLD_SOURCE_DIR) / "tests" / "fuzz";

std::vector<fs::path> entries_of(const fs::path& place) {
    std::vector<fs::path> entries;
    for (const auto& entry : fs::directory_iterator(place)) entries.push_back(entry.path());
    std::ranges::sort(entries);
    return entries;
}

std::vector<std::string> names_in(const char* place, const std::string& ending) {
    std::vector<std::string> names;
    for (const fs::path& entry : entries_of(folder / place)) {
        if (entry.extension() == ending) names.push_back(entry.stem().string());
    }
    return names;
}

}    // namespace

TEST_CASE("every target has a file and a corpus, and no corpus lacks its target") {
    std::vector<std::string> names;
    for (const Target& target : targets) names.emplace_back(target.name);
    std::ranges::sort(names);
    CHECK(names_in("targets", ".cpp") == names);
    CHECK(names_in("corpus", "") == names);
}

TEST_CASE("every input of the corpus keeps what is promised") {
    for (const Target& target : targets) {
        const auto files = entries_of(folder / "corpus" / target.name);
        CHECK_FALSE(files.empty());
        for (const fs::path& file : files) {
            INFO(file.string());
            CHECK_NOTHROW(target.run(ask::tests::text_of(file)));
        }
    }
}

TEST_CASE("no bytes at all, and many of the same, keep what is promised") {
    for (const Target& target : targets) {
        INFO(target.name);
        for (const char c : {'\0', '\n', ' ', '"', '/', '[', '{', '\xEF', '\xFF'}) {
            CHECK_NOTHROW(target.run(std::string(3'000, c)));
        }
        CHECK_NOTHROW(target.run(""));
    }
}

TEST_CASE("the corpus stays small") {
    std::uintmax_t bytes = 0;
    std::size_t files = 0;
    for (const auto& entry : fs::recursive_directory_iterator(folder / "corpus")) {
        if (!entry.is_regular_file()) continue;
        bytes += entry.file_size();
        ++files;
    }
    CHECK(files <= 300);
    CHECK(bytes <= 500'000);
}
