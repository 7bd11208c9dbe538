#include <algorithm>

#include "simulator/doctor/address_kind.hpp"
#include "simulator/doctor/findings.hpp"
#include "simulator/doctor/words.hpp"

namespace ask::simulator::doctor {

namespace {

constexpr std::uint16_t amazons_port = 443;

// Amazon: HTTPS on port 443; plain HTTP is not allowed.
Finding judge_scheme(const Examination& seen) {
    if (seen.url.scheme == "https") return ok("scheme", "https");
    return fault("scheme", "the URL is plain HTTP, and Amazon calls HTTPS only",
                 put_tls_in_front(seen.url.host) + "; then use its https:// address");
}

Finding judge_port(const Examination& seen) {
    const std::string port = std::to_string(seen.url.port);
    if (seen.url.port == amazons_port) return ok("port", port);
    if (seen.url.scheme == "http") {
        return not_looked_at("port", "port " + port + " is that of plain HTTP");
    }
    if (is_local(seen)) {
        return warning("port", port + " is good for the desk; Amazon calls port 443 only",
                       "let the tunnel or balancer that makes it public listen on 443");
    }
    return fault("port", "it is " + port + ", and Amazon calls port 443 only",
                 "listen on 443, or let a balancer forward 443 to " + port);
}

Finding judge_name(const Examination& seen) {
    const std::string& host = seen.url.host;
    if (!seen.addresses) {
        const bool is_slow = seen.addresses.error().code == errors::timeout;
        return fault(
            "name",
            host + (is_slow ? ": the look-up gave nothing in time"
                            : ": no address is known (" + reason_in(seen.addresses.error()) + ")"),
            "check the spelling, and that public DNS has an A record for it");
    }
    const bool is_address = seen.addresses->size() == 1 && seen.addresses->front() == host;
    if (!is_address) return ok("name", host + " is " + listed(*seen.addresses));
    return warning("name", host + " is an address and no name",
                   "give the server a name: authorities that Amazon trusts certify names");
}

std::vector<std::string> unreachable_among(const std::vector<std::string>& addresses) {
    std::vector<std::string> found;
    for (const std::string& one : addresses) {
        const AddressKind kind = kind_of(one);
        if (!kind.is_public) found.push_back(one + " (" + std::string(kind.name) + ")");
    }
    return found;
}

Finding judge_addresses(const std::vector<std::string>& addresses) {
    const auto unreachable = unreachable_among(addresses);
    if (!unreachable.empty()) {
        return warning("address", "Amazon cannot reach " + listed(unreachable),
                       "use a tunnel (ngrok http PORT) or a public server, and run this on the "
                       "address that Amazon is given");
    }
    const bool only_ipv6 =
        std::ranges::all_of(addresses, [](const std::string& one) { return kind_of(one).is_ipv6; });
    if (!only_ipv6) return ok("address", "public");
    return warning("address",
                   "there are IPv6 addresses only, and it is not known that Amazon "
                   "calls those",
                   "add an A record with an IPv4 address");
}

Finding judge_no_connection(const Examination& seen) {
    const std::string place = http::host_and_port(seen.url);
    const auto& first = seen.knocks.front().connected.error();
    const bool is_silent = first.code == errors::timeout;
    return fault("connection",
                 place + (is_silent ? ": connections are not answered" : ": nothing answers"),
                 is_silent ? "open the port in the firewall and in the cloud's security group"
                           : "start the server, and check the port");
}

// An address that fails while another is good: whoever is given it by DNS has no skill.
Finding judge_deaf(const Knock& knock) {
    if (kind_of(knock.address).is_ipv6) {
        return not_looked_at("connection",
                             knock.address + ": no connection; perhaps there is no IPv6 here");
    }
    return warning("connection", knock.address + ": nothing answers at this one of the addresses",
                   "start a server there, or take the address out of DNS");
}

Findings judge_connections(const Examination& seen) {
    if (!is_reached(seen)) return {judge_no_connection(seen)};
    Findings found;
    for (const Knock& knock : seen.knocks) {
        if (knock.connected) {
            found.push_back(
                ok("connection", knock.address + " answers in " + spell(*knock.connected)));
        } else if (kind_of(knock.address).is_public) {
            found.push_back(judge_deaf(knock));
        }
    }
    return found;
}

}    // namespace

Findings judge_place(const Examination& seen) {
    Findings found{judge_scheme(seen), judge_port(seen), judge_name(seen)};
    if (seen.addresses) found.push_back(judge_addresses(*seen.addresses));
    if (seen.knocks.empty()) return found;
    for (Finding& one : judge_connections(seen)) found.push_back(std::move(one));
    return found;
}

}    // namespace ask::simulator::doctor
