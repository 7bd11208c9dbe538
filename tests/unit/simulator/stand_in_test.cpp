#include "simulator/stand_in.hpp"

#include <catch2/catch_test_macros.hpp>

#include "http/client.hpp"
#include "shop.hpp"
#include "simulator/signed_endpoint.hpp"
#include "support/run_task.hpp"
#include "support/scratch_folder.hpp"
#include "verify/chain.hpp"
#include "verify/signature.hpp"

namespace {

using namespace ask;
using namespace ask::simulator;

TimePoint now() {
    return std::chrono::system_clock::now();
}

}    // namespace

TEST_CASE(
    "the stand-in's certificates are made once, and its signatures hold by the server's rules") {
    const tests::ScratchFolder folder;
    const auto pki = prepare_pki(folder.path() / "pki", now());
    REQUIRE(pki);
    const auto chain_pem = read_text_file(pki->signing_chain);
    const auto trust = verify::TrustStore::from_file(pki->signing_root);
    REQUIRE(trust);
    const auto chain = verify::Chain::validate(*chain_pem, *trust, now());
    REQUIRE(chain);
    const auto request = signed_request("https://localhost/", "{\"é\": 1}", "https://s3/x.pem",
                                        *read_text_file(pki->signing_key));
    CHECK(verify::check_signature(*chain, request.body, *request.headers.find("Signature-256")));
    CHECK(verify::check_legacy_signature(*chain, request.body, *request.headers.find("Signature")));
    CHECK(*request.headers.find("SignatureCertChainUrl") == "https://s3/x.pem");
    const auto permissions = std::filesystem::status(pki->signing_key).permissions();
    CHECK((permissions & std::filesystem::perms::group_read) == std::filesystem::perms::none);

    REQUIRE(prepare_pki(folder.path() / "pki", now()));
    CHECK(*read_text_file(pki->signing_chain) == *chain_pem);
    REQUIRE(prepare_pki(folder.path() / "pki", now() + std::chrono::hours{24 * 365}));
    CHECK(*read_text_file(pki->signing_chain) != *chain_pem);
}

TEST_CASE("Amazon's hosts answer on the stand-in's port under their own names") {
    const tests::ScratchFolder folder;
    const auto pki = prepare_pki(folder.path(), now());
    REQUIRE(pki);
    auto stand_in = StandIn::make({.pki = *pki, .amazon_port = 0, .album = std::nullopt},
                                  {ApplicationId("id"), tests::product_files(), {}});
    REQUIRE(stand_in);
    boost::asio::io_context context;
    http::ClientOptions options;
    options.ca_file = pki->tls_ca;
    options.resolve = (*stand_in)->addresses();
    const auto client = http::TlsClient::make(options);
    REQUIRE(client);
    const auto get = [&](const std::string& url) {
        http::OutgoingRequest request;
        request.url = url;
        auto sending = (*client)->send(std::move(request), Deadline::in(std::chrono::seconds{10}));
        return tests::run_task(std::move(sending), context);
    };
    const auto chain = get("https://s3.amazonaws.com/echo.api/echo-api-cert-12.pem");
    REQUIRE(chain);
    CHECK(chain->body == *read_text_file(pki->signing_chain));
    const std::string products = "/v1/users/~current/skills/~current/inSkillProducts";
    for (const char* host :
         {"api.amazonalexa.com", "api.eu.amazonalexa.com", "api.fe.amazonalexa.com"}) {
        const auto refused = get("https://" + std::string(host) + products);
        REQUIRE(refused);
        CHECK(refused->status == 401);
    }
}
