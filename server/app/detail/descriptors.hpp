#pragma once

#include <cstddef>

namespace ask::app::detail {

// Lets the process have as many file descriptors as it may; the number.
std::size_t raise_descriptor_limit();

// Of `wanted` connections, as many as so many descriptors have room for beside the files, the
// database, outgoing requests and the admin port: whoever holds all connections must not keep the
// probes out.
[[nodiscard]] std::size_t connections_within(std::size_t descriptors, std::size_t wanted);

}    // namespace ask::app::detail
