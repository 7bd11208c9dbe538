#pragma once

#include <array>
#include <string_view>

namespace ask::simulator {

inline constexpr std::string_view certificate_host = "s3.amazonaws.com";
inline constexpr std::string_view north_american_api = "api.amazonalexa.com";
inline constexpr std::string_view european_api = "api.eu.amazonalexa.com";
inline constexpr std::string_view far_eastern_api = "api.fe.amazonalexa.com";

// For a skill whose HTTP client cannot be told where the others are.
inline constexpr std::string_view local_api = "localhost";

// Every host of Amazon's that a skill's server talks to.
inline constexpr std::array amazon_hosts{certificate_host, north_american_api, european_api,
                                         far_eastern_api};

[[nodiscard]] constexpr bool is_api_host(std::string_view host) {
    return host == north_american_api || host == european_api || host == far_eastern_api ||
           host == local_api;
}

}    // namespace ask::simulator
