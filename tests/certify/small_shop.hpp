#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "simulator/certify/ground.hpp"
#include "simulator/runner.hpp"
#include "simulator/skill_under_test.hpp"

namespace ask::tests {

// The package of the small skill: a story (one-time), a club (subscription), sparks (five to a
// pack), a model that understands a handful of sentences, and a plan that reaches everything.
[[nodiscard]] simulator::SkillUnderTest small_package();
[[nodiscard]] simulator::certify::Ground small_ground();

// Keys to sign with, made once; the three bad certificates share the second.
[[nodiscard]] std::shared_ptr<const simulator::SigningChains> small_chains();

}    // namespace ask::tests
