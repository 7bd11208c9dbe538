#include "catalog/located_json.hpp"

#include <catch2/catch_test_macros.hpp>
#include <string>
#include <vector>

#include "support/scratch_folder.hpp"

using namespace ask::catalog;

namespace {

const std::string document = R"({
  "a": [1, "zwei", {"b/c": true}],
  "ä~": -2.5e1 , "last":
    null
})";

JsonFault fault_of(const std::string& text) {
    auto parsed = LocatedJson::parse(text);
    REQUIRE_FALSE(parsed);
    return parsed.error();
}

}    // namespace

TEST_CASE("every value and key is known by its line and column") {
    const auto parsed = LocatedJson::parse(document);
    REQUIRE(parsed);
    struct Row {
        const char* pointer;
        TextPosition key;
        TextPosition value;
    };
    for (const auto& [pointer, key, value] :
         {Row{"", {1, 1}, {1, 1}}, Row{"/a", {2, 3}, {2, 8}}, Row{"/a/0", {2, 9}, {2, 9}},
          Row{"/a/1", {2, 12}, {2, 12}}, Row{"/a/2", {2, 20}, {2, 20}},
          Row{"/a/2/b~1c", {2, 21}, {2, 28}}, Row{"/ä~0", {3, 3}, {3, 9}},
          Row{"/last", {3, 18}, {4, 5}}}) {
        INFO(pointer);
        CHECK(parsed->key_at(pointer) == key);
        CHECK(parsed->value_at(pointer) == value);
    }
    CHECK(parsed->root().at("a").at(2).at("b/c") == true);
}

TEST_CASE("a pointer that leads nowhere gives the nearest value around it") {
    const auto parsed = LocatedJson::parse(document);
    REQUIRE(parsed);
    CHECK(parsed->value_at("/a/9/x") == TextPosition{2, 8});
    CHECK(parsed->value_at("/nothing") == TextPosition{1, 1});
    CHECK(parsed->value_at("/a/1/x") == TextPosition{2, 12});
}

TEST_CASE("a key that stands twice is told with both places, and the last value is read") {
    const auto parsed = LocatedJson::parse(
        "{\"x\": {\"a\": 1,\n \"a\": {}},\n \"x\": [{\"k\": 1, "
        "\"k\": 2}]}");
    REQUIRE(parsed);
    const auto& keys = parsed->duplicate_keys();
    REQUIRE(keys.size() == 3);
    CHECK(keys[0].pointer == "/x/a");
    CHECK(keys[0].first == TextPosition{1, 8});
    CHECK(keys[0].again == TextPosition{2, 2});
    CHECK(keys[1].pointer == "/x");
    CHECK(keys[2].pointer == "/x/0/k");
    CHECK(parsed->root().at("x").at(0).at("k") == 2);
    CHECK(parsed->value_at("/x") == TextPosition{3, 7});
}

TEST_CASE("broken JSON gives line, column, what was met and what was expected") {
    struct Row {
        std::string text;
        TextPosition at;
        std::string message;
    };
    const std::vector<Row> rows{
        {"{\"a\": }", {1, 7}, "unexpected '}'; expected a value"},
        {"{\n \"a\" 1}", {2, 6}, "unexpected number; expected ':'"},
        {"{\"a\": 1\n \"b\": 2}", {2, 2}, "unexpected text in quotes; expected ',' or '}'"},
        {"[1 2]", {1, 4}, "unexpected number; expected ',' or ']'"},
        {"{\"a\": 1,}", {1, 9}, "unexpected '}'; expected a name in double quotes"},
        {"[1,]", {1, 4}, "unexpected ']'; expected a value"},
        {"{\"a\": [1", {1, 9}, "unexpected end of input; expected ',' or ']'"},
        {"{} {}", {1, 4}, "unexpected '{'; expected end of input"},
        {"{\n // why\n}", {2, 2}, "has a comment here; JSON has none; expected a value or a key"},
        {"", {1, 1}, "is empty; expected a JSON object"},
        {" \n ", {1, 1}, "is empty; expected a JSON object"},
        {"\"\\x\"", {1, 3}, "invalid string: forbidden character after backslash"},
        {"[\"ü\", tru]",
         {1, 10},
         "invalid literal; expected a value: {, [, a text, a number, true, false or null"},
    };
    for (const auto& [text, at, message] : rows) {
        INFO(text);
        const JsonFault fault = fault_of(text);
        CHECK(fault.rule == json_rules::syntax);
        CHECK(fault.message == message);
        CHECK(fault.at.line == at.line);
        CHECK(fault.at.column == at.column);
    }
}

