#include <catch2/catch_test_macros.hpp>
#include <string>

#include "catalog/detail/json_edit.hpp"

using namespace ask::catalog::detail;

namespace {

WrittenNode root_of(const std::string& text) {
    auto read = parse_written_json(text);
    if (!read) throw std::runtime_error(read.error().message);
    return std::move(read->root);
}

const OrderedJson thing{{"id", "b"}, {"list", {1, 2}}, {"none", OrderedJson::array()}};

// The same thing, put at the end of "a" in files of many hands.
struct Layout {
    std::string before;
    std::string after;
};

const Layout layouts[] = {
    // In lines, indented by two, four, a tab; with the line ends of Windows.
    {"{\n  \"a\": [\n    {\n      \"id\": \"a\"\n    }\n  ]\n}\n",
     "{\n  \"a\": [\n    {\n      \"id\": \"a\"\n    },\n    {\n      \"id\": \"b\",\n      "
     "\"list\": [\n"
     "        1,\n        2\n      ],\n      \"none\": []\n    }\n  ]\n}\n"},
    {"{\n    \"a\": [\n        1\n    ]\n}",
     "{\n    \"a\": [\n        1,\n        {\n            \"id\": \"b\",\n            \"list\": [\n"
     "                1,\n                2\n            ],\n            \"none\": []\n        }\n"
     "    ]\n}"},
    {"{\n\t\"a\": []\n}",
     "{\n\t\"a\": [\n\t\t{\n\t\t\t\"id\": \"b\",\n\t\t\t\"list\": "
     "[\n\t\t\t\t1,\n\t\t\t\t2\n\t\t\t],\n"
     "\t\t\t\"none\": []\n\t\t}\n\t]\n}"},
    {"{\r\n \"a\": [\r\n  1\r\n ]\r\n}",
     "{\r\n \"a\": [\r\n  1,\r\n  {\r\n   \"id\": \"b\",\r\n   \"list\": [\r\n    1,\r\n    2\r\n  "
     " ],\r\n"
     "   \"none\": []\r\n  }\r\n ]\r\n}"},
    // One thing a line, as people write slot values; with and without blanks within braces.
    {"{\n  \"a\": [\n    {\"id\": \"a\"}\n  ]\n}",
     "{\n  \"a\": [\n    {\"id\": \"a\"},\n    {\"id\": \"b\", \"list\": [1, 2], \"none\": []}\n  "
     "]\n}"},
    {"{\n  \"a\": [\n    { \"id\": \"a\" }\n  ]\n}",
     "{\n  \"a\": [\n    { \"id\": \"a\" },\n    { \"id\": \"b\", \"list\": [ 1, 2 ], \"none\": [] "
     "}\n"
     "  ]\n}"},
    // All in one line, with blanks and without any.
    {R"({"a": [1]})", R"({"a": [1, {"id": "b", "list": [1, 2], "none": []}]})"},
    {R"({"a":[1]})", R"({"a":[1,{"id":"b","list":[1,2],"none":[]}]})"},
    {R"({"a":[]})", R"({"a":[{"id":"b","list":[1,2],"none":[]}]})"},
    // A comment and a byte order mark stay.
    {"\xEF\xBB\xBF{\n  \"a\": [\n    {\"id\": 1}  // one\n  ]\n}",
     "\xEF\xBB\xBF{\n  \"a\": [\n    {\"id\": 1},\n    {\"id\": \"b\", \"list\": [1, 2], \"none\": "
     "[]}  // one\n  ]\n}"},
};

}    // namespace

TEST_CASE("what is added looks like what is there, and what is there keeps its bytes") {
    for (const Layout& layout : layouts) {
        CAPTURE(layout.before);
        const WrittenNode root = root_of(layout.before);
        JsonEdit edit(layout.before);
        edit.append(*root.find("a"), {thing});
        CHECK(edit.text() == layout.after);
        CHECK(parse_written_json(edit.text()));
    }
}

TEST_CASE("members are added behind the last, to an empty object, and in place of a null") {
    const std::string text = "{\n  \"a\": {},\n  \"b\": null\n}";
    const WrittenNode root = root_of(text);
    OrderedJson member = OrderedJson::object();
    member["c"] = 1;
    JsonEdit edit(text);
    CHECK(edit.empty());
    edit.add_members(root, member);
    edit.add_members(*root.find("a"), member);
    edit.replace(*root.find("b"), OrderedJson::array({2}));
    CHECK(edit.text() ==
          "{\n  \"a\": {\n    \"c\": 1\n  },\n  \"b\": [\n    2\n  ],\n  \"c\": 1\n}");
}

TEST_CASE("an empty list that holds a comment keeps it") {
    const std::string text = "{\n  \"a\": [\n    // none yet\n  ]\n}";
    const WrittenNode root = root_of(text);
    JsonEdit edit(text);
    edit.append(*root.find("a"), {OrderedJson(1)});
    CHECK(edit.text() == "{\n  \"a\": [\n    // none yet\n    1\n  ]\n}");
}

TEST_CASE("texts are written in their own letters") {
    const std::string text = R"({"a": ["ä"]})";
    const WrittenNode root = root_of(text);
    JsonEdit edit(text);
    edit.append(*root.find("a"), {OrderedJson("日本 \" \\")});
    CHECK(edit.text() == R"({"a": ["ä", "日本 \" \\"]})");
}
