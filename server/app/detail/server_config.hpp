#pragma once

#include "app/config.hpp"
#include "app/detail/config_reader.hpp"

namespace ask::app::detail {

// The keys below /server: where and how the endpoint is served, and what one client may cost.
void read_server(ConfigReader& in, Config& config);
// Those below /admin. After read_server.
void read_admin(ConfigReader& in, Config& config);

}    // namespace ask::app::detail
