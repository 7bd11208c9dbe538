#include <algorithm>
#include <chrono>

#include "simulator/doctor/findings.hpp"
#include "simulator/doctor/words.hpp"

namespace ask::simulator::doctor {

namespace {

using std::chrono::seconds;

constexpr seconds slow{1};
constexpr seconds too_slow{7};    // Alexa gives up after 8

Microseconds median_of(std::vector<Microseconds> samples) {
    std::ranges::sort(samples);
    return samples[samples.size() / 2];
}

Finding judge_speed(const LatencyLook& look) {
    if (look.samples.empty()) return not_looked_at("latency", look.ended_by);
    const Microseconds slowest = *std::ranges::max_element(look.samples);
    std::string said = std::to_string(look.samples.size()) +
                       (look.is_signed ? " answers of the skill" : " refusals") + ": median " +
                       spell(median_of(look.samples)) + ", slowest " + spell(slowest);
    if (!look.is_signed) said += " (the skill's own work is not in it)";
    if (!look.ended_by.empty()) said += "; then " + look.ended_by;
    const std::string remedy =
        "find out what it waits for (Server-Timing, /metrics), and bring it "
        "near to the customers and to its database";
    if (slowest >= too_slow) return fault("latency", said + "; Alexa waits 8 s", remedy);
    if (slowest > slow) return warning("latency", said, remedy);
    return ok("latency", said);
}

// A peer that closes costs every request a handshake.
Finding judge_keep_alive(const LatencyLook& look) {
    const std::size_t asked = look.samples.size();
    if (look.connections * 2 <= asked) return ok("keep-alive", "the connection stays open");
    return warning("keep-alive",
                   std::to_string(asked) + " requests took " + std::to_string(look.connections) +
                       " connections",
                   "keep connections open between requests, for 60 s at least");
}

Finding judge_new_connection(const Examination& seen) {
    const auto reached = std::ranges::find_if(
        seen.knocks, [](const Knock& one) { return one.connected.has_value(); });
    const Microseconds tcp = *reached->connected;
    const bool has_tls = seen.tls && seen.tls->usual;
    const Microseconds tls = has_tls ? seen.tls->usual->handshake : Microseconds{0};
    const std::string said =
        spell(tcp + tls) + (has_tls ? ", of which TLS takes " + spell(tls) : "");
    if (tcp + tls <= slow) return ok("new connection", said);
    return warning("new connection", said,
                   "let what stands in front be near to Amazon's region of the skill");
}

}    // namespace

Findings judge_latency(const Examination& seen) {
    Findings found;
    if (is_reached(seen)) found.push_back(judge_new_connection(seen));
    if (!seen.latency) {
        found.push_back(not_looked_at("latency", "the endpoint does not answer"));
        return found;
    }
    found.push_back(judge_speed(*seen.latency));
    if (seen.latency->samples.size() > 1) found.push_back(judge_keep_alive(*seen.latency));
    return found;
}

}    // namespace ask::simulator::doctor
