#include "http/detail/request_reader.hpp"

#include <catch2/catch_test_macros.hpp>
#include <cstdint>
#include <random>
#include <vector>

#include "server_bench.hpp"

using namespace ask;
using namespace ask::http;
using detail::RequestReader;
using Step = RequestReader::Step;

namespace {

constexpr detail::RequestLimits limits{.header_bytes = 1024, .body_bytes = 4096};

struct Outcome {
    unsigned refused = 0;
    bool complete = false;
    std::string left;
    Request request{.method = {},
                    .target = {},
                    .headers = {},
                    .body = {},
                    .peer = {},
                    .deadline = Deadline::in(std::chrono::milliseconds{0})};
};

// Feeds in pieces of `piece` bytes, as they would come from a socket.
Outcome read_in_pieces(const std::string& all, std::size_t piece) {
    RequestReader reader(limits);
    Outcome outcome;
    std::size_t at = 0;
    for (;;) {
        const Step step = reader.feed(outcome.left);
        if (step == Step::head) continue;
        outcome.refused = reader.refusal().status;
        outcome.complete = step == Step::complete;
        if (step != Step::more || at >= all.size()) break;
        outcome.left += all.substr(at, piece);
        at += piece;
    }
    if (outcome.complete) reader.move_into(outcome.request);
    if (at < all.size()) outcome.left += all.substr(at);
    return outcome;
}

std::string with_fields(const std::string& fields) {
    return "POST / HTTP/1.1\r\nHost: a\r\n" + fields + "\r\n";
}

}    // namespace

TEST_CASE("a request reads the same however its bytes are cut, and leaves the next one alone") {
    const std::string body = std::string("\xEF\xBB\xBF{\"a\":\"\xF0\x9F\x98\x80\0\r\n \"}  ", 21);
    const std::string sized = tests::post(body, "X-A: 1\r\nx-a:  2 \r\n");
    const std::string chunked =
        tests::post_chunked("7\r\n" + body.substr(0, 7) + "\r\nE;x=\"y\"\r\n" + body.substr(7) +
                            "\r\n0\r\nHost: evil\r\nSignature-256: x\r\n\r\n");
    for (const std::string& text : {sized, chunked}) {
        for (const std::size_t piece : {1U, 2U, 3U, 5U, 7U, 16U, 100U, 10000U}) {
            CAPTURE(text, piece);
            const Outcome outcome = read_in_pieces(text + "GET /next", piece);
            REQUIRE(outcome.complete);
            CHECK(outcome.request.body == body);
            CHECK(outcome.request.method == "POST");
            CHECK(*outcome.request.headers.find("HOST") == "localhost");
            CHECK(outcome.request.headers.find("signature-256") == nullptr);
            CHECK(outcome.left == "GET /next");
        }
    }
    for (const std::size_t piece : {1U, 2U, 3U, 5U, 10000U}) {
        CAPTURE(piece);
        const Outcome outcome = read_in_pieces(tests::post_chunked("0\r\n\r\n") + "GET", piece);
        CHECK((outcome.complete && outcome.request.body.empty() && outcome.left == "GET"));
    }
    const Headers headers = read_in_pieces(sized, 10000).request.headers;
    CHECK(headers.count("X-A") == 2);
    CHECK(*headers.find("x-A") == "1");
}

namespace {

struct Row {
    unsigned status;
    std::string text;
};
const std::vector<Row> refused_requests{
    {400, "GARBAGE\r\n"},
    {400, "\x16\x03\x01\x02"},
    {400, std::string("GET /\0 HTTP/1.1\r\n", 17)},
    {400, "GET / HTTP/2.0\r\n"},
    {400, "\r\n\r\n" + with_fields("")},
    {400, "GET / HTTP/1.2\r\n"},
    {400, "GET  / HTTP/1.1\r\nHost: a\r\n\r\n"},
    {400, "GET /\r\n"},
    {400, "G\xC3\x89T / HTTP/1.1\r\n"},
    {400, "GET /\xC3\xA4 HTTP/1.1\r\nHost: a\r\n\r\n"},
    {400, "GET / HTTP/1.1\nHost: a\n\n"},
    {400, "GET / HTTP/1.1\r\nHost: a\r\rX"},
    {400, "GET / HTTP/1.1\r\n\r\n"},
    {400, "GET / HTTP/1.1\r\nHost: a\r\nHost: a\r\n\r\n"},
    {400, with_fields("X: a\r\n b\r\n")},
    {400, with_fields("X: a\r\n\tb\r\n")},
    {400, "GET / HTTP/1.1\r\n Host: a\r\n\r\n"},
    {400, with_fields("X : a\r\n")},
    {400, with_fields(": a\r\n")},
    {400, with_fields("X\r\n")},
    {400, with_fields(std::string("X: a\0b\r\n", 8))},
    {400, with_fields("Content-Length: 5\r\nContent-Length: 5\r\n")},
    {400, with_fields("Content-Length: 5\r\nContent-Length: 6\r\n")},
    {400, with_fields("Content-Length: 5, 5\r\n")},
    {400, with_fields("Content-Length: +5\r\n")},
    {400, with_fields("Content-Length: -1\r\n")},
    {400, with_fields("Content-Length: 0x5\r\n")},
    {400, with_fields("Content-Length: \r\n")},
    {400, with_fields("Content-Length: 99999999999999999999999\r\n")},
    {400, with_fields("Content-Length: 5\r\nTransfer-Encoding: chunked\r\n")},
    {400, with_fields("Transfer-Encoding: chunked\r\nContent-Length: 5\r\n")},
    {400, with_fields("Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n")},
    {400, with_fields("Transfer-Encoding: gzip, chunked\r\n")},
    {400, with_fields("Transfer-Encoding: chunked, identity\r\n")},
    {400, with_fields("Transfer-Encoding: identity\r\n")},
    {400, with_fields("Transfer-Encoding: xchunked\r\n")},
    {400, with_fields("Transfer-Encoding: \x0b"
                      "chunked\r\n")},
    {400, "POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"},
    {400, tests::post_chunked("z\r\n")},
    {400, tests::post_chunked("-1\r\n")},
    {400, tests::post_chunked("0x5\r\nhello\r\n0\r\n\r\n")},
    {400, tests::post_chunked("5\r\nhelloX\r\n0\r\n\r\n")},
    {400, tests::post_chunked("fffffffffffffffff\r\n")},
    {400, tests::post_chunked("5\nhello\r\n0\r\n\r\n")},
    {400, tests::post_chunked("1;" + std::string(5000, 'x'))},
    {413, tests::post_chunked("1001\r\n")},
    {413, tests::post_chunked("ffffffffffffffff\r\n")},
    {413, tests::post_chunked("1000\r\n" + std::string(4096, 'x') + "\r\n1\r\n")},
    {413, with_fields("Content-Length: 4097\r\n")},
    {415, with_fields("Content-Encoding: gzip\r\nContent-Length: 1\r\n")},
    {415, with_fields("Content-Encoding: identity, gzip\r\n")},
    {417, with_fields("Expect: 200-maybe\r\n")},
    {431, with_fields("X: " + std::string(1100, 'x') + "\r\n")},
    {431, "GET /" + std::string(1100, 'x')},
};

}    // namespace

