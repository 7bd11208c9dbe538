#include "simulator/desk/console_guard.hpp"

#include <catch2/catch_test_macros.hpp>
#include <vector>

namespace {

using namespace ask;
using namespace ask::simulator;

struct Asking {
    const char* what;
    std::string method;
    std::string target;
    std::vector<http::Headers::Field> headers;
    unsigned status;    // 0: let in
};

http::Request request_of(const Asking& asking) {
    http::Request request{.method = asking.method,
                          .target = asking.target,
                          .headers = {},
                          .body = "",
                          .peer = "test",
                          .deadline = Deadline::in(std::chrono::seconds{1})};
    for (const auto& [name, value] : asking.headers) request.headers.add(name, value);
    return request;
}

unsigned status_of(const Asking& asking, const ConsoleAccess& access) {
    const auto refusal = refuse_at_console(request_of(asking), access);
    return refusal ? refusal->status : 0;
}

const http::Headers::Field json{"Content-Type", "application/json"};
const http::Headers::Field here{"Host", "localhost:8090"};

}    // namespace

TEST_CASE("without a token only this machine's own page drives the stand-in") {
    const Asking table[] = {
        {"the page", "GET", "/", {here}, 0},
        {"by number", "GET", "/", {{"Host", "127.0.0.1:8090"}}, 0},
        {"by number, version 6", "GET", "/", {{"Host", "[::1]:8090"}}, 0},
        {"no host", "GET", "/", {}, 403},
        {"a name that leads here", "GET", "/api/desk", {{"Host", "evil.example:8090"}}, 403},
        {"a name like ours", "GET", "/", {{"Host", "localhost.evil.example"}}, 403},
        {"broken brackets", "GET", "/", {{"Host", "[::1"}}, 403},
        {"the page's own call",
         "POST",
         "/api/reset",
         {here, json, {"Origin", "http://localhost:8090"}, {"Sec-Fetch-Site", "same-origin"}},
         0},
        {"curl", "POST", "/api/reset", {here, json}, 0},
        {"another site",
         "POST",
         "/api/reset",
         {here, json, {"Origin", "https://evil.example"}},
         403},
        {"another port of this machine",
         "POST",
         "/api/reset",
         {here, json, {"Origin", "http://localhost:3000"}},
         403},
        {"a sandboxed page", "POST", "/api/reset", {here, json, {"Origin", "null"}}, 403},
        {"without Origin, from elsewhere",
         "GET",
         "/api/desk",
         {here, {"Sec-Fetch-Site", "cross-site"}},
         403},
        {"a link to the page", "GET", "/", {here, {"Sec-Fetch-Site", "cross-site"}}, 0},
        {"a foreign form", "POST", "/api/reset", {here, {"Content-Type", "text/plain"}}, 400},
        {"no type", "POST", "/api/reset", {here}, 400},
        {"a foreign delete",
         "DELETE",
         "/api/customers/1",
         {here, {"Origin", "https://evil.example"}},
         403},
    };
    for (const Asking& asking : table) {
        INFO(asking.what);
        CHECK(status_of(asking, {}) == asking.status);
    }
}

TEST_CASE("with a token it is asked for, in the header or as the cookie, whatever the host") {
    const ConsoleAccess access{.token = Secret("0123456789abcdef")};
    const http::Headers::Field far{"Host", "desk.example"};
    const Asking table[] = {
        {"the header", "GET", "/", {far, {"Authorization", "Bearer 0123456789abcdef"}}, 0},
        {"the cookie", "GET", "/", {far, {"Cookie", "a=b; skilld-console=0123456789abcdef"}}, 0},
        {"a cookie of another name",
         "GET",
         "/",
         {far, {"Cookie", "xskilld-console=0123456789abcdef"}},
         401},
        {"neither", "GET", "/", {far}, 401},
        {"on this machine too", "GET", "/", {here}, 401},
        {"a wrong one", "GET", "/", {far, {"Authorization", "Bearer 0123456789abcdeF"}}, 401},
        {"a beginning", "GET", "/", {far, {"Authorization", "Bearer 0123"}}, 401},
        {"more than it", "GET", "/", {far, {"Authorization", "Bearer 0123456789abcdef0"}}, 401},
        {"an empty one", "GET", "/", {far, {"Authorization", "Bearer "}}, 401},
        {"another page with the cookie",
         "POST",
         "/api/reset",
         {far, json, {"Cookie", "skilld-console=0123456789abcdef"}, {"Origin", "https://evil"}},
         403},
    };
    for (const Asking& asking : table) {
        INFO(asking.what);
        CHECK(status_of(asking, access) == asking.status);
    }
}

TEST_CASE("the token may come once in the address of the page") {
    const ConsoleAccess access{.token = Secret("0123456789abcdef")};
    CHECK(brings_token(request_of({"", "GET", "/?token=0123456789abcdef", {}, 0}), access));
    CHECK_FALSE(brings_token(request_of({"", "GET", "/?token=wrong", {}, 0}), access));
    CHECK_FALSE(brings_token(request_of({"", "GET", "/?token=", {}, 0}), ConsoleAccess{}));
}
