#include "simulator/doctor/names.hpp"

#include <algorithm>

#include "http/message.hpp"

namespace ask::simulator::doctor {

Cover covers(std::string_view name, std::string_view host) {
    if (http::same_name(name, host)) return Cover::exact;
    const auto dot = host.find('.');
    const bool has_both = name.starts_with("*.") && dot != host.npos && dot > 0;
    if (!has_both) return Cover::none;
    return http::same_name(name.substr(2), host.substr(dot + 1)) ? Cover::wildcard : Cover::none;
}

Cover covers(const verify::CertificateFacts& leaf, std::string_view host) {
    if (std::ranges::find(leaf.addresses, host) != leaf.addresses.end()) return Cover::exact;
    // A star would otherwise stand for the first number of an address.
    const bool is_address =
        host.contains(':') || host.find_first_not_of("0123456789.") == host.npos;
    if (is_address) return Cover::none;
    Cover best = Cover::none;
    for (const std::string& name : leaf.dns_names) best = std::max(best, covers(name, host));
    return best;
}

}    // namespace ask::simulator::doctor
