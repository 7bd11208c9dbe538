#include "app/detail/desk_run.hpp"

#include <catch2/catch_test_macros.hpp>
#include <string>
#include <utility>
#include <vector>

#include "app/commands.hpp"
#include "app/detail/skill_books.hpp"
#include "app/detail/stand_in_place.hpp"
#include "support/captured_output.hpp"
#include "support/scratch_folder.hpp"

using namespace ask;
using namespace ask::app;
using namespace ask::app::detail;

namespace {

// A configuration that meets the stand-in whose folder is "certs/dev", on port 9443.
Config met_config() {
    Config config;
    config.verification.trust_anchors = "certs/dev/signing-root.pem";
    config.outbound.resolve["s3.amazonaws.com:443"] = "127.0.0.1:9443";
    return config;
}

store::InventoryChange change(const char* product, std::string_view reason, std::int64_t items,
                              std::int64_t stock) {
    return {.product = ReferenceName(product),
            .at = {},
            .request = RequestId("r"),
            .reason = std::string(reason),
            .units = 0,
            .items = items,
            .stock = stock};
}

}    // namespace

TEST_CASE("a server that runs already is met where its configuration looks for the stand-in") {
    const Config config = met_config();
    SimulateOptions options;
    options.endpoint = "https://localhost:8443/";
    options.state = "state";
    CHECK(place_of(options, &config).pki == "certs/dev");
    CHECK(place_of(options, &config).amazon_port == 9443);
    CHECK(place_of(options, &config).is_known);
    options.pki = "mine";
    options.amazon_port = 7000;
    CHECK(place_of(options, &config).pki == "mine");
    CHECK(place_of(options, &config).amazon_port == 7000);
}

TEST_CASE("otherwise the stand-in has a folder of its own, and any port") {
    SimulateOptions options;
    options.state = "state";
    const Config config = met_config();
    CHECK(place_of(options, &config).pki == "state/pki");
    CHECK(place_of(options, &config).amazon_port == 0);
    CHECK(place_of(options, nullptr).pki == "state/pki");
    options.endpoint = "https://localhost:8443/";
    Config foreign = met_config();
    foreign.verification.trust_anchors = "certs/of/somebody.pem";
    CHECK(place_of(options, &foreign).pki == "state/pki");
    CHECK(place_of(options, nullptr).amazon_port == 0);
    CHECK_FALSE(place_of(options, &foreign).is_known);
}

TEST_CASE("a balance is what is left, used, and both together") {
    const auto balances =
        balances_in({change("hints", "purchase", 5, 5), change("hints", "use", -1, 4),
                     change("gems", "use", -2, 0), change("hints", "use", -1, 3),
                     change("hints", "purchase", 5, 8)});
    REQUIRE(balances.size() == 2);
    CHECK(balances[0].product == ReferenceName("gems"));
    CHECK(balances[1].left == 8);
    CHECK(balances[1].used == 2);
    CHECK(balances[1].bought == 10);
    CHECK(balances_in({}).empty());
}

TEST_CASE("a desk that cannot start says why in a line, and is wrong usage") {
    const tests::ScratchFolder folder;
    const std::string broken = folder.write("broken.json", "{").string();
    const std::string file = folder.write("file", "").string();
    const std::pair<std::vector<std::pair<std::string SimulateOptions::*, std::string>>,
                    std::string>
        table[] = {
            {{{&SimulateOptions::listen, "0.0.0.0"}}, "STAND_IN_TOKEN"},
            {{{&SimulateOptions::config, broken}}, "broken.json"},
            {{{&SimulateOptions::state, file + "/state"}}, "--state"},
            {{{&SimulateOptions::model, folder.path()}}, "--endpoint"},
            {{{&SimulateOptions::model, folder.path()},
              {&SimulateOptions::endpoint, "http://localhost:1/"}},
             "there is no interaction model"},
        };
    for (const auto& [members, said] : table) {
        SimulateOptions options;
        options.state = folder.path() / "state";
        for (const auto& [member, value] : members) options.*member = value;
        const tests::CapturedOutput err(stderr);
        CHECK(run_desk(options) == exit_wrong_usage);
        INFO(err.text());
        CHECK(err.text().find(said) != std::string::npos);
    }
}
