#include <catch2/catch_test_macros.hpp>
#include <string>

#include "catalog/detail/written_json.hpp"

using namespace ask::catalog;
using namespace ask::catalog::detail;

namespace {

struct Broken {
    std::string text;
    TextPosition at;
    std::string told;
};

const Broken broken_texts[] = {
    {"", {1, 1}, "expected a value"},
    {"{\n  \"a\": }", {2, 8}, "expected a value"},
    {"{\"ä\": 1 \"b\": 2}", {1, 9}, "expected a comma or }"},
    {"[1\n 2]", {2, 2}, "expected a comma or ]"},
    {"{\"a\" 1}", {1, 6}, "expected a colon after \"a\""},
    {"{a: 1}", {1, 2}, "a member's name in double quotes"},
    {"{\"a\": 1,}", {1, 9}, "a member's name in double quotes"},
    {"[1, 2", {1, 6}, "and the file ends"},
    {"{} {}", {1, 4}, "nothing more after the value"},
    {"[\"a\n\"]", {1, 2}, "no closing quote"},
    {"[\"\\x\"]", {1, 2}, "an escape that JSON does not know"},
    {"[\"\t\"]", {1, 2}, "a raw tab"},
    {"[nul]", {1, 2}, "expected a value"},
    {"[01]", {1, 2}, "expected a value"},
    {"[\xEF\xBB\xBF"
     "1]",
     {1, 2},
     "no byte order mark"},
    {"[\n\"\xE4\"]", {2, 2}, "not UTF-8"},
    {"{\n \"a\": 1,\n \"a\": 2}", {3, 2}, "\"a\" is there twice"},
    {std::string(200, '['), {1, 130}, "deeper than 128"},
};

}    // namespace

TEST_CASE("what is no JSON is told with line, column and what was expected") {
    for (const Broken& broken : broken_texts) {
        const auto read = parse_written_json(broken.text);
        CAPTURE(broken.text);
        REQUIRE_FALSE(read);
        CHECK(read.error().at.line == broken.at.line);
        CHECK(read.error().at.column == broken.at.column);
        CHECK(read.error().message.find(broken.told) != std::string::npos);
        CHECK(read.error().message.find('\n') == std::string::npos);
    }
}

TEST_CASE("values are read with their bytes, and members with their pointers") {
    const std::string text =
        "\xEF\xBB\xBF{ \"a/b\": [1, \"\\u00e4\", null, true, {\"~\": -2.5e1}] }\n";
    const auto read = parse_written_json(text);
    REQUIRE(read);
    const WrittenNode* list = read->root.find("a/b");
    REQUIRE(list);
    CHECK(text.substr(list->begin, list->end - list->begin).starts_with("[1, "));
    CHECK(list->in[1].text == "ä");
    CHECK(list->in[2].is(WrittenKind::null));
    CHECK(list->in[4].in[0].pointer == "/a~1b/4/~0");
    CHECK(list->in[4].in[0].text == "-2.5e1");
    CHECK_FALSE(read->comment_at);
    CHECK_FALSE(read->root.find("c"));
    CHECK_FALSE(list->find("c"));
}

TEST_CASE("comments are read over and remembered") {
    for (const std::string text : {"// one\n{}", "/* one */ {}", "{} // one", "[1, /* two */ 2]"}) {
        const auto read = parse_written_json(text);
        CAPTURE(text);
        REQUIRE(read);
        CHECK(read->comment_at == text.find('/'));
    }
}
