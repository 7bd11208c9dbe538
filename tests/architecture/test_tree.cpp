// The rules of this folder, held against the tree itself.

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <string>
#include <vector>

#include "architecture/include_rules.hpp"
#include "architecture/size_rules.hpp"
#include "architecture/text_rules.hpp"

using namespace architecture;

namespace {

// What a rule would refuse and we keep, by the start of the fault, with the reason.
struct Exception {
    std::string fault;
    std::string reason;
};

const std::vector<Exception>& exceptions() {
    static const std::vector<Exception> table = {};
    return table;
}

bool is_excepted(const std::string& fault) {
    return std::ranges::any_of(exceptions(),
                               [&](const auto& e) { return fault.starts_with(e.fault); });
}

const std::vector<Source>& cpp_sources() {
    static const auto sources = read_sources(
        SKILLD_SOURCE_DIR, {"server", "handlers", "simulator", "tests", "bench"}, {".cpp", ".hpp"});
    return sources;
}

// Pictures, and what fuzzers made, are no texts.
std::vector<Source> only_texts(std::vector<Source> sources) {
    std::erase_if(sources, [](const Source& source) {
        return source.path.ends_with(".png") || source.path.starts_with("tests/fuzz/corpus/");
    });
    return sources;
}

const std::vector<Source>& all_texts() {
    static const auto sources = only_texts(read_sources(SKILLD_SOURCE_DIR,
                                                        {"server",
                                                         "handlers",
                                                         "simulator",
                                                         "tests",
                                                         "bench",
                                                         "cmake",
                                                         "config",
                                                         "docs",
                                                         "tools",
                                                         ".ci",
                                                         ".clang-format",
                                                         ".clang-tidy",
                                                         ".editorconfig",
                                                         ".gitignore",
                                                         "dev",
                                                         "README.md",
                                                         "CONTRIBUTING.md",
                                                         "SECURITY.md",
                                                         "CMakeLists.txt",
                                                         "CMakePresets.json",
                                                         "Dockerfile",
                                                         "docker-compose.yml",
                                                         "certs/README.md",
                                                         "certs/make-development.sh"},
                                                        {}));
    return sources;
}

template <class Rule>
void hold(const std::vector<Source>& sources, Rule rule) {
    REQUIRE_FALSE(sources.empty());
    std::string found;
    for (const Source& source : sources) {
        for (const std::string& fault : rule(source)) {
            if (!is_excepted(fault)) found += "\n" + fault;
        }
    }
    if (!found.empty()) FAIL_CHECK(found);
}

}    // namespace

TEST_CASE("every include of the tree keeps to the table of rooms") {
    hold(cpp_sources(), include_faults);
}

TEST_CASE("every room links only what the table allows it to include") {
    hold(read_sources(SKILLD_SOURCE_DIR, {"CMakeLists.txt"}, {}), link_faults);
}

TEST_CASE("every file, line and function of the tree is within its size") {
    hold(cpp_sources(), size_faults);
}

TEST_CASE("every text of the tree is clean and finished") {
    hold(all_texts(), text_faults);
}

TEST_CASE("every exception from the rules is still needed") {
    for (const auto& [fault, reason] : exceptions()) {
        const auto is_this = [&](const std::string& found) { return found.starts_with(fault); };
        const auto has_it = [&](const Source& source) {
            return std::ranges::any_of(include_faults(source), is_this) ||
                   std::ranges::any_of(size_faults(source), is_this);
        };
        INFO(fault << " (" << reason << ")");
        CHECK(std::ranges::any_of(cpp_sources(), has_it));
    }
}
