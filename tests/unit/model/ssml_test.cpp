#include "model/ssml.hpp"

#include <catch2/catch_test_macros.hpp>

using namespace ask::model;

namespace {

struct Case {
    std::string from;
    std::string to;
};

}    // namespace

TEST_CASE("text is escaped for SSML") {
    for (const Case& c : {
             Case{"", ""},
             Case{"Cave Quest", "Cave Quest"},
             Case{"Fish & Chips", "Fish &amp; Chips"},
             Case{"<break/>", "&lt;break/&gt;"},
             Case{"\"it's\"", "&quot;it&apos;s&quot;"},
             Case{"&apos; &amp;", "&amp;apos; &amp;amp;"},
             Case{"a\tb\nc\rd", "a\tb\nc\rd"},
             Case{std::string("a\x00-\x08\x0B\x0C\x1F-c", 9), "a--c"},
             Case{"caf\xC3\xA9 \xF0\x9F\x98\x80", "caf\xC3\xA9 \xF0\x9F\x98\x80"},
             Case{"a\xEF\xBF\xBE\xEF\xBF\xBF"
                  "b",
                  "ab"},
             Case{"a\xED\xA0\x80"
                  "b",
                  "ab"},
             Case{"a\xFF\xC0\xAF"
                  "b\xE2\x82",
                  "ab"},
             Case{"\xF4\x8F\xBF\xBD", "\xF4\x8F\xBF\xBD"},
             Case{"\xF4\x90\x80\x80", ""},
         }) {
        CAPTURE(c.from);
        CHECK(escape_ssml(c.from) == c.to);
    }
}

TEST_CASE("characters are counted as UTF-16 does, bad bytes one each") {
    CHECK(count_characters("") == 0);
    CHECK(count_characters("abc") == 3);
    CHECK(count_characters("caf\xC3\xA9") == 4);
    CHECK(count_characters("\xE2\x82\xAC") == 1);
    CHECK(count_characters("\xF0\x9F\x98\x80") == 2);
    CHECK(count_characters("a\xFF\xE2\x82") == 4);
    CHECK(count_characters(std::string(8'000, 'x')) == 8'000);
}

TEST_CASE("SSML is reduced to its words") {
    for (const Case& c : {
             Case{"<speak>Hello <emphasis level=\"strong\">world</emphasis>!</speak>",
                  "Hello world!"},
             Case{"<speak><p>One.</p><p>Two.</p></speak>", "One. Two."},
             Case{"<speak>One<break time='1s'/>two</speak>", "One two"},
             Case{"<speak>A <audio src=\"https://x/a>b.mp3\"/> B</speak>", "A B"},
             Case{"Fish &amp; Chips &lt;3 &quot;it&apos;s&quot;", "Fish & Chips <3 \"it's\""},
             Case{"&#65;&#x42;&#8364;&#x1F600;", "AB\xE2\x82\xAC\xF0\x9F\x98\x80"},
             Case{"AT&T & co &bogus; &#xD800; &#0; &#99999999; &",
                  "AT&T & co &bogus; &#xD800; &#0; &#99999999; &"},
             Case{"&#32;one&#x20; &#10;two&#9;", "one two"},
             Case{"a<!-- b > c -->d", "ad"},
             Case{"  spaces \n\t and   lines  ", "spaces and lines"},
             Case{"never closed <break time=\"1s", "never closed"},
             Case{"never closed <!-- x", "never closed"},
             Case{"<speak></speak>", ""},
             Case{"bad\xFF bytes", "bad\xFF bytes"},
         }) {
        CAPTURE(c.from);
        CHECK(strip_ssml(c.from) == c.to);
    }
}

TEST_CASE("what was escaped comes back when it is stripped") {
    const std::string name = "Tom & Jerry's \"<Best>\" \xF0\x9F\x98\x80";
    CHECK(strip_ssml("<speak>" + escape_ssml(name) + "</speak>") == name);
}