TEST_CASE("a megabyte of broken text gives one short line") {
    const JsonFault fault = fault_of("[\"" + std::string(1'000'000, 'a'));
    CHECK(fault.message.size() < 100);
    CHECK(fault.at.line == 1);
}

TEST_CASE("what is no UTF-8 is told for what it is") {
    struct Row {
        std::string text;
        TextPosition at;
        std::string message;
    };
    const std::vector<Row> rows{
        {std::string("\xFF\xFE{\0}\0", 6), {1, 1}, "is written in UTF-16: save it as UTF-8"},
        {std::string("\0{\0}", 4), {1, 1}, "is written in UTF-16: save it as UTF-8"},
        {std::string("{\0\0\0}\0\0\0", 8), {1, 1}, "is written in UTF-32: save it as UTF-8"},
        {std::string("\0\0\xFE\xFF\0\0\0{", 8), {1, 1}, "is written in UTF-32: save it as UTF-8"},
        {"{\n\"a\": \"caf\xE9\"}", {2, 10}, "is not UTF-8: the byte 0xE9 stands here"},
        {"[\"\xED\xA0\x80\"]", {1, 3}, "is not UTF-8: the byte 0xED stands here"},
        {"[\"\xC0\xAF\"]", {1, 3}, "is not UTF-8: the byte 0xC0 stands here"},
        {std::string("{\"a\": \"\0\"}", 10), {1, 8}, "has a NUL byte here"},
    };
    for (const auto& [text, at, message] : rows) {
        INFO(message);
        const JsonFault fault = fault_of(text);
        CHECK(fault.rule == json_rules::encoding);
        CHECK(fault.message == message);
        CHECK(fault.at == at);
    }
}

TEST_CASE("a byte order mark is passed over, and columns begin after it") {
    const auto parsed = LocatedJson::parse("\xEF\xBB\xBF{\"a\": 1}");
    REQUIRE(parsed);
    CHECK(parsed->has_byte_order_mark());
    CHECK(parsed->key_at("/a") == TextPosition{1, 2});
    CHECK_FALSE(LocatedJson::parse("{}")->has_byte_order_mark());
}

TEST_CASE("what nests without end or holds too much is refused before it costs anything") {
    const std::string opened(900'000, '[');
    CHECK(fault_of(opened).rule == json_rules::depth);
    CHECK(fault_of(opened).at.column == 65);
    std::string objects;
    for (int i = 0; i < 100'000; ++i) objects += "{\"a\":";
    CHECK(fault_of(objects).rule == json_rules::depth);
    std::string values = "[1";
    for (int i = 0; i < 60'000; ++i) values += ",1";
    CHECK(fault_of(values + "]").rule == json_rules::too_large);
    CHECK(fault_of(std::string((1U << 20U) + 1, ' ')).rule == json_rules::too_large);
    CHECK(LocatedJson::parse(std::string(64, '[') + std::string(64, ']')).has_value());
}

TEST_CASE("a file is read in place, and its faults do not repeat its name") {
    const ask::tests::ScratchFolder folder;
    CHECK(LocatedJson::read(folder.write("a.json", "{}")).has_value());
    const auto absent = LocatedJson::read(folder.path() / "b.json");
    REQUIRE_FALSE(absent);
    CHECK(absent.error().rule == json_rules::unreadable);
    CHECK(absent.error().message == "is not there: check the path");
    CHECK(LocatedJson::read(folder.path()).error().rule == json_rules::unreadable);
    const auto large = LocatedJson::read(folder.write("c.json", std::string(11, ' ')),
                                         {.bytes = 10, .depth = 5, .values = 5});
    CHECK(large.error().rule == json_rules::too_large);
}

TEST_CASE("a document may be moved") {
    auto first = LocatedJson::parse(document);
    REQUIRE(first);
    const LocatedJson second = std::move(*first);
    CHECK(second.value_at("/a/2/b~1c") == TextPosition{2, 28});
}

TEST_CASE("pointers are joined and split by RFC 6901") {
    CHECK(join_pointer("/a", "b/c~d") == "/a/b~1c~0d");
    CHECK(split_pointer("/a/b~1c~0d/") == std::vector<std::string>{"a", "b/c~d", ""});
    CHECK(split_pointer("").empty());
}
