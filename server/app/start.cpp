#include "app/start.hpp"

#include "app/detail/complaint.hpp"

namespace ask::app {

std::optional<Config> load_or_explain(const std::string& file) {
    auto config = load_config(sources_of_process(file));
    if (config) return std::move(*config);
    for (const ConfigFault& fault : config.error()) detail::explain(fault.line());
    return std::nullopt;
}

std::unique_ptr<Wiring> wire_or_explain(const Config& config) {
    auto wiring = Wiring::make(config);
    if (wiring) return std::move(*wiring);
    for (const std::string& fault : wiring.error()) detail::explain(fault);
    return nullptr;
}

}    // namespace ask::app
