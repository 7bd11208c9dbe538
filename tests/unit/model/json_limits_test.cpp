#include <catch2/catch_test_macros.hpp>
#include <string>

#include "unit/model/envelopes.hpp"

using namespace ask;
using namespace ask::model;
using namespace ask::tests;

namespace {

std::string repeat(std::string_view piece, std::size_t times) {
    std::string text;
    for (std::size_t i = 0; i < times; ++i) text += piece;
    return text;
}

// An envelope whose brackets nest `depth` deep, its own two included.
std::string nested(std::size_t depth, std::string_view open, std::string_view close) {
    return R"({"request":{"type":"LaunchRequest","task":)" + repeat(open, depth - 2) + "1" +
           repeat(close, depth - 2) + "}}";
}

ErrorCode refusal(std::string_view body) {
    const auto envelope = parse_request_envelope(body);
    return envelope ? ErrorCode{"none"} : envelope.error().code;
}

}    // namespace

TEST_CASE("nesting is read to a depth of 64 and refused beyond") {
    CHECK(parse_request_envelope(nested(64, "[", "]")));
    CHECK(refusal(nested(65, "[", "]")) == not_json);
    CHECK(parse_request_envelope(nested(64, R"({"a":)", "}")));
    CHECK(refusal(nested(65, R"({"a":)", "}")) == not_json);
}

TEST_CASE("brackets inside strings do not nest") {
    const std::string brackets = repeat("[{", 100);
    const auto envelope = parse_request_envelope(
        R"({"request":{"type":"LaunchRequest","requestId":"\"\\)" + brackets + R"("}})");
    REQUIRE(envelope);
    CHECK(envelope->request.id.text() == "\"\\" + brackets);
}

TEST_CASE("brackets side by side do not nest") {
    CHECK(parse_request_envelope(R"({"request":{"type":"LaunchRequest"},"list":[)" +
                                 repeat("[],", 1000) + "[]]}"));
}

TEST_CASE("a body of nothing but brackets is refused without a deep stack") {
    for (const char* piece : {"[", "{", R"({"a":)", R"([{"a":)", "]", "}", "[]"}) {
        CAPTURE(piece);
        CHECK(refusal(repeat(piece, 256UL * 1024 / 2)) == not_json);
    }
}

TEST_CASE("what is not one whole JSON text is refused") {
    const std::string good = R"({"request":{"type":"LaunchRequest"}})";
    const std::string with_nul = good + std::string(1, '\0');
    for (const std::string& body :
         {std::string(), std::string(" "), std::string("{"), good + "x", good + good, with_nul,
          with_nul + "junk", good.substr(0, good.size() - 1), "// comment\n" + good,
          std::string("{'request':{}}"), std::string(R"({"a":01})"), std::string(R"({"a":1,})"),
          std::string("\"\n\""), std::string(R"("\u12")"), std::string("\xEF\xBB"),
          std::string(R"({"a":NaN})")}) {
        CAPTURE(body);
        CHECK(refusal(body) == not_json);
    }
}

TEST_CASE("ill-formed UTF-8 and lone surrogates are not JSON") {
    for (const char* text : {"\xFF", "\xC0\xAF", "\xED\xA0\x80", "\xF4\x90\x80\x80", "\xE2\x82",
                             "\\ud800", "\\udc00x", "\\ud800\\ud800"}) {
        CAPTURE(text);
        CHECK(refusal(R"({"request":{"type":"LaunchRequest","requestId":")" + std::string(text) +
                      "\"}}") == not_json);
    }
}

TEST_CASE("text in any script, escaped or not, reads the same") {
    const auto id = [](const std::string& text) {
        return parsed(R"({"request":{"type":"LaunchRequest","requestId":")" + text + "\"}}")
            .request.id.text();
    };
    CHECK(id("caf\xC3\xA9 \xF0\x9F\x98\x80") == "caf\xC3\xA9 \xF0\x9F\x98\x80");
    CHECK(id("caf\\u00e9 \\ud83d\\ude00") == "caf\xC3\xA9 \xF0\x9F\x98\x80");
}

TEST_CASE("a leading byte order mark is skipped") {
    CHECK(parse_request_envelope("\xEF\xBB\xBF{\"request\":{\"type\":\"LaunchRequest\"}}"));
}

TEST_CASE("of equal keys the last one counts") {
    const auto envelope = parsed(R"({"request":{"type":"A"},"request":{"type":"B","type":"C"}})");
    CHECK(envelope.request.type == "C");
}

TEST_CASE("long integers are read, numbers beyond a double's range are refused") {
    CHECK(parse_request_envelope(R"({"request":{"type":"T","n":123456789012345678901234567890}})"));
    CHECK(parse_request_envelope(R"({"request":{"type":"T","n":-0.0e-400}})"));
    CHECK(refusal(R"({"request":{"type":"T","n":1e400}})") == not_json);
    CHECK(refusal(R"({"request":{"type":"T","n":)" + repeat("9", 200'000) + "}}") == not_json);
}
