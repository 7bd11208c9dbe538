#pragma once

#include <cstddef>

namespace ask::app::detail {

// Lets the process have as many file descriptors as it may; the number.
std::size_t raise_descriptor_limit();

struct DescriptorNeeds {
    std::size_t connections = 0;    // wanted
    std::size_t io_threads = 1;
};

// Of the wanted connections, as many as so many descriptors have room for beside the I/O threads,
// the files, the database, outgoing requests and the admin port: whoever holds all connections must
// not keep the probes out.
[[nodiscard]] std::size_t connections_within(std::size_t descriptors, const DescriptorNeeds& needs);

}    // namespace ask::app::detail
