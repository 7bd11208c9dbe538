#include "simulator/amazon_server.hpp"

#include <catch2/catch_test_macros.hpp>
#include <memory>
#include <optional>
#include <string>

#include "model/json.hpp"
#include "shop.hpp"
#include "simulator/certificate_host.hpp"
#include "simulator/progressive_response.hpp"
#include "support/fake_clock.hpp"
#include "support/run_task.hpp"

namespace {

using namespace ask;
using namespace ask::simulator;
using World = std::shared_ptr<SharedAmazon>;

const std::string products = "/v1/users/~current/skills/~current/inSkillProducts";

// Amazon's hosts with as many worlds as a test opens.
struct Hosts {
    tests::Shop shop;    // of which every world is a copy
    AmazonDirectory directory;
    tests::FakeClock clock{shop.now};

    World open(const std::string& chain = "") {
        Amazon amazon = shop.amazon;
        amazon.chains =
            std::make_shared<const SigningChains>(SigningChains{{Certificates::good, {chain, {}}}});
        return directory.open(std::move(amazon));
    }
    [[nodiscard]] std::string token(const World& world) const {
        return world->with([&](Amazon& amazon) {
            return grant_token(amazon, shop.customer.user, "api.amazonalexa.com", clock.now());
        });
    }
    http::Response get(const std::string& path, const std::string& token) {
        shop.token = token;
        return send(shop.get(path));
    }
    http::Response send(http::Request request) {
        return tests::run_task(answer_as_amazon({directory, clock}, std::move(request)));
    }
    // Whether the answer comes without any time passing.
    bool answers_at_once(http::Request request) {
        boost::asio::io_context context;
        bool answered = false;
        auto answering = answer_as_amazon({directory, clock}, std::move(request));
        boost::asio::co_spawn(
            context, std::move(answering),
            [&](const std::exception_ptr&, const http::Response&) { answered = true; });
        context.poll();
        return answered;
    }
};

http::Request named(const std::string& host, const std::string& target) {
    http::Request request{.method = "GET",
                          .target = target,
                          .headers = {},
                          .body = "",
                          .peer = "test",
                          .deadline = Deadline::in(std::chrono::seconds{1})};
    request.headers.add("Host", host);
    return request;
}

}    // namespace

TEST_CASE("a token leads to its own world, and trouble there is not felt in another") {
    Hosts hosts;
    const World calm = hosts.open();
    const World troubled = hosts.open();
    troubled->with([](Amazon& amazon) { amazon.product_api.status = 503; });
    CHECK(hosts.get(products, hosts.token(calm)).status == 200);
    CHECK(hosts.get(products, hosts.token(troubled)).status == 503);
    CHECK(hosts.get(products, new_token(1)).status == 401);
    CHECK(hosts.get(products, new_token(9)).status == 401);
    CHECK(hosts.get(products, "").status == 401);
}

TEST_CASE("a world is forgotten when nobody holds it") {
    Hosts hosts;
    World world = hosts.open();
    const std::string token = hosts.token(world);
    CHECK(hosts.directory.find(1) == world);
    world.reset();
    CHECK_FALSE(hosts.directory.find(1));
    CHECK(hosts.get(products, token).status == 401);
    world = hosts.open();
    CHECK(world->with([](const Amazon& amazon) { return amazon.number; }) == 2);
}

TEST_CASE("a token that was granted an hour ago is refused") {
    Hosts hosts;
    const World world = hosts.open();
    const std::string token = hosts.token(world);
    hosts.clock.advance(std::chrono::hours{1});
    CHECK(hosts.get(products, token).status == 401);
}

TEST_CASE("each world's chain lies in a file of its own") {
    Hosts hosts;
    const World first = hosts.open("one");
    const World second = hosts.open("two");
    const auto show = [&](const std::string& path) {
        return hosts.send(named("s3.amazonaws.com", "/echo.api/echo-api-cert-" + path));
    };
    CHECK(show("1-12.pem").body == "one");
    CHECK(show("2-12.pem").body == "two");
    CHECK(show("3-12.pem").status == 403);
    first->with([](Amazon& amazon) { amazon.certificate_host = HostState::down; });
    CHECK(show("1-12.pem").status == 503);
    CHECK(show("2-12.pem").status == 200);
}

TEST_CASE("the product API's body comes as the trouble says") {
    Hosts hosts;
    const World world = hosts.open();
    const std::string token = hosts.token(world);
    const auto with_body = [&](BodyFault fault) {
        world->with([&](Amazon& amazon) { amazon.product_api.body = fault; });
        return hosts.get(products, token);
    };
    const http::Response whole = with_body(BodyFault::none);
    const http::Response cut = with_body(BodyFault::truncated);
    CHECK(cut.status == 200);
    CHECK(whole.body.starts_with(cut.body));
    CHECK_FALSE(Json::accept(cut.body));
    const http::Response huge = with_body(BodyFault::huge);
    CHECK(huge.body.size() > 10'000'000);
    CHECK(Json::accept(huge.body));
    const http::Response garbage = with_body(BodyFault::garbage);
    CHECK(*garbage.headers.find("Content-Type") == "text/html");
    CHECK(garbage.body.starts_with("<!DOCTYPE html>"));
}

TEST_CASE("a throttled call is told when to come again, any other trouble is not") {
    Hosts hosts;
    const World world = hosts.open();
    for (const unsigned status : {400U, 401U, 403U, 404U, 429U, 500U, 503U}) {
        world->with([&](Amazon& amazon) { amazon.product_api.status = status; });
        const http::Response answer = hosts.get(products, hosts.token(world));
        CHECK(answer.status == status);
        CHECK((answer.headers.find("Retry-After") != nullptr) == (status == 429));
    }
}

TEST_CASE("what hangs does not answer") {
    Hosts hosts;
    const World world = hosts.open();
    hosts.shop.token = hosts.token(world);
    const auto chain = named("s3.amazonaws.com", "/echo.api/echo-api-cert-1-12.pem");
    CHECK(hosts.answers_at_once(hosts.shop.get(products)));
    CHECK(hosts.answers_at_once(chain));
    world->with([](Amazon& amazon) {
        amazon.product_api.hangs = true;
        amazon.certificate_host = HostState::hangs;
    });
    CHECK_FALSE(hosts.answers_at_once(hosts.shop.get(products)));
    CHECK_FALSE(hosts.answers_at_once(chain));
}

TEST_CASE("a token for this machine's own name holds there and at no other host") {
    Hosts hosts;
    const World world = hosts.open();
    const std::string token = world->with([&](Amazon& amazon) {
        return grant_token(amazon, hosts.shop.customer.user, "localhost", hosts.clock.now());
    });
    CHECK(hosts.get(products, token).status == 403);
    http::Request local = named("localhost:9443", products);
    local.headers.add("Authorization", "Bearer " + token);
    local.headers.add("Accept-Language", "en-US");
    CHECK(hosts.send(local).status == 200);
}

TEST_CASE("progressive responses and resets are answered at the API hosts") {
    Hosts hosts;
    const World world = hosts.open();
    hosts.shop.token = hosts.token(world);
    const std::string reset =
        "/v1/inSkillProducts/" + hosts.shop.id("hints").text() + "/stages/development/entitlement";
    CHECK(hosts.send(hosts.shop.request("DELETE", reset)).status == 204);
    const auto directive = hosts.shop.request("POST", std::string(directives_path), "{}");
    CHECK(hosts.send(directive).status == 400);
    CHECK(hosts.send(named("elsewhere.example.com", "/")).status == 421);
}
