#include "verify/certificate_cache.hpp"

#include <catch2/catch_test_macros.hpp>
#include <stdexcept>
#include <string>
#include <vector>

#include "cache_fixture.hpp"

using namespace ask;
using namespace ask::tests;

namespace {

constexpr auto leaf_lifetime = 24h * 90;

std::string renewed_chain(TimePoint not_after = noon + 24h * 300) {
    CertificateSpec spec = alexa_leaf();
    spec.not_after = not_after;
    return chain_with(leaf_like(spec));
}

std::string named(int number) {
    return "https://s3.amazonaws.com/echo.api/invented-" + std::to_string(number) + ".pem";
}

}    // namespace

TEST_CASE("a chain is downloaded once and then served from memory") {
    CacheBench bench;
    for (int i = 0; i < 3; ++i) CHECK(bench.chain());
    REQUIRE(bench.s3.requests.size() == 1);
    CHECK(bench.s3.requests[0].method == "GET");
    CHECK(bench.s3.requests[0].url == alexa_url);
    CHECK(bench.s3.requests[0].most_bytes == 64U * 1024);
    CHECK(bench.looked_up("miss") == 1);
    CHECK(bench.looked_up("hit") == 2);
    CHECK(bench.downloads("ok") == 1);
    const auto expiry = std::chrono::duration<double>((noon + leaf_lifetime).time_since_epoch());
    CHECK(bench.metrics.value("skilld_certificate_expiry_timestamp_seconds",
                              {{"certificate", "signing"}}) == expiry.count());
}

TEST_CASE("a chain that has expired since it was cached is fetched again, once") {
    CacheBench bench;
    CHECK(bench.chain());
    bench.clock.advance(leaf_lifetime);
    bench.s3.set_answer(answering(200, renewed_chain()));
    CHECK(bench.chain());
    CHECK(bench.chain());
    CHECK(bench.s3.requests.size() == 2);
    CHECK(bench.looked_up("stale") == 1);
}

TEST_CASE("an expired chain that S3 still holds is refused, and not asked for at every request") {
    CacheBench bench;
    CHECK(bench.chain());
    bench.clock.advance(leaf_lifetime);
    for (int i = 0; i < 5; ++i) CHECK(reason(bench.chain()) == "certificate_expired");
    CHECK(bench.s3.requests.size() == 2);
    bench.clock.advance(10s);
    bench.s3.set_answer(answering(200, renewed_chain()));
    CHECK(bench.chain());
}

