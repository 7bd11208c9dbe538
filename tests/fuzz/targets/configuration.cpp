#include <algorithm>
#include <map>
#include <optional>
#include <string>

#include "app/config.hpp"
#include "fuzz/hold.hpp"
#include "fuzz/targets.hpp"
#include "support/scratch_folder.hpp"

namespace ask::fuzz {

namespace {

using Variables = std::map<std::string, std::string, std::less<>>;

// "NAME=value" lines; what stands before a name's SKILLD_ is put there.
Variables variables_in(std::string_view text) {
    Variables variables;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        const std::string_view line = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        const std::size_t equals = line.find('=');
        if (equals == line.npos) continue;
        variables["SKILLD_" + std::string(line.substr(0, equals))] = line.substr(equals + 1);
    }
    return variables;
}

app::ConfigSources sources_of(const std::filesystem::path& file, const Variables& variables) {
    app::ConfigSources sources{.file = file, .environment = {}, .environment_names = {}};
    sources.environment = [&variables](const std::string& name) -> std::optional<std::string> {
        const auto found = variables.find(name);
        return found == variables.end() ? std::nullopt : std::optional(found->second);
    };
    for (const auto& [name, value] : variables) sources.environment_names.push_back(name);
    return sources;
}

void check_production(const app::Config& config) {
    hold(!config.verification.trust_anchors, "no other roots in production");
    hold(!config.outbound.ca_file && config.outbound.resolve.empty(), "and no other Amazon");
    hold(config.product_api_hosts.empty(), "nor other product services");
}

void check_config(const app::Config& config) {
    if (config.mode == app::Mode::production) check_production(config);
    hold(config.mode == app::Mode::production || config.server.address != "0.0.0.0",
         "development stays at home");
    hold(!config.skill.application_ids.empty(), "it is known whose requests are answered");
    hold(config.verification.timestamp_tolerance.count() >= 0 &&
             config.verification.timestamp_tolerance.count() <= 150,
         "no more than Amazon's window");
    hold(config.path.starts_with('/'), "a path");
    hold(
        config.server.most_body_bytes <= 64U << 20U && config.server.most_header_bytes <= 1U << 20U,
        "there are limits");
    hold(config.server.request_deadline.count() <= 7'500, "an answer comes before Alexa leaves");
}

void check_faults(const std::vector<app::ConfigFault>& faults) {
    hold(!faults.empty(), "a refusal says why");
    for (const app::ConfigFault& fault : faults) {
        hold(!fault.source.empty() && !fault.complaint.empty(), "where, and what");
        hold(fault.line().find('\n') == std::string::npos, "in one line");
    }
}

}    // namespace

// The file, then a NUL and variables of the environment.
void configuration(std::string_view bytes) {
    static const tests::ScratchFolder folder;
    const std::size_t end = std::min(bytes.find('\0'), bytes.size());
    const auto file = folder.write("skilld.json", bytes.substr(0, end));
    const Variables variables = variables_in(bytes.substr(std::min(end + 1, bytes.size())));
    const auto config = app::load_config(sources_of(file, variables));
    if (config)
        check_config(*config);
    else
        check_faults(config.error());
}

}    // namespace ask::fuzz
