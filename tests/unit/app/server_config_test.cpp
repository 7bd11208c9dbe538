#include <catch2/catch_test_macros.hpp>
#include <chrono>
#include <map>
#include <string>

#include "app/config.hpp"
#include "support/scratch_folder.hpp"

using namespace ask::app;
using std::chrono::milliseconds;

namespace {

using Variables = std::map<std::string, std::string>;

// A configuration with these members beside the skill.
std::expected<Config, std::vector<ConfigFault>> load(const std::string& members,
                                                     const Variables& variables = {}) {
    const ask::tests::ScratchFolder folder;
    const std::string skill = R"({"skill": {"application_ids": ["amzn1.ask.skill.x"]})";
    ConfigSources sources{
        .file = folder.write("skilld.json", skill + (members.empty() ? "" : ", " + members) + "}"),
        .environment = {},
        .environment_names = {}};
    sources.environment = [variables](const std::string& name) -> std::optional<std::string> {
        const auto found = variables.find(name);
        return found == variables.end() ? std::nullopt : std::optional(found->second);
    };
    for (const auto& [name, value] : variables) sources.environment_names.push_back(name);
    return load_config(sources);
}

struct Fault {
    std::string members;
    std::string says;
};

void check_faults(const std::vector<Fault>& faults) {
    for (const Fault& row : faults) {
        CAPTURE(row.members);
        const auto config = load(row.members);
        REQUIRE_FALSE(config);
        CAPTURE(config.error().front().line());
        CHECK(config.error().size() == 1);
        CHECK(config.error().front().line().find(row.says) != std::string::npos);
        CHECK(config.error().front().line().find("would be") != std::string::npos);
    }
}

}    // namespace

TEST_CASE("behind no balancer nobody is believed, no session is resumed, overload is refused") {
    const auto config = load("");
    REQUIRE(config);
    CHECK(config->server.proxy_protocol == ask::http::ProxyProtocol::off);
    CHECK(config->server.trusted_proxies.empty());
    CHECK_FALSE(config->server.tls->session_ticket_keys);
    CHECK(config->server.most_requests == 0);
    CHECK(config->server.most_lag == milliseconds{25});
    CHECK(config->server.idle_timeout > milliseconds{60'000});
    CHECK(config->server.measures_steps);
    CHECK(config->log.levels.empty());
}

TEST_CASE("what a balancer needs is read from the file and from the environment") {
    const std::string members = R"("server": {"proxy_protocol": "required",
        "trusted_proxies": ["10.0.0.0/8", "2001:db8::7"],
        "tls": {"session_ticket_key_file": "tickets.key"},
        "limits": {"requests": 64, "lag_ms": 0, "proxy_header_ms": 500}})";
    const auto config = load(members);
    REQUIRE(config);
    CHECK(config->server.proxy_protocol == ask::http::ProxyProtocol::required);
    REQUIRE(config->server.trusted_proxies.size() == 2);
    CHECK(config->server.trusted_proxies[0].text() == "10.0.0.0/8");
    CHECK(config->server.trusted_proxies[1].text() == "2001:db8::7/128");
    CHECK(config->server.tls->session_ticket_keys == "tickets.key");
    CHECK(config->server.most_requests == 64);
    CHECK(config->server.most_lag == milliseconds{0});
    CHECK(config->server.proxy_header_timeout == milliseconds{500});
    const auto overridden =
        load(members, {{"SKILLD_SERVER__PROXY_PROTOCOL", "off"},
                       {"SKILLD_SERVER__TRUSTED_PROXIES", R"(["192.0.2.0/24"])"},
                       {"SKILLD_SERVER__TLS__SESSION_TICKET_KEY_FILE", "other.key"},
                       {"SKILLD_SERVER__LIMITS__REQUESTS", "7"},
                       {"SKILLD_LOG__LEVELS", R"({"isp": "debug"})"}});
    REQUIRE(overridden);
    CHECK(overridden->server.proxy_protocol == ask::http::ProxyProtocol::off);
    REQUIRE(overridden->server.trusted_proxies.size() == 1);
    CHECK(overridden->server.trusted_proxies[0].text() == "192.0.2.0/24");
    CHECK(overridden->server.tls->session_ticket_keys == "other.key");
    CHECK(overridden->server.most_requests == 7);
    CHECK(overridden->log.levels.at("isp") == ask::LogLevel::debug);
}

TEST_CASE("what is wrong about a balancer is said with its key and what would be right") {
    check_faults({
        {R"("server": {"proxy_protocol": "on"})", R"("off" or "required" would be)"},
        {R"("server": {"trusted_proxies": ["10.1.2.3/8"]})", R"(has "10.1.2.3/8")"},
        {R"("server": {"trusted_proxies": ["balancer"]})", "/server/trusted_proxies"},
        {R"("server": {"trusted_proxies": "10.0.0.0/8"})", "a list of texts"},
        {R"("server": {"limits": {"requests": -1}})", "/server/limits/requests"},
        {R"("server": {"limits": {"lag_ms": 60000}})", "/server/limits/lag_ms"},
        {R"("server": {"tls": {"session_ticket_key_file": 1}})", "session_ticket_key_file"},
    });
}

TEST_CASE("two servers on one port are a fault before the start") {
    check_faults({
        {R"("server": {"port": 9091})", "/admin/port: is 9091"},
        {R"("server": {"address": "127.0.0.1", "port": 80}, "admin": {"port": 80})", "/admin/port"},
    });
    CHECK(load(R"("server": {"port": 0}, "admin": {"port": 0})"));
    CHECK(load(R"("server": {"address": "127.0.0.2", "port": 9091})"));
}

TEST_CASE("the log level of a single room is read, and what is no room or level is a fault") {
    const auto config = load(R"("log": {"levels": {"isp": "debug", "http": "off"}})");
    REQUIRE(config);
    CHECK(config->log.levels.size() == 2);
    CHECK(config->log.levels.at("http") == ask::LogLevel::off);
    check_faults({
        {R"("log": {"levels": {"isp": "loud"}})", R"(has "loud" for "isp")"},
        {R"("log": {"levels": {"kitchen": "debug"}})", "one of app core"},
        {R"("log": {"levels": {"isp": 1}})", "an object of texts"},
        {R"("log": {"levels": ["isp"]})", "/log/levels"},
    });
}
