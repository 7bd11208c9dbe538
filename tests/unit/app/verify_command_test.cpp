#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <string>
#include <vector>

#include "app/commands.hpp"
#include "support/alexa_pki.hpp"
#include "support/run_command.hpp"
#include "support/scratch_folder.hpp"

using namespace ask;
using namespace ask::tests;

namespace {

const std::string body =
    R"({"version":"1.0","context":{"System":{"application":{"applicationId":"ours"}}},)"
    R"("request":{"type":"LaunchRequest","requestId":"1","timestamp":"2026-01-15T09:30:00Z"}})";

// A captured request in files, right in every way until a test changes one.
struct Files {
    ScratchFolder folder;
    std::string body_file = folder.write("body.json", body).string();
    std::string headers =
        folder
            .write("headers.txt", std::string("SignatureCertChainUrl: ") + alexa_url +
                                      "\nSignature-256: " + signed_by_alexa(body) + "\n")
            .string();
    std::string chain = folder.write("chain.pem", pki().chain).string();
    std::string trust = folder.write("trust.pem", pki().root.certificate_pem).string();

    [[nodiscard]] Words words(const Words& more = {}) const {
        Words all{"verify", "--body", body_file, "--headers", headers, "--trust", trust};
        all.insert(all.end(), more.begin(), more.end());
        return all;
    }
    [[nodiscard]] Outcome verify(const Words& more = {}) const {
        return run_command(app::add_verify, words(more));
    }
};

bool has(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

const Words at_noon{"--at", "2026-01-15T09:30:10Z"};

Words with_chain(const Files& files, Words more) {
    more.insert(more.end(), {"--chain", files.chain});
    return more;
}

}    // namespace

TEST_CASE("skilld verify accepts what Alexa signed, and shows each rule and certificate") {
    const Files files;
    const Outcome outcome = files.verify(with_chain(files, at_noon));
    CHECK(outcome.status == app::exit_done);
    CHECK(has(outcome.out, "held        signature: "));
    CHECK(has(outcome.out, "held        timestamp: 10 s old"));
    CHECK(has(outcome.out, "not judged  application id: ours"));
    CHECK(has(outcome.out, "certificate 1: CN=echo-api.amazon.com\n"));
    CHECK(has(outcome.out, "certificate 3: CN=Test Root (trusted)\n"));
    CHECK(has(outcome.out, "key RSA 2048, for echo-api.amazon.com"));
    CHECK(has(outcome.out, "the endpoint would accept it"));
    CHECK(outcome.err.empty());
}

TEST_CASE("skilld verify exits 1 and names the broken rule") {
    const Files files;
    const Outcome late = files.verify(with_chain(files, {"--at", "2026-01-15T09:40:00Z"}));
    CHECK(late.status == app::exit_found_faults);
    CHECK(has(late.out, "BROKEN      timestamp: 600 s old, 150 s are allowed"));
    CHECK(has(late.out, "the endpoint would answer 400"));
    Words foreign = with_chain(files, at_noon);
    foreign.insert(foreign.end(), {"--application-id", "theirs"});
    CHECK(has(files.verify(foreign).out, "BROKEN      application id: "));
    foreign.insert(foreign.end(), {"--application-id", "ours"});
    CHECK(files.verify(foreign).status == app::exit_done);
    const Outcome unchained = files.verify(at_noon);
    CHECK(unchained.status == app::exit_found_faults);
    CHECK(has(unchained.out, "not judged  signature: not judged because "));
}

TEST_CASE("skilld verify says that a body is no envelope, and judges the rest") {
    const Files files;
    files.folder.write("body.json", "not JSON");
    const Outcome outcome = files.verify(with_chain(files, at_noon));
    CHECK(outcome.status == app::exit_found_faults);
    CHECK(has(outcome.out, "BROKEN      envelope: "));
    CHECK(has(outcome.out, "held        leaf name: "));
}

TEST_CASE("skilld verify describes the certificates though they lead nowhere") {
    const Files files;
    files.folder.write("chain.pem", pki().leaf.certificate_pem);
    const Outcome outcome = files.verify(with_chain(files, at_noon));
    CHECK(has(outcome.out, "BROKEN      path to a trusted root: "));
    CHECK(has(outcome.out, "certificate 1: CN=echo-api.amazon.com\n"));
}

TEST_CASE("skilld verify exits 2 with one line for what it cannot read") {
    const Files files;
    const std::string absent = (files.folder.path() / "absent").string();
    const std::vector<Words> rows{
        {"--chain", absent}, {"--chain", files.folder.path().string()}, {"--at", "yesterday"}};
    for (const Words& row : rows) {
        INFO(row.back());
        const Outcome outcome = files.verify(row);
        CHECK(outcome.status == app::exit_wrong_usage);
        CHECK(outcome.out.empty());
        CHECK(std::ranges::count(outcome.err, '\n') == 1);
        CHECK(has(outcome.err, row.back()));
    }
    files.folder.write("trust.pem", "no certificate");
    CHECK(files.verify().status == app::exit_wrong_usage);
    files.folder.write("headers.txt", "nonsense");
    CHECK(has(files.verify().err, "line 1"));
}

TEST_CASE("skilld sign refuses a file that is no key") {
    const Files files;
    const Outcome outcome = run_command(app::add_sign, {"sign", "--key", files.chain});
    CHECK(outcome.status == app::exit_wrong_usage);
    CHECK(has(outcome.err, files.chain + ": not an unencrypted private key"));
    const Outcome absent = run_command(app::add_sign, {"sign", "--key", files.chain + ".absent"});
    CHECK(absent.status == app::exit_wrong_usage);
}

TEST_CASE("what skilld sign prints is what skilld verify accepts") {
    const Files files;
    const auto key = files.folder.write("leaf.key", pki().leaf.private_key_pem).string();
    std::FILE* input = std::freopen(files.body_file.c_str(), "rb", stdin);
    REQUIRE(input != nullptr);
    const Outcome made = run_command(app::add_sign, {"sign", "--key", key, "--legacy"});
    REQUIRE(made.status == app::exit_done);
    CHECK(has(made.out, "\nSignature: "));
    files.folder.write("headers.txt", made.out);
    CHECK(files.verify(with_chain(files, at_noon)).status == app::exit_done);
}
