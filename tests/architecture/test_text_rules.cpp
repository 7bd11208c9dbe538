#include <catch2/catch_test_macros.hpp>
#include <string>

#include "architecture/text_rules.hpp"

using architecture::Source;
using architecture::text_faults;

namespace {

std::size_t faults_in(const std::string& text) {
    return text_faults(Source{"docs/a.md", text}).size();
}

}    // namespace

TEST_CASE("a planted tab, loose space, unfinished note or machine path is found") {
    const std::string slash = "/";    // spelled in parts: this file is held to the rule too
    const std::string planted[] = {
        "a\tb\n",
        "a \n",
        "a\r\n",
        "// TO" + std::string("DO: later\n"),
        "fix: FIX" + std::string("ME\n"),
        "XX" + std::string("X\n"),
        "see " + slash + "work/main\n",
        "cd " + slash + "home/ada/skilld\n",
        "https://registry." + std::string("npmjs.org/\n"),
        "no end",
    };
    for (const std::string& text : planted) {
        INFO(text);
        CHECK(faults_in(text) == 1);
    }
}

TEST_CASE("words that only contain a forbidden one are let through") {
    CHECK(faults_in("mktemp /tmp/x.XX"
                    "XXXX\n") == 0);
    CHECK(faults_in("mastoTO"
                    "DOnt\n") == 0);
    CHECK(faults_in("the home directory; work to do\n\n  indented\n") == 0);
    CHECK(faults_in("") == 0);
}
