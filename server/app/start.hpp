#pragma once

#include <memory>
#include <optional>
#include <string>

#include "app/config.hpp"
#include "app/wiring.hpp"

namespace ask::app {

// What every command does that needs the configuration. On faults they print one line each to
// standard error and give nothing; the caller exits with exit_wrong_usage.
[[nodiscard]] std::optional<Config> load_or_explain(const std::string& file);
[[nodiscard]] std::unique_ptr<Wiring> wire_or_explain(const Config& config);

}    // namespace ask::app
