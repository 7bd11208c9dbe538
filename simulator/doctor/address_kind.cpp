#include "simulator/doctor/address_kind.hpp"

#include <array>
#include <boost/asio/ip/address.hpp>
#include <boost/asio/ip/network_v4.hpp>
#include <boost/asio/ip/network_v6.hpp>

namespace ask::simulator::doctor {

namespace {

using boost::asio::ip::address;
using boost::asio::ip::address_v4;
using boost::asio::ip::address_v6;

struct Range {
    const char* network;
    std::string_view name;
};

// RFC 6890 and its like: what no router of the internet knows the way to.
constexpr std::array ranges_v4{Range{"127.0.0.0/8", "loopback"},
                               Range{"10.0.0.0/8", "private"},
                               Range{"172.16.0.0/12", "private"},
                               Range{"192.168.0.0/16", "private"},
                               Range{"169.254.0.0/16", "link-local"},
                               Range{"100.64.0.0/10", "a carrier's private"},
                               Range{"0.0.0.0/8", "no host's"},
                               Range{"192.0.2.0/24", "documentation's"},
                               Range{"198.51.100.0/24", "documentation's"},
                               Range{"203.0.113.0/24", "documentation's"},
                               Range{"198.18.0.0/15", "benchmarks'"},
                               Range{"224.0.0.0/3", "no host's"}};

constexpr std::array ranges_v6{Range{"::1/128", "loopback"},
                               Range{"::/128", "no host's"},
                               Range{"fc00::/7", "private"},
                               Range{"fe80::/10", "link-local"},
                               Range{"2001:db8::/32", "documentation's"},
                               Range{"ff00::/8", "no host's"}};

bool holds(const Range& range, address_v4 one) {
    const auto network = boost::asio::ip::make_network_v4(range.network);
    const auto mask = network.netmask().to_uint();
    return (one.to_uint() & mask) == (network.address().to_uint() & mask);
}

bool holds(const Range& range, const address_v6& one) {
    const auto network = boost::asio::ip::make_network_v6(range.network);
    const auto mine = boost::asio::ip::network_v6(one, network.prefix_length());
    return mine.canonical().address() == network.canonical().address();
}

template <class Ranges, class Address>
AddressKind kind_in(const Ranges& ranges, const Address& one, bool is_ipv6) {
    for (const Range& range : ranges) {
        if (holds(range, one)) return {false, is_ipv6, range.name};
    }
    return {true, is_ipv6, "public"};
}

}    // namespace

AddressKind kind_of(const std::string& text) {
    boost::system::error_code failed;
    const address one = boost::asio::ip::make_address(text, failed);
    if (failed) return {true, false, "unknown"};
    if (one.is_v4()) return kind_in(ranges_v4, one.to_v4(), false);
    const address_v6 six = address_v6(one.to_v6().to_bytes());    // without a zone
    if (six.is_v4_mapped()) {
        return kind_in(ranges_v4, boost::asio::ip::make_address_v4(boost::asio::ip::v4_mapped, six),
                       true);
    }
    return kind_in(ranges_v6, six, true);
}

}    // namespace ask::simulator::doctor
