#pragma once

#include <cstddef>
#include <cstdint>

namespace bench {

// A TCP connection to this machine, without Nagle's delay. Throws std::runtime_error.
[[nodiscard]] int connect_to(std::uint16_t port);

// So many files for this process and those that it starts. Throws std::runtime_error when the
// system does not let it.
void allow_files(std::size_t count);

}    // namespace bench
