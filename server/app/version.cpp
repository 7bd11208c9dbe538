#include "app/version.hpp"

#include <boost/version.hpp>
#include <nlohmann/json.hpp>
#include <string_view>

#include "http/version.hpp"

#ifndef SKILLD_VERSION
#define SKILLD_VERSION "unknown"
#endif
#ifndef SKILLD_COMMIT
#define SKILLD_COMMIT "unknown"
#endif

namespace ask::app {

namespace {

std::string boost_version() {
    return std::to_string(BOOST_VERSION / 100'000) + '.' +
           std::to_string(BOOST_VERSION / 100 % 1'000);
}

std::string json_version() {
    return std::to_string(NLOHMANN_JSON_VERSION_MAJOR) + '.' +
           std::to_string(NLOHMANN_JSON_VERSION_MINOR);
}

}    // namespace

std::string version_number() {
    return SKILLD_VERSION;
}

std::string version_commit() {
    constexpr std::string_view commit = SKILLD_COMMIT;
    return std::string(commit.empty() ? "unknown" : commit);
}

std::string version_text() {
    return "skilld " SKILLD_VERSION " (" SKILLD_COMMIT ")\nBoost " + boost_version() + ", " +
           http::tls_library() + ", nlohmann/json " + json_version();
}

}    // namespace ask::app
