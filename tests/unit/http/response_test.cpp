#include <catch2/catch_test_macros.hpp>
#include <vector>

#include "http/client.hpp"
#include "http/detail/outgoing.hpp"
#include "http/detail/response_head.hpp"
#include "http/detail/response_reader.hpp"

using namespace ask;
using namespace ask::http;
using detail::ResponseReader;
using Step = ResponseReader::Step;

namespace {

struct Outcome {
    Step step = Step::more;
    Error error{{}, {}};
    Response response{};
    std::string left;
};

Outcome read_in_pieces(const std::string& all, std::size_t piece, bool orderly,
                       bool to_head = false) {
    ResponseReader reader({.to_head = to_head, .header_bytes = 256, .body_bytes = 16});
    Outcome outcome;
    for (std::size_t at = 0; outcome.step == Step::more && at < all.size(); at += piece) {
        outcome.left += all.substr(at, piece);
        outcome.step = reader.feed(outcome.left);
    }
    if (outcome.step == Step::more) outcome.step = reader.end(orderly);
    if (outcome.step == Step::failed) outcome.error = reader.error();
    if (outcome.step == Step::complete) outcome.response = reader.take();
    return outcome;
}

const std::string ok = "HTTP/1.1 200 OK\r\n";

}    // namespace

TEST_CASE("a response reads the same however its bytes are cut") {
    struct Row {
        std::string text;
        unsigned status;
        std::string body;
        bool close;
    };
    const std::vector<Row> rows{
        {ok + "Content-Length: 5\r\n\r\nhello", 200, "hello", false},
        {ok + "Content-Length: 0\r\nConnection: close\r\n\r\n", 200, "", true},
        {ok + "Transfer-Encoding: chunked\r\n\r\n2\r\nhe\r\n3\r\nllo\r\n0\r\n\r\n", 200, "hello",
         false},
        {ok + "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 200, "", false},
        {"HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 x\r\nLink: y\r\n\r\n" + ok +
             "Content-Length: 1\r\n\r\nx",
         200, "x", false},
        {"HTTP/1.1 204 No Content\r\n\r\n", 204, "", false},
        {"HTTP/1.1 302 Found\r\nLocation: https://b/\r\nContent-Length: 0\r\n\r\n", 302, "", false},
        {ok + "\r\nhello", 200, "hello", true},
        {"HTTP/1.0 200 OK\r\nContent-Length: 1\r\n\r\nx", 200, "x", true},
    };
    for (const Row& row : rows) {
        for (const std::size_t piece : {1U, 3U, 1000U}) {
            CAPTURE(row.text, piece);
            const Outcome outcome = read_in_pieces(row.text, piece, true);
            REQUIRE(outcome.step == Step::complete);
            CHECK(outcome.response.status == row.status);
            CHECK(outcome.response.body == row.body);
            CHECK(outcome.response.close == row.close);
            CHECK(outcome.left.empty());
        }
    }
}

TEST_CASE("the answer to HEAD has no body, whatever its length says") {
    const Outcome outcome = read_in_pieces(ok + "Content-Length: 9999\r\n\r\n", 7, true, true);
    REQUIRE(outcome.step == Step::complete);
    CHECK(*outcome.response.headers.find("content-length") == "9999");
}

TEST_CASE("a response that lies, is cut off or is none is an error") {
    struct Row {
        std::string text;
        bool orderly;
        ErrorCode code;
    };
    const std::vector<Row> rows{
        {"", true, connection_broken},
        {"HTTP/1.1 20", true, connection_broken},
        {ok + "Content-Le", true, connection_broken},
        {ok + "Content-Length: 5\r\n\r\nhell", true, connection_broken},
        {ok + "Transfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n", true, connection_broken},
        {ok + "\r\nhello", false, connection_broken},
        {"SSH-2.0-OpenSSH\r\n", true, bad_response},
        {"HTTP/1.1 abc OK\r\n\r\n", true, bad_response},
        {"HTTP/1.1 099 x\r\n\r\n", true, bad_response},
        {"HTTP/1.1 101 Switching\r\n\r\n", true, bad_response},
        {ok + "Content-Length: 5\r\nContent-Length: 6\r\n\r\nhello!", true, bad_response},
        {ok + "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n", true, bad_response},
        {ok + "Transfer-Encoding: gzip\r\n\r\nx", true, bad_response},
        {ok + "X: " + std::string(300, 'x') + "\r\n\r\n", true, bad_response},
        {ok + "Transfer-Encoding: chunked\r\n\r\nzz\r\n", true, bad_response},
        {ok + "Content-Length: 17\r\n\r\n", true, errors::too_large},
        {ok + "Transfer-Encoding: chunked\r\n\r\n11\r\n", true, errors::too_large},
        {ok + "Transfer-Encoding: chunked\r\n\r\n0x\r\n", true, connection_broken},
        {ok + "\r\n" + std::string(17, 'x'), true, errors::too_large},
    };
    for (const Row& row : rows) {
        for (const std::size_t piece : {1U, 1000U}) {
            CAPTURE(row.text, piece);
            const Outcome outcome = read_in_pieces(row.text, piece, row.orderly);
            REQUIRE(outcome.step == Step::failed);
            CHECK(outcome.error.code.name == row.code.name);
        }
    }
}

TEST_CASE("endless interim answers are not waited for") {
    std::string text;
    for (int i = 0; i < 20; ++i) text += "HTTP/1.1 100 Continue\r\n\r\n";
    CHECK(read_in_pieces(text, 1000, true).error.code == bad_response);
}

TEST_CASE("the client writes Host and Content-Length itself and refuses fields that break lines") {
    OutgoingRequest request;
    request.method = "POST";
    request.body = "abc";
    request.headers.add("Authorization", "Bearer x");
    request.headers.add("Host", "evil");
    request.headers.add("Content-length", "7");
    const Url url = *parse_url("https://a.example:444/p?q");
    CHECK(*detail::request_head(request, url) ==
          "POST /p?q HTTP/1.1\r\nHost: a.example:444\r\nAuthorization: Bearer x\r\n"
          "Content-Length: 3\r\n\r\n");
    const std::vector<Headers::Field> broken{{"X", "a\r\nY: b"},
                                             {"X", "a\nb"},
                                             {"X\r\n", "a"},
                                             {"X Y", "a"},
                                             {"", "a"},
                                             {"X:", "a"},
                                             {"X", std::string("a\0b", 3)}};
    for (const auto& [name, value] : broken) {
        CAPTURE(name, value);
        OutgoingRequest bad;
        bad.headers.add(name, value);
        CHECK(detail::request_head(bad, url).error().code == errors::invalid);
    }
    OutgoingRequest odd;
    odd.method = "GET / HTTP/1.1\r\n";
    CHECK(detail::request_head(odd, url).error().code == errors::invalid);
}

TEST_CASE("the server adds what is its business to a response and drops the handler's") {
    Response response{.status = 405, .headers = {}, .body = "abc", .close = false};
    response.headers.add("Allow", "POST");
    response.headers.add("content-length", "77");
    const auto then = std::chrono::sys_days{std::chrono::year{1994} / 11 / 6} +
                      std::chrono::hours{8} + std::chrono::minutes{49} + std::chrono::seconds{37};
    detail::Framing framing{.http11 = true, .close = false, .now = then};
    CHECK(detail::response_head(response, framing) ==
          "HTTP/1.1 405 Method Not Allowed\r\nAllow: POST\r\n"
          "Date: Sun, 06 Nov 1994 08:49:37 GMT\r\nContent-Length: 3\r\n\r\n");
    framing.close = true;
    CHECK(detail::response_head(response, framing).ends_with("Connection: close\r\n\r\n"));
    framing = {.http11 = false, .close = false, .now = then};
    CHECK(detail::response_head(response, framing).ends_with("Connection: keep-alive\r\n\r\n"));
}

TEST_CASE("a response that would split into two cannot be written") {
    Response response{.status = 200, .headers = {}, .body = {}, .close = false};
    CHECK(detail::can_be_written(response));
    response.headers.add("X", "a\r\n\r\nHTTP/1.1 200 OK");
    CHECK_FALSE(detail::can_be_written(response));
    CHECK_FALSE(detail::can_be_written({.status = 99, .headers = {}, .body = {}, .close = false}));
}
