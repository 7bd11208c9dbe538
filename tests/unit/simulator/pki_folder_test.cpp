#include "simulator/pki_folder.hpp"

#include <catch2/catch_test_macros.hpp>
#include <filesystem>
#include <string>

#include "simulator/signed_endpoint.hpp"
#include "simulator/signing_chains.hpp"
#include "support/scratch_folder.hpp"
#include "verify/chain.hpp"
#include "verify/reasons.hpp"
#include "verify/signature.hpp"

namespace {

using namespace ask;
using namespace ask::simulator;
namespace fs = std::filesystem;

TimePoint now() {
    return std::chrono::system_clock::now();
}

// Made once for all tests here: RSA keys are slow to make.
struct Prepared {
    tests::ScratchFolder folder;
    PkiFolder pki = prepare_pki(folder.path() / "pki", now()).value();
    verify::TrustStore trust = verify::TrustStore::from_file(pki.signing_root).value();
    std::shared_ptr<const SigningChains> chains = load_signing_chains(pki).value();

    [[nodiscard]] Result<verify::Chain> judge(Certificates certificates, TimePoint at) const {
        return verify::Chain::validate(chains->at(certificates).chain_pem, trust, at);
    }
};

const Prepared& prepared() {
    static const Prepared made;
    return made;
}

bool is_for_the_owner_only(const fs::path& file) {
    const fs::perms others = fs::perms::group_all | fs::perms::others_all;
    return (fs::status(file).permissions() & others) == fs::perms::none;
}

bool verifies(const verify::Chain& chain, const SigningKey& key) {
    const auto request = signed_request("https://localhost/", "{\"é\": 1}", {"https://chain", key});
    return verify::check_signature(chain, request.body, *request.headers.find("Signature-256")) &&
           verify::check_legacy_signature(chain, request.body, *request.headers.find("Signature"));
}

}    // namespace

TEST_CASE("the good signing chain holds by the server's rules, each bad one breaks one of them") {
    const Prepared& made = prepared();
    const auto good = made.judge(Certificates::good, now());
    REQUIRE(good);
    CHECK(verifies(*good, made.chains->at(Certificates::good).key));
    CHECK_FALSE(verifies(*good, made.chains->at(Certificates::expired).key));
    struct Case {
        Certificates certificates;
        ErrorCode reason;
    };
    const Case cases[] = {
        {Certificates::expired, verify::reasons::certificate_expired},
        {Certificates::foreign, verify::reasons::chain_untrusted},
        {Certificates::other_name, verify::reasons::certificate_wrong_name},
    };
    for (const Case& one : cases) {
        INFO(to_text(one.certificates));
        const auto chain = made.judge(one.certificates, now());
        REQUIRE(!chain);
        CHECK(chain.error().code == one.reason);
    }
}

TEST_CASE("the bad leaves are as alike to the good one as can be") {
    const Prepared& made = prepared();
    for (const auto& [certificates, chain] : *made.chains) {
        INFO(to_text(certificates));
        const auto facts = verify::describe_certificates(chain.chain_pem);
        REQUIRE(facts);
        CHECK(facts->size() == 2);
        CHECK(facts->front().subject == "CN=echo-api.amazon.com");
        CHECK(facts->front().key == "RSA 2048");
        CHECK((facts->front().not_after < now()) == (certificates == Certificates::expired));
    }
}

TEST_CASE("keys are for their owner only") {
    const PkiFolder& pki = prepared().pki;
    for (const fs::path& key :
         {pki.signing_key, pki.bad_signing_key, pki.tls_key, pki.server_key}) {
        INFO(key);
        CHECK(is_for_the_owner_only(key));
    }
}

TEST_CASE("what is in date stays; what is missing is made again, and only that half") {
    const tests::ScratchFolder folder;
    const PkiFolder pki = prepare_pki(folder.path(), now()).value();
    const std::string chain = *read_text_file(pki.signing_chain);
    const std::string tls = *read_text_file(pki.tls_ca);
    REQUIRE(prepare_pki(folder.path(), now()));
    CHECK(*read_text_file(pki.signing_chain) == chain);
    fs::remove(pki.foreign_chain);
    REQUIRE(prepare_pki(folder.path(), now()));
    CHECK(fs::exists(pki.foreign_chain));
    CHECK(*read_text_file(pki.signing_chain) != chain);
    CHECK(*read_text_file(pki.tls_ca) == tls);
    REQUIRE(prepare_pki(folder.path(), now() + std::chrono::hours{24 * 365}));
    CHECK(*read_text_file(pki.tls_ca) != tls);
}

TEST_CASE("a file that holds no key is told of by its name") {
    const tests::ScratchFolder folder;
    PkiFolder pki = prepared().pki;
    pki.bad_signing_key = folder.write("bad.key", "no key");
    const auto chains = load_signing_chains(pki);
    REQUIRE(!chains);
    CHECK(chains.error().code == errors::invalid);
    CHECK(chains.error().context.find("bad.key: read private key") != std::string::npos);
}