TEST_CASE("what could be understood in two ways is refused, whole or byte by byte") {
    for (const Row& row : refused_requests) {
        for (const std::size_t piece : {std::size_t{1}, row.text.size()}) {
            CAPTURE(row.text, piece);
            const Outcome outcome = read_in_pieces(row.text, piece);
            CHECK(outcome.refused == row.status);
            CHECK_FALSE(outcome.complete);
        }
    }
}

TEST_CASE("what is unusual but clear is read") {
    const std::vector<std::string> texts{
        "\r\nGET / HTTP/1.1\r\nHost: a\r\n\r\n",
        "GET / HTTP/1.0\r\n\r\n",
        "get /?q=[]{}| HTTP/1.1\r\nhOsT: \r\n\r\n",
        with_fields("Content-Encoding: IDENTITY\r\nContent-Length: 0\r\n"),
        with_fields("Expect: 100-Continue\r\n"),
        with_fields("transfer-encoding: CHUNKED\r\n") + "000\r\n\r\n",
        with_fields("Content-Length: 00\r\n"),
    };
    for (const std::string& text : texts) {
        CAPTURE(text);
        CHECK(read_in_pieces(text, text.size()).complete);
        CHECK(read_in_pieces(text, 1).complete);
    }
}

TEST_CASE("100 Continue is due only while the body has not begun") {
    const std::string head = with_fields("Expect: 100-continue\r\nContent-Length: 2\r\n");
    for (const bool with_body : {false, true}) {
        RequestReader reader(limits);
        std::string bytes = head + (with_body ? "h" : "");
        REQUIRE(reader.feed(bytes) == Step::head);
        CHECK(reader.expects_continue() == !with_body);
    }
    RequestReader bodyless(limits);
    std::string bytes = with_fields("Expect: 100-continue\r\n");
    REQUIRE(bodyless.feed(bytes) == Step::head);
    CHECK_FALSE(bodyless.expects_continue());
}

TEST_CASE("whether the connection stays open follows version and Connection") {
    struct Row {
        std::string text;
        bool stays;
    };
    const std::vector<Row> rows{
        {"GET / HTTP/1.1\r\nHost: a\r\n\r\n", true},
        {"GET / HTTP/1.1\r\nHost: a\r\nConnection: Close\r\n\r\n", false},
        {"GET / HTTP/1.1\r\nHost: a\r\nConnection: x, close\r\n\r\n", false},
        {"GET / HTTP/1.0\r\n\r\n", false},
        {"GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n", true},
    };
    for (const Row& row : rows) {
        CAPTURE(row.text);
        RequestReader reader(limits);
        std::string bytes = row.text;
        REQUIRE(reader.feed(bytes) == Step::head);
        CHECK(reader.keep_alive() == row.stays);
    }
}

TEST_CASE("damaged requests never crash the reader or make it loop") {
    std::mt19937 random(7);
    const std::string seed = tests::post_chunked("3\r\nabc\r\n2;x=y\r\nde\r\n0\r\nA: b\r\n\r\n");
    for (int round = 0; round < 3000; ++round) {
        std::string text = seed;
        for (int hit = 0; hit < 3; ++hit) {
            text[random() % text.size()] = static_cast<char>(random() % 256);
        }
        const Outcome outcome = read_in_pieces(text, 1 + random() % 40);
        CHECK((outcome.complete || outcome.refused != 0 || outcome.left.size() < text.size()));
    }
}
