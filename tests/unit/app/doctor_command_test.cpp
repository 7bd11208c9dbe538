#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <string>
#include <utility>
#include <vector>

#include "app/commands.hpp"
#include "model/json.hpp"
#include "support/run_command.hpp"
#include "support/scratch_folder.hpp"

using namespace ask;
using namespace ask::tests;

namespace {

Outcome doctor(Words words) {
    words.insert(words.begin(), "doctor");
    return run_command(app::add_doctor, std::move(words));
}

constexpr const char* nobody = "https://127.0.0.1:1/";

}    // namespace

TEST_CASE("doctor takes what it cannot use for wrong usage, in one line") {
    const ScratchFolder folder;
    const std::string rubbish = folder.write("rubbish.pem", "rubbish").string();
    struct Case {
        Words words;
        const char* said;
    };
    const std::vector<Case> cases{
        {{"--endpoint", "skill.example.com"}, "URL"},
        {{"--endpoint", nobody, "--ca", rubbish}, "rubbish.pem"},
        {{"--endpoint", nobody, "--ca", "no/such.pem"}, "no/such.pem"},
        {{"--endpoint", nobody, "--pki", "certs"}, "--amazon-port N"},
        {{"--endpoint", nobody, "--pki", "no/such", "--amazon-port", "1", "--application-id", "a"},
         "no/such/tls-ca.pem"},
        {{"--endpoint", nobody, "--config", "no/such.json"}, "no/such.json"},
    };
    for (const Case& one : cases) {
        INFO(one.said);
        const Outcome outcome = doctor(one.words);
        INFO(outcome.err);
        CHECK(outcome.status == app::exit_wrong_usage);
        CHECK(outcome.out.empty());
        CHECK(outcome.err.starts_with("skilld doctor: "));
        CHECK(outcome.err.find(one.said) != std::string::npos);
        CHECK(std::ranges::count(outcome.err, '\n') == 1);
    }
}

TEST_CASE("doctor's faults are in the exit status, the text and the JSON") {
    const Outcome text = doctor({"--endpoint", nobody});
    CHECK(text.status == app::exit_found_faults);
    CHECK(text.out.find("FAULT          connection: 127.0.0.1:1: nothing answers. Remedy: ") !=
          std::string::npos);
    CHECK(text.out.find("not looked at  body: there is nothing to sign requests with") !=
          std::string::npos);
    CHECK(text.out.ends_with("https://127.0.0.1:1/: 1 fault, 3 warnings, 5 not looked at\n"));
    const Outcome json = doctor({"--endpoint", nobody, "--format", "json"});
    CHECK(json.status == app::exit_found_faults);
    CHECK(Json::parse(json.out)["faults"] == 1);
}
