#include "simulator/stand_in.hpp"

#include <catch2/catch_test_macros.hpp>
#include <memory>
#include <string>
#include <utility>

#include "http/client.hpp"
#include "shop.hpp"
#include "simulator/certificate_host.hpp"
#include "support/run_task.hpp"
#include "support/scratch_folder.hpp"
#include "support/scripted_server.hpp"

namespace {

using namespace ask;
using namespace ask::simulator;

// Certificates for all tests here, made once: RSA keys are slow to make.
const PkiFolder& pki() {
    static const tests::ScratchFolder folder;
    static const PkiFolder made =
        prepare_pki(folder.path(), std::chrono::system_clock::now()).value();
    return made;
}

StandInOptions options() {
    return {.pki = pki(),
            .amazon_port = 0,
            .album = std::nullopt,
            .is_signed = true,
            .endpoint_ca = std::nullopt,
            .any_certificate = false};
}

std::unique_ptr<StandIn> make_stand_in(const StandInOptions& wanted = options()) {
    return StandIn::make(wanted, {ApplicationId("id"), tests::product_files(), {}}).value();
}

std::string answer_with(const std::string& type, const std::string& body) {
    return "HTTP/1.1 200 OK\r\nContent-Type: " + type +
           "\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
}

// What the skill's server was asked, and how it answers: with these bytes, then it closes.
struct Skill {
    std::string answer;
    std::string head;
    tests::ScriptedServer server;

    explicit Skill(std::string bytes, tests::SslSide side = nullptr)
        : answer(std::move(bytes)),
          server([this](tests::Wire& wire, int) { serve(wire); }, std::move(side)) {}
    void serve(tests::Wire& wire) {
        head = wire.read_until("\r\n\r\n");
        wire.send(answer);
        wire.half_close();
    }
    [[nodiscard]] std::string place() const { return "localhost:" + std::to_string(server.port()); }
};

Result<http::Response> post(StandIn& stand_in, const std::string& url) {
    stand_in.connect(url);
    const auto world = stand_in.open_world();
    const SigningIdentity signer =
        world->with([](const Amazon& amazon) { return signing_identity(amazon); });
    return stand_in.parts(*world).endpoint.post("{}", signer);
}

}    // namespace

TEST_CASE("Amazon's hosts answer on the stand-in's port under their own names") {
    const auto stand_in = make_stand_in();
    const auto world = stand_in->open_world();
    boost::asio::io_context context;
    http::ClientOptions client_options;
    client_options.ca_file = pki().tls_ca;
    client_options.resolve = stand_in->addresses();
    const auto client = http::TlsClient::make(client_options);
    REQUIRE(client);
    const auto get = [&](const std::string& url) {
        http::OutgoingRequest request;
        request.url = url;
        auto sending = (*client)->send(std::move(request), Deadline::in(std::chrono::seconds{10}));
        return tests::run_task(std::move(sending), context);
    };
    const auto chain =
        get(world->with([](const Amazon& amazon) { return certificate_url(amazon); }));
    REQUIRE(chain);
    CHECK(chain->body == *read_text_file(pki().signing_chain));
    const std::string products = "/v1/users/~current/skills/~current/inSkillProducts";
    for (const char* host :
         {"api.amazonalexa.com", "api.eu.amazonalexa.com", "api.fe.amazonalexa.com"}) {
        const auto refused = get("https://" + std::string(host) + products);
        REQUIRE(refused);
        CHECK(refused->status == 401);
    }
}

TEST_CASE("a skill behind plain HTTP is asked, signed or not") {
    for (const bool is_signed : {true, false}) {
        Skill skill(answer_with("application/json", "{}"));
        StandInOptions wanted = options();
        wanted.is_signed = is_signed;
        const auto stand_in = make_stand_in(wanted);
        const auto answer = post(*stand_in, "http://" + skill.place() + "/");
        REQUIRE(answer);
        CHECK(answer->body == "{}");
        CHECK((skill.head.find("Signature-256: ") != std::string::npos) == is_signed);
        CHECK((skill.head.find("SignatureCertChainUrl: ") != std::string::npos) == is_signed);
    }
}

TEST_CASE("an endpoint that does not answer as a skill does is told of in one sentence") {
    const auto stand_in = make_stand_in();
    struct Case {
        const char* what;
        std::string bytes;
        const char* said;
    };
    const Case cases[] = {
        {"a page", answer_with("text/html", "<html></html>"), "a web page instead of JSON"},
        {"closed", "", "closed before the answer was complete"},
        {"closed amid", "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{", "closed before"},
        {"not HTTP", "220 mail.example.com ESMTP\r\n\r\n", "is not HTTP"},
        {"huge", answer_with("application/json", std::string((1U << 20U) + 1, ' ')), "over 1 MB"},
    };
    for (const Case& one : cases) {
        INFO(one.what);
        const Skill skill(one.bytes);
        const auto answer = post(*stand_in, "http://" + skill.place() + "/");
        REQUIRE(!answer);
        INFO(answer.error().context);
        CHECK(answer.error().context.starts_with(skill.place() + ": "));
        CHECK(answer.error().context.find(one.said) != std::string::npos);
    }
    const tests::ScriptedServer plain([](tests::Wire& wire, int) {
        wire.read(1);
        wire.send("HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n");
        wire.half_close();
    });
    const auto mistaken =
        post(*stand_in, "https://localhost:" + std::to_string(plain.port()) + "/");
    REQUIRE(!mistaken);
    INFO(mistaken.error().context);
    CHECK(mistaken.error().context.find("begin with http://") != std::string::npos);
    const auto down = post(*stand_in, "https://localhost:1/");
    REQUIRE(!down);
    CHECK(down.error().code == http::connect_failed);
    CHECK(down.error().context.starts_with("localhost:1: nothing answers there"));
}

TEST_CASE("the skill's TLS certificate is held against the stand-in's CA, another, or none") {
    const auto side = tests::server_side(pki().server_chain, pki().server_key);
    struct Case {
        const char* what;
        StandInOptions wanted;
        bool is_taken;
    };
    Case cases[] = {
        {"own CA", options(), true}, {"another CA", options(), false}, {"any", options(), true}};
    cases[1].wanted.endpoint_ca = pki().signing_root;
    cases[2].wanted.endpoint_ca = pki().signing_root;
    cases[2].wanted.any_certificate = true;
    for (const Case& one : cases) {
        INFO(one.what);
        const Skill skill(answer_with("application/json", "{}"), side);
        const auto stand_in = make_stand_in(one.wanted);
        const auto answer = post(*stand_in, "https://" + skill.place() + "/");
        CHECK(answer.has_value() == one.is_taken);
        if (!answer) CHECK(answer.error().code == http::tls_failed);
    }
}
