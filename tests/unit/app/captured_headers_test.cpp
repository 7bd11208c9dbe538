#include <catch2/catch_test_macros.hpp>
#include <string>
#include <utility>
#include <vector>

#include "app/detail/captured_headers.hpp"

using ask::app::detail::parse_captured_headers;
using Fields = std::vector<std::pair<std::string, std::string>>;

TEST_CASE("captured headers are read in every form in which people keep them") {
    const Fields expected{{"Signature-256", "abc="}, {"Host", "skill.test:443"}};
    for (const std::string text :
         {"Signature-256: abc=\nHost: skill.test:443",
          "Signature-256:abc=\nHost:  skill.test:443 \n",
          "POST / HTTP/1.1\r\nSignature-256: abc=\r\nHost: skill.test:443\r\n\r\n",
          ":method: POST\n:path: /\nSignature-256: abc=\nHost: skill.test:443\n",
          "\n\nSignature-256: abc=\nHost: skill.test:443\n\n{\"body\": 1}",
          "\xEF\xBB\xBFSignature-256: abc=\nHost: skill.test:443\n"}) {
        INFO(text);
        const auto headers = parse_captured_headers(text);
        REQUIRE(headers);
        CHECK(headers->fields() == expected);
    }
}

TEST_CASE("a JSON object of headers is read, with several values as an array") {
    const auto headers = parse_captured_headers(R"( {"Host": "a", "X": ["1", "2"], "Y": []})");
    REQUIRE(headers);
    CHECK(headers->fields() == Fields{{"Host", "a"}, {"X", "1"}, {"X", "2"}});
    CHECK(headers->count("x") == 2);
}

TEST_CASE("a repeated header stays repeated, and an empty one empty") {
    const auto headers = parse_captured_headers("A: 1\na: 2\nB:\n");
    REQUIRE(headers);
    CHECK(headers->fields() == Fields{{"A", "1"}, {"a", "2"}, {"B", ""}});
}

TEST_CASE("what is no header is refused with its place") {
    const std::vector<std::pair<std::string, std::string>> rows{
        {"A: 1\nnonsense\n", "line 2"}, {"A: 1\n folded\n", "line 2"}, {"A : 1\n", "line 1"},
        {"A: 1\n: 2\n", "line 2"},      {R"({"A": 1})", "/A"},         {R"({"A": ["1", 2]})", "/A"},
        {R"({"A": [["1"]]})", "/A"},    {"{\"A\": ", "JSON"}};
    for (const auto& [text, place] : rows) {
        INFO(text);
        const auto headers = parse_captured_headers(text);
        REQUIRE_FALSE(headers);
        CHECK(headers.error().context.find(place) != std::string::npos);
    }
}

TEST_CASE("no text has no headers") {
    CHECK(parse_captured_headers("")->fields().empty());
}
