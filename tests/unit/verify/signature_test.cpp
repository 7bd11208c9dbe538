#include "verify/signature.hpp"

#include <catch2/catch_test_macros.hpp>
#include <string>
#include <thread>
#include <vector>

#include "support/alexa_pki.hpp"

using namespace ask;
using namespace ask::tests;
using namespace std::string_literals;
using verify::check_legacy_signature;
using verify::check_signature;

namespace {

const verify::Chain& alexa() {
    static const verify::Chain chain =
        verify::Chain::validate(pki().chain, pki().trust, noon).value();
    return chain;
}

std::string replaced(std::string text, char from, char to) {
    for (char& c : text) c = c == from ? to : c;
    return text;
}

}    // namespace

TEST_CASE("a signature holds for the very bytes that were signed, whatever they are") {
    const std::string utf8 = "caf\xC3\xA9 \xF0\x9F\x8E\x89";
    const std::vector<std::string> bodies{"",
                                          "{}",
                                          R"({"text":")" + utf8 + R"( \u00e9 \uD83C\uDF89"})",
                                          "\xEF\xBB\xBF{\"version\":\"1.0\"}",
                                          "{\r\n \"a\": 1e400, \"a\": 2 }\r\n  ",
                                          "nul \0 within and at the end \0"s,
                                          "\xFF\xFE not UTF-8 \x80",
                                          std::string(300'000, 'x')};
    for (const std::string& body : bodies) {
        INFO(body.substr(0, 60));
        const std::string signature = signed_by_alexa(body);
        CHECK(check_signature(alexa(), body, signature));
        CHECK(reason(check_signature(alexa(), body + " ", signature)) == "signature_mismatch");
        CHECK(reason(check_signature(alexa(), " " + body, signature)) == "signature_mismatch");
    }
}

TEST_CASE("a body that means the same but was written anew does not hold") {
    const std::string body = R"({"a":"\u00e9","b":1})";
    const std::string signature = signed_by_alexa(body);
    for (const std::string other : {R"({"a":"\u00E9","b":1})",
                                    R"({"a":")"
                                    "\xC3\xA9"
                                    R"(","b":1})",
                                    R"({"b":1,"a":"\u00e9"})", R"({"a": "\u00e9","b":1})"}) {
        INFO(other);
        CHECK(reason(check_signature(alexa(), other, signature)) == "signature_mismatch");
    }
}

TEST_CASE("only standard base64 with full padding is a signature") {
    const std::string body = "body 3";
    const std::string good = signed_by_alexa(body);
    REQUIRE(good.ends_with("=="));
    const std::string bare = good.substr(0, good.size() - 2);
    std::vector<std::string> wrong{"",
                                   "  ",
                                   "=",
                                   "==",
                                   "====",
                                   "A",
                                   "AA",
                                   "AAA",
                                   "A===",
                                   "AA=A",
                                   bare,
                                   bare + "=",
                                   good + "=",
                                   good + "====",
                                   good + "AAAA",
                                   bare + "%3D%3D",
                                   good.substr(0, 76) + "\n" + good.substr(76),
                                   good.substr(0, 80) + " " + good.substr(80),
                                   "not base64 at all!",
                                   good + "\0"s,
                                   "\xC3\xA9" + "AA"s};
    if (good.find('+') != std::string::npos) {
        wrong.push_back(replaced(good, '+', ' '));
        wrong.push_back(replaced(good, '+', '-'));
    }
    if (good.find('/') != std::string::npos) wrong.push_back(replaced(good, '/', '_'));
    for (const std::string& text : wrong) {
        INFO(text);
        const Result<void> result = check_signature(alexa(), body, text);
        CHECK_FALSE(result);
        const bool decodes = text == good + "AAAA";
        if (!decodes) CHECK(reason(result) == "signature_not_base64");
    }
    CHECK(check_signature(alexa(), body, " \t" + good + "\t "));
}

TEST_CASE("a last digit with bits that carry nothing is no base64") {
    const std::string good = signed_by_alexa("body");
    std::string odd = good;
    odd[odd.size() - 3] = static_cast<char>(odd[odd.size() - 3] + 1);    // A, Q, g or w before "=="
    CHECK(reason(check_signature(alexa(), "body", odd)) == "signature_not_base64");
}

TEST_CASE("a signature by another key, with another digest or of another length does not hold") {
    const std::string body = "body";
    const std::string foreign = simulator::sign_sha256(pki().middle.private_key_pem, body);
    const std::string legacy = simulator::sign_sha1(pki().leaf.private_key_pem, body);
    for (const std::string& text :
         {foreign, legacy, "AAAA"s, std::string(344, 'A'), std::string(4096, 'A')}) {
        CHECK(reason(check_signature(alexa(), body, text)) == "signature_mismatch");
    }
}

TEST_CASE("the legacy check holds for SHA-1 and for nothing else") {
    const std::string legacy = simulator::sign_sha1(pki().leaf.private_key_pem, "body");
    CHECK(check_legacy_signature(alexa(), "body", legacy));
    CHECK(reason(check_legacy_signature(alexa(), "Body", legacy)) == "signature_mismatch");
    CHECK_FALSE(check_legacy_signature(alexa(), "body", signed_by_alexa("body")));
}

TEST_CASE("many threads check signatures of one chain at once") {
    const std::string signature = signed_by_alexa("body");
    const verify::Chain& chain = alexa();
    std::vector<int> held(4, 0);
    {
        std::vector<std::jthread> threads;
        for (int& count : held) {
            threads.emplace_back([&count, &signature, &chain] {
                for (int i = 0; i < 25; ++i)
                    count += check_signature(chain, "body", signature) ? 1 : 0;
            });
        }
    }
    CHECK(held == std::vector<int>(4, 25));
}
