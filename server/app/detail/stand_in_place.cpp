#include "app/detail/stand_in_place.hpp"

#include <charconv>
#include <string_view>

#include "simulator/amazon_hosts.hpp"
#include "simulator/pki_folder.hpp"

namespace ask::app::detail {

namespace {

std::uint16_t port_in(std::string_view address) {
    const auto colon = address.rfind(':');
    if (colon == address.npos) return 0;
    address.remove_prefix(colon + 1);
    std::uint16_t port = 0;
    std::from_chars(address.data(), address.data() + address.size(), port);
    return port;
}

std::uint16_t configured_port(const Config& config) {
    const auto address =
        config.outbound.resolve.find(std::string(simulator::certificate_host) + ":443");
    return address == config.outbound.resolve.end() ? std::uint16_t{0} : port_in(address->second);
}

// The folder whose signing root the server trusts, if it is one of the stand-in's.
std::optional<std::filesystem::path> configured_pki(const Config& config) {
    const auto& anchors = config.verification.trust_anchors;
    if (!anchors) return std::nullopt;
    std::filesystem::path folder = anchors->parent_path();
    if (simulator::pki_in(folder).signing_root != *anchors) return std::nullopt;
    return folder;
}

}    // namespace

StandInPlace place_of(const SimulateOptions& options, const Config* config) {
    StandInPlace place{.pki = std::filesystem::path(options.state) / "pki",
                       .amazon_port = options.amazon_port,
                       .is_known = false};
    const bool runs_already = config != nullptr && !options.endpoint.empty();
    std::optional<std::filesystem::path> known;
    if (runs_already) known = configured_pki(*config);
    if (!options.pki.empty()) known = options.pki;
    place.is_known = known.has_value();
    place.pki = known.value_or(place.pki);
    if (runs_already && place.amazon_port == 0) place.amazon_port = configured_port(*config);
    return place;
}

}    // namespace ask::app::detail
