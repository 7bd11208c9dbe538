#pragma once

#include <filesystem>
#include <map>
#include <string>

#include "app/detail/child_process.hpp"
#include "core/result.hpp"
#include "simulator/pki_folder.hpp"

namespace ask::app::detail {

using Variables = std::map<std::string, std::string>;

// What makes the configuration of a server meet the stand-in: its roots and its addresses, and
// ports of its own. No rule of the verification is changed.
[[nodiscard]] Variables stand_in_variables(const simulator::PkiFolder& pki,
                                           const std::map<std::string, std::string>& addresses);

// The URL in "skilld listening on https://127.0.0.1:8443/ admin http://127.0.0.1:9091"; empty for
// any other line.
[[nodiscard]] std::string listening_url(const std::string& line);

struct SkillServerOptions {
    std::filesystem::path program;    // this very binary, unless another is to be tested
    std::string config;
    Variables variables;
    std::filesystem::path log_file;
};

// `skilld serve` as a child of this process.
class SkillServer {
 public:
    // Comes back when it listens. Errors: errors::unavailable or errors::timeout when it does not.
    static Result<SkillServer> start(const SkillServerOptions& options);
    [[nodiscard]] const std::string& url() const { return url_; }
    // Errors: errors::bug for an exit status other than 0; errors::timeout.
    Result<void> end();

 private:
    SkillServer(ChildProcess process, std::string url)
        : process_(std::move(process)), url_(std::move(url)) {}
    ChildProcess process_;
    std::string url_;
};

}    // namespace ask::app::detail
