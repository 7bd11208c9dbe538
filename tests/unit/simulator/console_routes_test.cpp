#include "simulator/desk/console_routes.hpp"

#include <catch2/catch_test_macros.hpp>

#include "unit/simulator/desk_scene.hpp"

namespace {

using namespace ask;
using namespace ask::simulator;
using tests::DeskScene;

http::Response ask_for(DeskScene& scene, const std::string& method, const std::string& target,
                       const std::string& body = "") {
    return answer_control_api(*scene.desk, {.method = method,
                                            .target = target,
                                            .headers = {},
                                            .body = body,
                                            .peer = "test",
                                            .deadline = Deadline::in(std::chrono::seconds{1})});
}

}    // namespace

TEST_CASE("each request of the control API has its status") {
    const struct {
        const char* method;
        const char* target;
        const char* body;
        unsigned status;
    } table[] = {
        {"GET", "/api/desk", "", 200},
        {"GET", "/api/desk?after=0", "", 200},
        {"POST", "/api/desk", "{}", 405},
        {"GET", "/api/", "", 404},
        {"GET", "/api/desk/more", "", 404},
        {"POST", "/api/customers", "{\"name\": \"Grace\"}", 201},
        {"POST", "/api/customers", "{", 400},
        {"POST", "/api/customers", "", 400},
        {"GET", "/api/customers", "", 405},
        {"GET", "/api/customers/1", "", 200},
        {"GET", "/api/customers/2", "", 404},
        {"GET", "/api/customers/", "", 404},
        {"PUT", "/api/customers/1", "{}", 405},
        {"DELETE", "/api/customers/1", "", 409},
        {"POST", "/api/customers/1", "{\"name\": \"Grace\"}", 200},
        {"POST", "/api/customers/1/turns", "{\"open\": true}", 200},
        {"POST", "/api/customers/1/turns", "{\"purchase\": \"accept\"}", 409},
        {"POST", "/api/customers/1/turns", "{\"open\": false, \"say\": \"x\"}", 400},
        {"DELETE", "/api/customers/1/turns", "", 204},
        {"GET", "/api/customers/1/turns", "", 405},
        {"GET", "/api/customers/1/turns/1/curl", "", 404},
        {"GET", "/api/customers/1/turns/x/curl", "", 404},
        {"GET", "/api/customers/1/turns/99999999999999999999/curl", "", 404},
        {"GET", "/api/customers/1/turns/1/wget", "", 404},
        {"GET", "/api/customers/1/script", "", 409},
        {"POST", "/api/customers/1/replay", "{}", 409},
        {"GET", "/api/customers/1/replay", "", 405},
        {"POST", "/api/faults", "{\"clock_s\": 10}", 200},
        {"POST", "/api/faults", "{\"clock_s\": \"soon\"}", 400},
        {"POST", "/api/faults", "[]", 400},
        {"POST", "/api/reset", "{}", 200},
        {"GET", "/api/reset", "", 405},
    };
    for (const auto& row : table) {
        INFO(row.method << " " << row.target << " " << row.body);
        DeskScene scene;
        const http::Response answer = ask_for(scene, row.method, row.target, row.body);
        CHECK(answer.status == row.status);
        if (answer.status >= 400) CHECK(Json::parse(answer.body).at("error").is_string());
    }
}

TEST_CASE("the page and what it loads come with their types, and nothing else comes") {
    CHECK(*answer_page("/").headers.find("Content-Type") == "text/html; charset=utf-8");
    CHECK(answer_page("/?x=1").status == 200);
    CHECK(*answer_page("/main.js").headers.find("Content-Type") ==
          "text/javascript; charset=utf-8");
    for (const char* target : {"/nothing", "/../CMakeLists.txt", "/simulator/console/main.js", "//",
                               "/index.html/", "/%2e%2e/x"}) {
        INFO(target);
        CHECK(answer_page(target).status == 404);
    }
}
