#include "app/detail/skill_server.hpp"

#include <chrono>
#include <string_view>
#include <utility>

#include "model/json.hpp"

namespace ask::app::detail {

namespace {

constexpr std::chrono::seconds start_limit{30};
constexpr std::chrono::seconds end_limit{20};

}    // namespace

Variables stand_in_variables(const simulator::PkiFolder& pki,
                             const std::map<std::string, std::string>& addresses) {
    return {{"SKILLD_SERVER__ADDRESS", "127.0.0.1"},
            {"SKILLD_SERVER__PORT", "0"},
            {"SKILLD_SERVER__TLS__CERTIFICATE_CHAIN", pki.server_chain.string()},
            {"SKILLD_SERVER__TLS__PRIVATE_KEY", pki.server_key.string()},
            {"SKILLD_ADMIN__PORT", "0"},
            {"SKILLD_VERIFICATION__TRUST_ANCHORS", pki.signing_root.string()},
            {"SKILLD_OUTBOUND__CA_FILE", pki.tls_ca.string()},
            {"SKILLD_OUTBOUND__RESOLVE", Json(addresses).dump()}};
}

std::string listening_url(const std::string& line) {
    constexpr std::string_view start = "skilld listening on ";
    if (!line.starts_with(start)) return "";
    const auto end = line.find(' ', start.size());
    return line.substr(start.size(), end == line.npos ? end : end - start.size());
}

Result<SkillServer> SkillServer::start(const SkillServerOptions& options) {
    auto process = ChildProcess::start({.program = options.program,
                                        .arguments = {"serve", "--config", options.config},
                                        .environment = options.variables,
                                        .error_file = options.log_file});
    if (!process) return propagate(process, "start skilld serve");
    const Deadline deadline = Deadline::in(start_limit);
    while (true) {
        const Result<std::string> line = process->read_line(deadline);
        if (!line) return propagate(line, "start skilld serve");
        std::string url = listening_url(*line);
        if (!url.empty()) return SkillServer(std::move(*process), std::move(url));
    }
}

Result<void> SkillServer::end() {
    const Result<int> status = process_.end(Deadline::in(end_limit));
    if (!status) return propagate(status, "end skilld serve");
    if (*status == 0) return {};
    return fail(errors::bug, "skilld serve ended with status " + std::to_string(*status));
}

}    // namespace ask::app::detail
