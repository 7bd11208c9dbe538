#include <sys/stat.h>

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <string>
#include <utility>
#include <vector>

#include "app/commands.hpp"
#include "support/run_command.hpp"
#include "support/scratch_folder.hpp"

using namespace ask;
using namespace ask::tests;

namespace {

// Nothing answers at the endpoint, and nothing is to be asked there.
Outcome certify(Words words) {
    words.insert(words.begin(), "certify");
    return run_command(app::add_certify, std::move(words));
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

TEST_CASE("certify ends with 2, in one line, where it could only wait or fail") {
    const ScratchFolder folder;
    const auto pki = (folder.path() / "pki").string();
    const auto config = folder.write("skilld.json", R"({"mode": "production"})").string();
    const std::string pipe = (folder.path() / "pipe").string();
    REQUIRE(::mkfifo(pipe.c_str(), 0600) == 0);
    struct Case {
        Words words;
        std::string said;
    };
    const std::vector<Case> cases{
        {{"--model", package, "--pki", pki, "--endpoint", "nonsense"},
         "it should be like https://skill.example.com/"},
        {{"--model", package, "--pki", pki, "--endpoint", "https://u:secret@host/"}, "--endpoint"},
        {{"--model", package, "--pki", pki, "--endpoint", "https://localhost:1/", "--endpoint-ca",
          pipe},
         pipe},
        {{"--config", config}, "/mode: is production; certify starts development servers only"},
    };
    for (const Case& one : cases) {
        const Outcome outcome = certify(one.words);
        INFO(outcome.err);
        CHECK(outcome.status == app::exit_wrong_usage);
        CHECK(outcome.out.empty());
        CHECK(outcome.err.find(one.said) != std::string::npos);
        CHECK(outcome.err.find("secret") == std::string::npos);
        CHECK(std::ranges::count(outcome.err, '\n') == 1);
    }
}

TEST_CASE("what a plan holds does not reach the terminal as it is") {
    const ScratchFolder folder;
    const auto plan =
        folder.write("plan.json", "{\"locale\": \"e\xC2\x9Bn\", \"\xE2\x80\xAEx\": 1}");
    const Outcome outcome = certify({"--plan", plan, "--model", package, "--endpoint",
                                     "https://localhost:1/", "--pki", folder.path() / "pki"});
    CHECK(outcome.status == app::exit_wrong_usage);
    CHECK(outcome.err.find("\xC2\x9B") == std::string::npos);
    CHECK(outcome.err.find("\xE2\x80\xAE") == std::string::npos);
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

TEST_CASE("certify ends with 2 for a broken skill.json, with line and column") {
    const ScratchFolder folder;
    std::filesystem::copy(package, folder.path() / "package",
                          std::filesystem::copy_options::recursive);
    folder.write("package/skill.json", "{\n  \"manifest\": {,}\n}");
    const Outcome outcome = certify({"--model", folder.path() / "package", "--endpoint",
                                     "https://localhost:1/", "--pki", folder.path() / "pki"});
    CHECK(outcome.status == app::exit_wrong_usage);
    CHECK(outcome.err.find("skill.json: line 2, column 16") != std::string::npos);
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
