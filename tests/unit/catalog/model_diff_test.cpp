#include <catch2/catch_test_macros.hpp>
#include <string>

#include "catalog/model_diff.hpp"

using ask::catalog::line_diff;

TEST_CASE("a difference names the lines that go and those that come") {
    CHECK(line_diff("f", "a\nb\nc\n", "a\nb,\nx\nc\n") ==
          "--- f\n+++ f\n@@ -2,1 +2,2 @@\n-b\n+b,\n+x\n");
    CHECK(line_diff("f", "a\nb\n", "a\nx\nb\n") == "--- f\n+++ f\n@@ -1,0 +2,1 @@\n+x\n");
    CHECK(line_diff("f", "a\nb\nc\nd\n", "x\na\nb\nd\n") ==
          "--- f\n+++ f\n@@ -0,0 +1,1 @@\n+x\n@@ -3,1 +3,0 @@\n-c\n");
}

TEST_CASE("a new file is told as a whole, and sameness not at all") {
    CHECK(line_diff("f", "", "a\nb\n") == "--- /dev/null\n+++ f\n@@ -0,0 +1,2 @@\n+a\n+b\n");
    CHECK(line_diff("f", "a\n", "a\n").empty());
}

TEST_CASE("texts that differ throughout and are large are told as one change") {
    std::string before;
    std::string after;
    for (int i = 0; i < 3000; ++i) {
        before += std::to_string(i) + "\n";
        after += "x" + std::to_string(i) + "\n";
    }
    CHECK(line_diff("f", before, after).find("@@ -1,3000 +1,3000 @@\n") != std::string::npos);
}
