#pragma once

#include <chrono>
#include <cstdint>
#include <expected>
#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/storage.hpp"
#include "core/ids.hpp"
#include "core/io_threads.hpp"
#include "core/log.hpp"
#include "http/client.hpp"
#include "http/server.hpp"
#include "skill/handler_input.hpp"

namespace ask::app {

enum class Mode { production, development };

struct AdminConfig {
    std::string address = "127.0.0.1";
    std::uint16_t port = 9091;
};

struct SkillConfig {
    std::vector<ApplicationId> application_ids;
    std::filesystem::path package = "config/skill-package";    // as the ASK CLI deploys it
    std::filesystem::path content = "config";                  // speech/, adventures/
};

struct VerificationConfig {
    std::chrono::seconds timestamp_tolerance{150};
    std::optional<std::filesystem::path> trust_anchors;    // none: the system's roots
};

// The whole configuration file, every default filled in. Each room's part is that room's own
// options.
struct Config {
    std::filesystem::path file;    // where it was read from, to name it in later faults
    Mode mode = Mode::production;
    SkillConfig skill;
    http::ServerOptions server;
    std::string path = "/";
    IoThreadsOptions threads;
    std::chrono::milliseconds drain_delay{0};    // not ready, but still serving
    std::chrono::milliseconds drain_limit{10'000};
    AdminConfig admin;
    VerificationConfig verification;
    http::ClientOptions outbound;
    std::vector<std::string> product_api_hosts;    // beside Amazon's; development only
    StorageConfig storage;
    skill::SalesOptions sales;
    LogOptions log;
};

// One thing that keeps skilld from starting, as it is printed:
// "config/skilld.json: /server/port: is "80a", a whole number from 0 to 65535 would be right".
struct ConfigFault {
    std::string source;     // the file, or the environment variable
    std::string pointer;    // JSON pointer of the key; empty for the file as a whole
    std::string complaint;
    [[nodiscard]] std::string line() const;
};

using Environment = std::function<std::optional<std::string>(const std::string& name)>;

struct ConfigSources {
    std::filesystem::path file;
    Environment environment;                       // the value of one variable
    std::vector<std::string> environment_names;    // of all that are set
};

// The process's own environment.
[[nodiscard]] ConfigSources sources_of_process(const std::filesystem::path& file);

// Reads everything and reports every fault in one go. A key of the file is overridden by the
// variable SKILLD_ + its path in capitals, with __ between levels. Unknown keys and unknown SKILLD_
// variables are faults; what would weaken verification is one in production mode.
[[nodiscard]] std::expected<Config, std::vector<ConfigFault>> load_config(
    const ConfigSources& sources);

// Every key that exists, as JSON pointers; the schema file is held against it.
[[nodiscard]] std::vector<std::string> config_keys();

}    // namespace ask::app
