#pragma once

#include "core/clock.hpp"
#include "simulator/amazon.hpp"
#include "simulator/skill_endpoint.hpp"
#include "simulator/skill_under_test.hpp"

namespace ask::simulator {

// What Alexa needs to know to talk to a skill. Everything is outlived by its owner.
struct AlexaParts {
    SkillEndpoint& endpoint;
    SharedAmazon& amazon;
    const SkillUnderTest& skill;
    const Clock& clock;
};

}    // namespace ask::simulator