TEST_CASE("what is not a valid chain is never kept; the failure is remembered for a short time") {
    struct Row {
        FakeClient::Answer answer;
        std::string expected;
    };
    const auto broken = [](ErrorCode code) {
        return [code](const auto&) -> Result<http::Response> { return fail(code, "s3"); };
    };
    const std::vector<Row> rows{
        {answering(301, pki().chain), "chain_unavailable"},
        {answering(302, pki().chain), "chain_unavailable"},
        {answering(404, pki().chain), "chain_unavailable"},
        {answering(503, pki().chain), "chain_unavailable"},
        {answering(204, ""), "chain_unavailable"},
        {answering(206, pki().chain), "chain_unavailable"},
        {answering(200, pki().chain + std::string(64U * 1024, '\n')), "chain_unavailable"},
        {broken(errors::timeout), "chain_unavailable"},
        {broken(errors::too_large), "chain_unavailable"},
        {broken(http::dns_failed), "chain_unavailable"},
        {broken(http::connection_broken), "chain_unavailable"},
        {answering(200, ""), "chain_malformed"},
        {answering(200, "<html>Service Unavailable</html>"), "chain_malformed"},
        {answering(200, pki().chain.substr(0, 900)), "chain_malformed"},
        {answering(200, pki().leaf.certificate_pem), "chain_untrusted"},
        {answering(200, chain_with(leaf_like(leaf_for({"evil.test"})))), "certificate_wrong_name"},
        {answering(200, renewed_chain(noon - 1s)), "certificate_expired"}};
    for (const Row& row : rows) {
        CacheBench bench;
        bench.s3.set_answer(row.answer);
        CHECK(reason(bench.chain()) == row.expected);
        CHECK(bench.downloads(row.expected) == 1);
        bench.s3.set_answer(answering(200, pki().chain));
        bench.clock.advance(1'999ms);
        CHECK(reason(bench.chain()) == row.expected);
        CHECK(bench.looked_up("failure") == 1);
        CHECK(bench.s3.requests.size() == 1);
        bench.clock.advance(1ms);
        CHECK(reason(bench.chain()) == "held");
    }
}

TEST_CASE("invented object names cannot make us hammer S3") {
    CacheBench bench({.most_failures = 4});
    CHECK(bench.chain());
    bench.s3.set_answer(answering(404, ""));
    for (int i = 0; i < 100; ++i) CHECK(reason(bench.chain(named(i))) == "chain_unavailable");
    CHECK(bench.s3.requests.size() == 6);    // the known one, four that failed, and one turn
    CHECK(bench.chain());                    // what is known goes on
    bench.clock.advance(leaf_lifetime);
    bench.s3.set_answer(answering(200, renewed_chain()));
    CHECK(bench.chain());
    CHECK(bench.chain(named(200)));    // a new name is tried again after a while
}

TEST_CASE("a known chain is fetched again though too many names have failed") {
    CacheBench bench({.most_failures = 2});
    CHECK(bench.chain());
    bench.clock.advance(leaf_lifetime);
    bench.s3.set_answer(answering(404, ""));
    for (int i = 0; i < 9; ++i) CHECK_FALSE(bench.chain(named(i)));
    CHECK(bench.s3.requests.size() == 4);
    bench.s3.set_answer(answering(200, renewed_chain()));
    CHECK(bench.chain());
}

TEST_CASE("while too many names fail, the one asked for most is fetched, whoever asks") {
    CacheBench bench({.most_failures = 1});
    bench.s3.set_answer([](const http::OutgoingRequest& request) {
        const bool is_amazons = request.url == alexa_url;
        return http_answer(is_amazons ? 200 : 404, is_amazons ? pki().chain : "");
    });
    for (int i = 0; i < 3; ++i) CHECK_FALSE(bench.chain(named(i)));
    for (int i = 0; i < 2; ++i) CHECK(reason(bench.chain()) == "chain_unavailable");
    CHECK(bench.s3.requests.size() == 2);
    bench.clock.advance(50ms);
    CHECK_FALSE(bench.chain(named(3)));
    bench.settle();
    CHECK(bench.s3.requests.size() == 3);
    CHECK(bench.s3.requests.back().url == alexa_url);
    CHECK(bench.looked_up("miss") == 2);
    CHECK(bench.chain());
    CHECK(bench.looked_up("hit") == 1);
}

TEST_CASE("the chain used least recently goes when there are too many") {
    CacheBench bench({.most_chains = 2});
    for (const int name : {1, 2, 1, 3}) CHECK(bench.chain(named(name)));
    CHECK(bench.s3.requests.size() == 3);
    CHECK(bench.chain(named(1)));
    CHECK(bench.s3.requests.size() == 3);
    CHECK(bench.chain(named(2)));
    CHECK(bench.s3.requests.size() == 4);
}

TEST_CASE("a chain that ends within a day is served and fetched again in the background") {
    CacheBench bench;
    CHECK(bench.chain());
    bench.s3.set_answer(answering(200, renewed_chain()));
    bench.clock.set(noon + leaf_lifetime - 24h - 1ms);
    CHECK(bench.chain());
    bench.settle();
    CHECK(bench.s3.requests.size() == 1);
    bench.clock.advance(1ms);
    CHECK(bench.chain()->expires_at() == noon + leaf_lifetime);
    bench.settle();
    CHECK(bench.s3.requests.size() == 2);
    CHECK(bench.chain()->expires_at() == noon + 24h * 300);
    CHECK(bench.looked_up("stale") == 0);
}

TEST_CASE("while the refresh fails, the old chain serves on until it ends") {
    CacheBench bench;
    CHECK(bench.chain());
    bench.s3.set_answer(answering(503, ""));
    bench.clock.set(noon + leaf_lifetime - 1h);
    for (int i = 0; i < 3; ++i) {
        CHECK(bench.chain());
        bench.settle();
    }
    CHECK(bench.s3.requests.size() == 2);    // not at every request
    bench.clock.advance(60s);
    CHECK(bench.chain());
    bench.settle();
    CHECK(bench.s3.requests.size() == 3);
    bench.clock.set(noon + leaf_lifetime);
    CHECK(reason(bench.chain()) == "chain_unavailable");
}

TEST_CASE("after a mismatch the file is fetched once more, then not again for a while") {
    CacheBench bench;
    CHECK(bench.chain());
    bench.s3.set_answer(answering(200, renewed_chain()));
    for (int i = 0; i < 5; ++i) CHECK(bench.refreshed()->expires_at() == noon + 24h * 300);
    CHECK(bench.s3.requests.size() == 2);
    CHECK(bench.chain()->expires_at() == noon + 24h * 300);
    bench.clock.advance(60s);
    CHECK(bench.refreshed());
    CHECK(bench.s3.requests.size() == 3);
}

TEST_CASE("when the refresh after a mismatch fails, the known chain is kept") {
    for (const auto& answer : {answering(503, ""), answering(200, "<html></html>")}) {
        CacheBench bench;
        CHECK(bench.chain());
        bench.s3.set_answer(answer);
        CHECK(bench.refreshed()->expires_at() == noon + leaf_lifetime);
        CHECK(bench.chain());
        CHECK(bench.s3.requests.size() == 2);
    }
}

TEST_CASE("a refresh of what was never fetched, or has expired, is a fetch") {
    CacheBench bench;
    CHECK(bench.refreshed());
    CHECK(bench.refreshed());
    bench.clock.advance(leaf_lifetime);
    CHECK(reason(bench.refreshed()) == "certificate_expired");
    bench.clock.advance(60s);
    bench.s3.set_answer(answering(200, renewed_chain()));
    CHECK(bench.refreshed());
}

TEST_CASE("a client that throws fails the download and blocks nothing") {
    CacheBench bench;
    bench.s3.set_answer(
        [](const auto&) -> Result<http::Response> { throw std::logic_error("bug"); });
    CHECK(reason(bench.chain()) == "chain_unavailable");
    bench.s3.set_answer(answering(200, pki().chain));
    CHECK(bench.chain());
}
