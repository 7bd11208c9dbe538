#include "isp/detail/endpoint.hpp"

#include <algorithm>
#include <array>

#include "isp/monetization_client.hpp"

namespace ask::isp::detail {

namespace {

constexpr std::array<std::string_view, 3> amazon_hosts{
    "api.amazonalexa.com", "api.eu.amazonalexa.com", "api.fe.amazonalexa.com"};

constexpr std::string_view scheme = "https://";

std::string lower(std::string_view text) {
    std::string lowered(text);
    for (char& c : lowered) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    return lowered;
}

// "HOST:443" and "host" are the same place.
std::string normal(std::string_view host) {
    if (host.ends_with(":443")) host.remove_suffix(4);
    return lower(host);
}

bool is_allowed(const std::string& host, const std::vector<std::string>& extra_hosts) {
    if (std::ranges::find(amazon_hosts, host) != amazon_hosts.end()) return true;
    return std::ranges::any_of(extra_hosts,
                               [&host](const std::string& extra) { return normal(extra) == host; });
}

// What may be shown in a log: an operator has to see which host was refused.
std::string shown(const std::string& host) {
    constexpr std::size_t longest = 100;
    const bool plain = std::ranges::all_of(host, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '-' || c == ':';
    });
    return plain && !host.empty() && host.size() <= longest ? host : "(unprintable)";
}

}    // namespace

Result<std::string> allowed_base(std::string_view endpoint,
                                 const std::vector<std::string>& extra_hosts) {
    const std::string url = lower(endpoint);
    if (!url.starts_with(scheme)) return fail(endpoint_not_allowed, "apiEndpoint is not https");
    std::string host = url.substr(scheme.size());
    if (host.ends_with('/')) host.pop_back();
    host = normal(host);
    if (!host.empty() && is_allowed(host, extra_hosts)) return std::string(scheme) + host;
    return fail(endpoint_not_allowed, "apiEndpoint is not Amazon's: " + shown(host));
}

}    // namespace ask::isp::detail
