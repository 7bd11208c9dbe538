#include <CLI/CLI.hpp>
#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <string>
#include <vector>

#include "app/commands.hpp"
#include "support/captured_output.hpp"
#include "support/scratch_folder.hpp"

using namespace ask;
using namespace ask::tests;

namespace {

struct Outcome {
    int status = -1;
    std::string err;
};

// Nothing answers at the endpoint, and nothing is to be asked there.
Outcome certify(std::vector<std::string> words) {
    words.insert(words.begin(), "certify");
    std::ranges::reverse(words);    // as CLI11 wants a list
    CLI::App program;
    const app::Command command = app::add_certify(program);
    const CapturedOutput err(stderr);
    program.parse(words);
    const int status = command.run();
    return {.status = status, .err = err.text()};
}

const std::string package = std::string(SKILLD_SOURCE_DIR) + "/config/skill-package";

}    // namespace

TEST_CASE("certify ends with 2 and says what is missing in the call") {
    const Outcome no_endpoint = certify({"--model", package});
    CHECK(no_endpoint.status == app::exit_wrong_usage);
    CHECK(no_endpoint.err.starts_with("--model needs --endpoint URL"));
    const Outcome no_pki = certify({"--endpoint", "https://localhost:1/"});
    CHECK(no_pki.status == app::exit_wrong_usage);
    CHECK(no_pki.err.starts_with("--endpoint needs --pki DIR"));
    CHECK(certify({"--config", "/nowhere.json"}).status == app::exit_wrong_usage);
}

TEST_CASE("certify ends with 2 for a plan that is wrong, a line for each fault") {
    const ScratchFolder folder;
    const auto plan = folder.write("plan.json", R"({"locale": "en-US", "by": 1, "buy": ""})");
    const Outcome outcome = certify({"--plan", plan, "--model", package, "--endpoint",
                                     "https://localhost:1/", "--pki", folder.path() / "pki"});
    CHECK(outcome.status == app::exit_wrong_usage);
    CHECK(std::ranges::count(outcome.err, '\n') == 2);
    CHECK(outcome.err.find("plan.json: /buy: is empty") != std::string::npos);
}

TEST_CASE("certify of an endpoint that does not answer ends with 1 and a report of it") {
    const ScratchFolder folder;
    const auto report = folder.path() / "report.html";
    const Outcome outcome =
        certify({"--model", package, "--endpoint", "https://localhost:1/", "--pki",
                 folder.path() / "pki", "--format", "html", "--output", report});
    CHECK(outcome.status == app::exit_found_faults);
    CHECK(std::filesystem::file_size(report) > 1'000);
}
