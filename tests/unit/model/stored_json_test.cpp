#include <catch2/catch_test_macros.hpp>
#include <string>

#include "model/stored_json.hpp"

using namespace ask;
using model::parse_stored_json;

namespace {

std::string nested(std::size_t levels) {
    std::string text = "1";
    for (std::size_t i = 0; i < levels; ++i) text = "{\"a\":" + text + "}";
    return text;
}

}    // namespace

TEST_CASE("a stored document is read whole, up to 200 levels") {
    CHECK(parse_stored_json(R"({"a":[1]})").value() == Json{{"a", {1}}});
    CHECK(parse_stored_json(nested(200)).has_value());
}

TEST_CASE("what was spoilt in the store is refused, however deep it is") {
    using namespace std::string_literals;
    const std::string spoilt[] = {"", "{", "\0"s, nested(201), std::string(1'000'000, '[')};
    for (const std::string& text : spoilt) {
        const auto read = parse_stored_json(text);
        REQUIRE_FALSE(read);
        CHECK(read.error().code == errors::invalid);
    }
}
