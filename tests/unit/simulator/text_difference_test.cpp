#include "simulator/detail/text_difference.hpp"

#include <catch2/catch_test_macros.hpp>
#include <string>

namespace {

using ask::simulator::detail::text_difference;

// The column of the mark, and the column in the line of what came where it points to.
std::string marked_letter(const std::string& told) {
    const std::size_t came = told.find("\n  came:     ") + 1;
    const std::size_t mark = told.find_last_of('\n') + 1;
    const std::string line = told.substr(came, told.find('\n', came) - came);
    const std::size_t column = told.size() - mark - 1;
    return column < line.size() ? line.substr(column, 1) : "";
}

}    // namespace

TEST_CASE("texts are shown below each other with a mark where they part") {
    CHECK(text_difference("Welcome, explorer.", "Welcome, pirate.") ==
          "other words from letter 10 on\n"
          "  expected: Welcome, explorer.\n"
          "  came:     Welcome, pirate.\n"
          "                     ^");
    CHECK(text_difference("One", "").find("came:     (nothing)") != std::string::npos);
    CHECK(text_difference("One two", "One").find("from letter 4 on") != std::string::npos);
}

TEST_CASE("letters are counted, not bytes, and none is cut") {
    const std::string told = text_difference("Schön für Käthe ü", "Schön für Käthe ö");
    CHECK(told.find("from letter 17 on") != std::string::npos);
    CHECK(told.ends_with("\n" + std::string(12 + 16, ' ') + "^"));
    CHECK(told.find("Käthe ö") != std::string::npos);
}

TEST_CASE("of long texts the part around the difference is shown, on one line") {
    const std::string before(500, 'a');
    const std::string after(500, 'z');
    const std::string told = text_difference(before + "X\n" + after, before + "Y\n" + after);
    CHECK(told.size() < 300);
    CHECK(told.find("from letter 501 on") != std::string::npos);
    CHECK(told.find("X z") != std::string::npos);
    const std::string plain =
        text_difference(std::string(20, 'a') + "X", std::string(20, 'a') + "Y");
    CHECK(marked_letter(plain) == "Y");
}
