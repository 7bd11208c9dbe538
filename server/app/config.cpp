#include "app/config.hpp"

#include <unistd.h>

#include <algorithm>
#include <boost/asio/ip/address.hpp>
#include <cstdlib>

#include "app/detail/config_reader.hpp"
#include "app/detail/server_config.hpp"
#include "core/text_file.hpp"
#include "core/utf8.hpp"

extern char** environ;

namespace ask::app {

namespace {

using detail::ConfigReader;

void read_skill(ConfigReader& in, SkillConfig& skill) {
    std::vector<std::string> ids;
    in.texts("/skill/application_ids", ids);
    for (std::string& id : ids) {
        if (!id.starts_with("amzn1.")) {
            in.blame("/skill/application_ids",
                     "has \"" + id + "\", an id such as amzn1.ask.skill.<uuid> would be right");
        }
        skill.application_ids.emplace_back(std::move(id));
    }
    if (skill.application_ids.empty()) {
        in.blame("/skill/application_ids",
                 "names no skill, the id from the developer console would be right");
    }
    in.path("/skill/package", skill.package);
    in.path("/skill/content", skill.content);
}

void read_storage(ConfigReader& in, StorageConfig& storage) {
    in.choice("/storage/backend", storage.backend, {"memory", "sqlite", "postgres"});
    in.path("/storage/path", storage.path);
    in.secret("/storage/dsn", storage.dsn);
    in.number("/storage/connections", storage.connections, {2, 256});
    in.span("/storage/call_limit_ms", storage.call_limit, {50, 7'000});
    bool hashes = false;
    in.flag("/storage/hash_user_ids", hashes);
    in.secret("/storage/user_id_key", storage.user_id_key);
    if (storage.backend == Backend::postgres && storage.dsn.empty()) {
        in.blame("/storage/dsn",
                 "is missing, postgresql://user@host/database or /storage/dsn_file "
                 "would be right");
    }
    if (hashes && storage.user_id_key.reveal().size() < 16) {
        in.blame("/storage/user_id_key",
                 "is missing or short, 16 random letters or more, the same "
                 "for every replica and for ever, would be right");
    }
    if (!hashes && !storage.user_id_key.empty()) {
        in.blame("/storage/user_id_key",
                 "is given without \"hash_user_ids\": true, which would be "
                 "right with it");
    }
}

void read_sales(ConfigReader& in, skill::SalesOptions& sales) {
    using std::chrono::days;
    std::chrono::hours provisional =
        std::chrono::duration_cast<std::chrono::hours>(sales.inventory.rules.provisional_for);
    in.choice("/inventory/refunds", sales.inventory.rules.refunds, {"forgive", "keep_debt"});
    in.span("/inventory/provisional_hours", provisional, {1, 24 * 90});
    sales.inventory.rules.provisional_for = provisional;
    std::chrono::minutes stale =
        std::chrono::duration_cast<std::chrono::minutes>(sales.inventory.rules.stale_for);
    in.span("/inventory/stale_count_minutes", stale, {0, 60});
    sales.inventory.rules.stale_for = stale;
    days cool_down = std::chrono::duration_cast<days>(sales.suggestions.cool_down);
    in.span("/suggestions/cool_down_days", cool_down, {0, 3'650});
    sales.suggestions.cool_down = cool_down;
    std::map<std::string, std::int64_t> own;
    in.number_map("/suggestions/cool_down_days_of", own, {0, 3'650});
    for (const auto& [name, count] : own) {
        sales.suggestions.products[ReferenceName(name)].cool_down = days(count);
    }
    std::vector<std::string> never;
    in.texts("/suggestions/never", never);
    for (std::string& name : never) {
        sales.suggestions.products[ReferenceName(std::move(name))].off = true;
    }
}

void read_log(ConfigReader& in, LogOptions& log) {
    in.choice("/log/level", log.level, {"debug", "info", "warning", "error", "off"});
    in.choice("/log/format", log.format, {"json", "text"});
    std::map<std::string, std::string> words;
    in.text_map("/log/levels", words);
    for (const auto& [room, word] : words) {
        const auto level = log_level(word);
        if (level) log.levels[room] = *level;
        if (!level) {
            in.blame("/log/levels", "has \"" + word + "\" for \"" + room +
                                        "\", \"debug\", \"info\", \"warning\", \"error\" or "
                                        "\"off\" would be right");
        }
        if (std::ranges::find(log_rooms, room) != log_rooms.end()) continue;
        std::string rooms;
        for (const std::string_view known : log_rooms) rooms.append(" ").append(known);
        in.blame("/log/levels", "has \"" + room + "\", one of" + rooms + " would be right");
    }
}

void read_rest(ConfigReader& in, Config& config) {
    // Amazon: a skill may use a smaller window, never a larger one.
    in.span("/verification/timestamp_tolerance_s", config.verification.timestamp_tolerance,
            {0, 150});
    in.optional_path("/verification/trust_anchors", config.verification.trust_anchors);
    in.optional_path("/outbound/ca_file", config.outbound.ca_file);
    in.text_map("/outbound/resolve", config.outbound.resolve);
    in.texts("/outbound/product_api_hosts", config.product_api_hosts);
    read_storage(in, config.storage);
    read_sales(in, config.sales);
    read_log(in, config.log);
}

// What lets something else take Amazon's place is not for production, and an endpoint that trusts
// it must not be reachable from outside.
void hold_to_mode(ConfigReader& in, const Config& config) {
    if (config.mode == Mode::production) {
        for (const char* key : {"/verification/trust_anchors", "/outbound/ca_file",
                                "/outbound/resolve", "/outbound/product_api_hosts"}) {
            if (!in.given(key)) continue;
            in.blame(key,
                     "is not allowed in production mode, null or \"mode\": \"development\" "
                     "would be right");
        }
        return;
    }
    boost::system::error_code failed;
    const auto address = boost::asio::ip::make_address(config.server.address, failed);
    if (failed || address.is_loopback()) return;
    in.blame("/server/address", "is " + config.server.address +
                                    " in development mode, a loopback address such as "
                                    "127.0.0.1 would be right");
}

// What is copied and printed later goes as deep into the stack.
constexpr int deepest_nesting = 64;

std::expected<Json, std::string> read_json(const std::filesystem::path& file) {
    const Result<std::string> text = read_text_file(file, 1U << 20U);
    if (!text) return std::unexpected(text.error().context.substr(file.string().size() + 2));
    try {
        int depth = 0;
        const auto within = [&depth](int level, Json::parse_event_t, const Json&) {
            depth = std::max(depth, level);
            return level <= deepest_nesting;
        };
        Json document = Json::parse(*text, within, true, true);
        if (depth > deepest_nesting) return std::unexpected("is nested deeper than 64 levels");
        if (document.is_object()) return document;
        return std::unexpected("is not a JSON object, { \"mode\": … } would be right");
    } catch (const Json::exception& wrong) {    // a number can be too large, too
        const std::string what = wrong.what();
        const auto at = what.find("] ");
        return std::unexpected("is not JSON: " + what.substr(at == std::string::npos ? 0 : at + 2));
    }
}

Config read_all(ConfigReader& in) {
    Config config;
    in.choice("/mode", config.mode, {"production", "development"});
    read_skill(in, config.skill);
    detail::read_server(in, config);
    detail::read_admin(in, config);
    read_rest(in, config);
    return config;
}

}    // namespace

std::string ConfigFault::line() const {
    std::string out = source;
    if (!pointer.empty()) out += ": " + pointer;
    return printable(out + ": " + complaint);    // keys and values come as they were written
}

ConfigSources sources_of_process(const std::filesystem::path& file) {
    ConfigSources sources{.file = file, .environment = {}, .environment_names = {}};
    sources.environment = [](const std::string& name) -> std::optional<std::string> {
        const char* value = std::getenv(name.c_str());
        return value == nullptr ? std::nullopt : std::optional<std::string>(value);
    };
    for (char** entry = environ; *entry != nullptr; ++entry) {
        const std::string_view text(*entry);
        sources.environment_names.emplace_back(text.substr(0, text.find('=')));
    }
    return sources;
}

std::expected<Config, std::vector<ConfigFault>> load_config(const ConfigSources& sources) {
    auto document = read_json(sources.file);
    if (!document) {
        return std::unexpected(
            std::vector<ConfigFault>{{sources.file.string(), "", document.error()}});
    }
    ConfigReader in(std::move(*document), sources);
    Config config = read_all(in);
    config.file = sources.file;
    hold_to_mode(in, config);
    in.report_unknown_keys();
    std::vector<ConfigFault> faults = in.take_faults();
    if (!faults.empty()) return std::unexpected(std::move(faults));
    return config;
}

std::vector<std::string> config_keys() {
    const ConfigSources none{.file = {},
                             .environment = [](const std::string&) { return std::nullopt; },
                             .environment_names = {}};
    ConfigReader in(Json::object(), none);
    static_cast<void>(read_all(in));
    return {in.known().begin(), in.known().end()};
}

}    // namespace ask::app
