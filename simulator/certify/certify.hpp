#pragma once

#include "model/json.hpp"
#include "simulator/certify/conversations.hpp"
#include "simulator/certify/endpoint_tests.hpp"
#include "simulator/certify/package_tests.hpp"
#include "simulator/certify/plan.hpp"
#include "simulator/certify/report.hpp"

namespace ask::simulator::certify {

// What is certified, and by which way.
struct Candidate {
    const SkillUnderTest& skill;
    Json manifest;    // read_manifest's
    Plan plan;
    std::string endpoint;     // URL
    bool is_signed = true;    // false: requests have no signatures
};

// How the candidate is reached.
struct Lines {
    OpenWorld open_world;
    SendRaw send;
    TellProgress tell;    // is handed the name of each test before it begins
};

// Runs all tests, one after the other, in the caller's thread.
[[nodiscard]] Report certify(const Candidate& candidate, const Lines& lines, TimePoint now);

}    // namespace ask::simulator::certify
