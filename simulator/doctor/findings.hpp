#pragma once

#include "simulator/doctor/examination.hpp"
#include "simulator/doctor/finding.hpp"

namespace ask::simulator::doctor {

// What Amazon would find, from the name to the latency. Each part gives its own findings; together
// they are in the order in which a request meets the things.
[[nodiscard]] Findings judge(const Examination& seen);

[[nodiscard]] Findings judge_place(const Examination& seen);
[[nodiscard]] Findings judge_tls(const Examination& seen);
[[nodiscard]] Findings judge_chain(const Examination& seen);
[[nodiscard]] Findings judge_certificate(const Examination& seen);
[[nodiscard]] Findings judge_http(const Examination& seen);
[[nodiscard]] Findings judge_body(const Examination& seen);
[[nodiscard]] Findings judge_latency(const Examination& seen);

}    // namespace ask::simulator::doctor
