#include "app/detail/server_config.hpp"

#include <algorithm>
#include <boost/asio/ip/address.hpp>
#include <chrono>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace ask::app::detail {

namespace {

constexpr std::int64_t hour_ms = 3'600'000;
// Short enough that who is refused hears it at once, long enough for a burst.
constexpr std::chrono::milliseconds default_most_lag{25};

void read_tls(ConfigReader& in, http::ServerOptions& server) {
    bool enabled = true;
    http::TlsOptions tls{.certificate_chain = "certs/server.pem",
                         .private_key = "certs/server.key"};
    in.flag("/server/tls/enabled", enabled);
    in.path("/server/tls/certificate_chain", tls.certificate_chain);
    in.path("/server/tls/private_key", tls.private_key);
    in.optional_path("/server/tls/session_ticket_key_file", tls.session_ticket_keys);
    if (enabled) server.tls = std::move(tls);
}

void read_limits(ConfigReader& in, http::ServerOptions& server) {
    in.number("/server/limits/connections", server.most_connections, {1, 1'000'000});
    in.number("/server/limits/requests", server.most_requests, {0, 1'000'000});
    server.most_lag = default_most_lag;
    in.span("/server/limits/lag_ms", server.most_lag, {0, 5'000});
    in.number("/server/limits/header_bytes", server.most_header_bytes, {1'024, 1 << 20});
    in.number("/server/limits/body_bytes", server.most_body_bytes, {1'024, 64 << 20});
    // Some of the longest find room together.
    server.most_unfinished_bytes =
        std::max(server.most_unfinished_bytes, 4 * server.most_body_bytes);
    in.span("/server/limits/proxy_header_ms", server.proxy_header_timeout, {10, hour_ms});
    in.span("/server/limits/handshake_ms", server.handshake_timeout, {10, hour_ms});
    in.span("/server/limits/header_ms", server.header_timeout, {10, hour_ms});
    in.span("/server/limits/body_ms", server.body_timeout, {10, hour_ms});
    in.span("/server/limits/idle_ms", server.idle_timeout, {10, hour_ms});
    // Alexa waits 8 s in all, the way there and back included.
    in.span("/server/limits/request_ms", server.request_deadline, {100, 7'500});
}

void read_address(ConfigReader& in, const std::string& pointer, std::string& out) {
    in.text(pointer, out);
    boost::system::error_code failed;
    boost::asio::ip::make_address(out, failed);
    if (!failed) return;
    in.blame(pointer, "is \"" + out + "\", an IP address such as 127.0.0.1 would be right");
}

void read_proxies(ConfigReader& in, http::ServerOptions& server) {
    in.choice("/server/proxy_protocol", server.proxy_protocol, {"off", "required"});
    std::vector<std::string> proxies;
    in.texts("/server/trusted_proxies", proxies);
    for (const std::string& text : proxies) {
        const auto network = http::Network::parse(text);
        if (network) {
            server.trusted_proxies.push_back(*network);
            continue;
        }
        in.blame("/server/trusted_proxies",
                 "has \"" + text +
                     "\", an address such as 10.0.0.7 or a network such as 10.0.0.0/8, "
                     "with nothing set behind its prefix, would be right");
    }
}

// Two servers on one port would find that out only at the start.
void keep_apart(ConfigReader& in, const Config& config) {
    const auto all = [](const std::string& address) {
        return address == "0.0.0.0" || address == "::";
    };
    const bool meet = config.server.address == config.admin.address || all(config.server.address) ||
                      all(config.admin.address);
    if (!meet || config.admin.port == 0 || config.admin.port != config.server.port) return;
    in.blame("/admin/port", "is " + std::to_string(config.admin.port) +
                                ", which is /server/port too, another one would be right");
}

}    // namespace

void read_server(ConfigReader& in, Config& config) {
    read_address(in, "/server/address", config.server.address);
    in.number("/server/port", config.server.port, {0, 65'535});
    in.text("/server/path", config.path);
    if (!config.path.starts_with('/') || config.path.find_first_of("?# ") != std::string::npos) {
        in.blame("/server/path", "is not a path, \"/\" or \"/alexa\" would be right");
    }
    in.number("/server/threads", config.threads.count, {0, 1'024});
    in.span("/server/drain_delay_ms", config.drain_delay, {0, hour_ms});
    in.span("/server/drain_limit_ms", config.drain_limit, {0, hour_ms});
    config.server.measures_steps = true;
    read_proxies(in, config.server);
    read_tls(in, config.server);
    read_limits(in, config.server);
}

void read_admin(ConfigReader& in, Config& config) {
    read_address(in, "/admin/address", config.admin.address);
    in.number("/admin/port", config.admin.port, {0, 65'535});
    keep_apart(in, config);
}

}    // namespace ask::app::detail
