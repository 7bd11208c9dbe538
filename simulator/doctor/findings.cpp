#include "simulator/doctor/findings.hpp"

#include <iterator>

namespace ask::simulator::doctor {

Findings judge(const Examination& seen) {
    Findings all;
    for (auto* part : {judge_place, judge_tls, judge_chain, judge_certificate, judge_http,
                       judge_body, judge_latency}) {
        Findings some = part(seen);
        all.insert(all.end(), std::make_move_iterator(some.begin()),
                   std::make_move_iterator(some.end()));
    }
    return all;
}

}    // namespace ask::simulator::doctor
