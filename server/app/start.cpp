#include "app/start.hpp"

#include <cstdio>

namespace ask::app {

std::optional<Config> load_or_explain(const std::string& file) {
    auto config = load_config(sources_of_process(file));
    if (config) return std::move(*config);
    for (const ConfigFault& fault : config.error()) {
        std::fprintf(stderr, "%s\n", fault.line().c_str());
    }
    return std::nullopt;
}

std::unique_ptr<Wiring> wire_or_explain(const Config& config) {
    auto wiring = Wiring::make(config);
    if (wiring) return std::move(*wiring);
    for (const std::string& fault : wiring.error()) std::fprintf(stderr, "%s\n", fault.c_str());
    return nullptr;
}

}    // namespace ask::app
