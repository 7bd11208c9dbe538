#include "app/config.hpp"

#include <unistd.h>
#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>

#include "model/json.hpp"

using namespace ask::app;
using ask::Json;
namespace fs = std::filesystem;

namespace {

const std::string good_skill = R"("skill": {"application_ids": ["amzn1.ask.skill.x"]})";

// A configuration file that is gone at the end of the test.
class ConfigFile {
 public:
    explicit ConfigFile(const std::string& text)
        : path_(fs::temp_directory_path() /
                ("skilld-config-" + std::to_string(getpid()) + ".json")) {
        std::ofstream(path_) << text;
    }
    ~ConfigFile() { fs::remove(path_); }
    ConfigFile(const ConfigFile&) = delete;
    ConfigFile& operator=(const ConfigFile&) = delete;
    [[nodiscard]] const fs::path& path() const { return path_; }

 private:
    fs::path path_;
};

using Variables = std::map<std::string, std::string>;

std::expected<Config, std::vector<ConfigFault>> load(const std::string& text,
                                                     const Variables& variables = {}) {
    const ConfigFile file(text);
    ConfigSources sources{.file = file.path(), .environment = {}, .environment_names = {}};
    sources.environment = [variables](const std::string& name) -> std::optional<std::string> {
        const auto found = variables.find(name);
        return found == variables.end() ? std::nullopt : std::optional(found->second);
    };
    for (const auto& [name, value] : variables) sources.environment_names.push_back(name);
    return load_config(sources);
}

std::string first_fault(const std::string& text, const Variables& variables = {}) {
    const auto config = load(text, variables);
    return config ? "no fault" : config.error().front().line();
}

bool has(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

void collect_schema_keys(const Json& schema, const std::string& pointer,
                         std::set<std::string>& out) {
    if (!schema.contains("properties")) {
        if (pointer != "/$schema") out.insert(pointer);
        return;
    }
    for (const auto& [name, member] : schema["properties"].items()) {
        collect_schema_keys(member, pointer + '/' + name, out);
    }
}

}    // namespace

TEST_CASE("a configuration that names only its skill gets every default") {
    const auto config = load("{" + good_skill + "}");
    REQUIRE(config);
    CHECK(config->mode == Mode::production);
    CHECK(config->server.port == 8443);
    CHECK(config->server.tls);
    CHECK(config->verification.timestamp_tolerance == std::chrono::seconds{150});
    CHECK(config->server.request_deadline == std::chrono::milliseconds{7'000});
}

TEST_CASE("comments are allowed and null reads as absent") {
    CHECK(load("{ // the skill\n" + good_skill + R"(, "verification": {"trust_anchors": null}})"));
}

TEST_CASE("every fault is reported in one go, each with its key and a remedy") {
    const auto config = load(R"({"mode": "test", "server": {"port": "80a", "tls": {"enabled": 1}},
        "verification": {"timestamp_tolerance_s": 151}, "sever": {}})");
    REQUIRE(!config);
    std::set<std::string> pointers;
    for (const ConfigFault& fault : config.error()) {
        INFO(fault.line());
        pointers.insert(fault.pointer);
        CHECK(has(fault.line(), " would be"));
    }
    CHECK(pointers == std::set<std::string>{"/mode", "/skill/application_ids", "/server/port",
                                            "/server/tls/enabled",
                                            "/verification/timestamp_tolerance_s", "/sever"});
}

TEST_CASE("a misspelt key is named with the one that was meant") {
    const std::string fault = first_fault("{" + good_skill + R"(, "server": {"prot": 1}})");
    CHECK(has(fault, "/server/prot: is not a key"));
    CHECK(has(fault, "/server/port would be"));
}

TEST_CASE("a key with a slash in its name is not taken for the path that it looks like") {
    CHECK(has(first_fault("{" + good_skill + R"(, "server/port": 1})"),
              "/server~1port: is not a key"));
}

TEST_CASE("an address that is not a literal IP address is a fault") {
    CHECK(has(first_fault("{" + good_skill + R"(, "admin": {"address": "127.evil"}})"),
              "/admin/address: is \"127.evil\""));
}

TEST_CASE("the environment overrides the file, as text, number, flag and object") {
    const auto config = load("{" + good_skill + R"(, "mode": "development"})",
                             {{"SKILLD_SERVER__ADDRESS", "127.0.0.1"},
                              {"SKILLD_SERVER__PORT", "0"},
                              {"SKILLD_SERVER__TLS__ENABLED", "false"},
                              {"SKILLD_OUTBOUND__RESOLVE", R"({"a:443": "127.0.0.1:1"})"},
                              {"PATH", "/bin"}});
    REQUIRE(config);
    CHECK(config->server.port == 0);
    CHECK(!config->server.tls);
    CHECK(config->outbound.resolve.at("a:443") == "127.0.0.1:1");
}

TEST_CASE("a wrong variable is a fault under its own name") {
    CHECK(has(first_fault("{" + good_skill + "}", {{"SKILLD_SERVER__PORT", "http"}}),
              "SKILLD_SERVER__PORT: /server/port: is \"http\""));
    CHECK(has(first_fault("{" + good_skill + "}", {{"SKILLD_SERVER__PROT", "1"}}),
              "SKILLD_SERVER__PORT would be"));
}

TEST_CASE("what lets something take Amazon's place is refused in production mode") {
    for (const char* part :
         {R"("verification": {"trust_anchors": "x.pem"})", R"("outbound": {"ca_file": "x.pem"})",
          R"("outbound": {"resolve": {}})",
          R"("outbound": {"product_api_hosts": ["localhost"]})"}) {
        INFO(part);
        CHECK(has(first_fault("{" + good_skill + ", " + part + "}"), "production mode"));
    }
}

TEST_CASE("development mode is refused on an address that others can reach") {
    CHECK(has(first_fault("{" + good_skill + R"(, "mode": "development"})"), "loopback"));
}

TEST_CASE("a file that is missing, a folder, not JSON or not an object is one fault") {
    const ConfigSources missing{.file = "/nowhere/skilld.json",
                                .environment = [](const std::string&) { return std::nullopt; },
                                .environment_names = {}};
    CHECK(!load_config(missing));
    ConfigSources folder = missing;
    folder.file = fs::temp_directory_path();
    CHECK(!load_config(folder));
    CHECK(has(first_fault("{"), "line 1, column 2"));
    CHECK(has(first_fault("[]"), "not a JSON object"));
    CHECK(has(first_fault(R"({"skill": 5})"), "/skill"));
}

TEST_CASE("a number that is too large, or JSON that is too deep, is a fault like any other") {
    const std::string deep = std::string(100'000, '[') + std::string(100'000, ']');
    CHECK(has(first_fault(R"({"server": {"port": 1e999}})"), "number overflow"));
    CHECK(has(first_fault(R"({"server": {"port": )" + deep + "}}"), "deeper than 64"));
    // A quote in a comment opens no text that would hide brackets.
    CHECK(has(first_fault("// \"\n{\"a\": " + deep + "}"), "deeper than 64"));
    const std::string fault = first_fault("{" + good_skill + "}", {{"SKILLD_SERVER__PORT", deep}});
    CHECK(fault.starts_with("SKILLD_SERVER__PORT: /server/port: is "));
}

TEST_CASE("a fault is one line, whatever the file or the environment says") {
    const std::string told =
        first_fault(R"({"skill": {"application_ids": ["a\nb\u001b[2J"]}, "a\nb": 1})");
    CHECK(has(told, "a b?[2J"));
    CHECK_FALSE(has(told, "\n"));
}

TEST_CASE("the schema for editors knows exactly the keys that the program knows") {
    std::ifstream in(std::string(SKILLD_SOURCE_DIR) + "/config/skilld.schema.json");
    std::set<std::string> in_schema;
    collect_schema_keys(Json::parse(in), "", in_schema);
    const auto keys = config_keys();
    CHECK(in_schema == std::set<std::string>(keys.begin(), keys.end()));
}
