#pragma once

#include <algorithm>
#include <stdexcept>
#include <string>

#include "core/metric_table.hpp"

namespace ask::tests {

inline const MetricFamily& family_of(const std::string& name) {
    const auto found = std::ranges::find(metric_table(), name, &MetricFamily::name);
    if (found == metric_table().end()) throw std::logic_error(name + " is not declared");
    return *found;
}

}    // namespace ask::tests
