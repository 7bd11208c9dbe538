#pragma once

#include <chrono>
#include <string>
#include <vector>

#include "core/result.hpp"
#include "simulator/doctor/examination.hpp"

// Pieces of sentences that several findings use.
namespace ask::simulator::doctor {

// "3 ms", "1.4 s".
[[nodiscard]] std::string spell(Microseconds span);
// "a, b and c".
[[nodiscard]] std::string listed(const std::vector<std::string>& words);
// The last part of a failure's context: OpenSSL's or the system's own words.
[[nodiscard]] std::string reason_in(const Error& failed);
// What TLS in front of a server must do.
[[nodiscard]] std::string put_tls_in_front(const std::string& host);
// Whether a connection to any address came about.
[[nodiscard]] bool is_reached(const Examination& seen);
// No address that the name has can be reached from the internet.
[[nodiscard]] bool is_local(const Examination& seen);

}    // namespace ask::simulator::doctor
