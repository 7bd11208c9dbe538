#pragma once

#include <cstdint>
#include <functional>
#include <string>

#include "simulator/pki.hpp"

namespace bench {

// One thread of Beast over TLS that reads a POST and answers it with `answer`, unread: what any
// server on these libraries must cost. Calls `listening` with its port from within; does not
// return.
void serve_bare_beast(const ask::simulator::Identity& identity, const std::string& answer,
                      const std::function<void(std::uint16_t)>& listening);

}    // namespace bench
