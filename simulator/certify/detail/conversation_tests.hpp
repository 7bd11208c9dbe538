#pragma once

#include <span>

#include "simulator/certify/report.hpp"
#include "simulator/certify/rules.hpp"
#include "simulator/certify/staging.hpp"

namespace ask::simulator::certify::detail {

// A test that is held by talking to the skill.
struct ConversationTest {
    Subject subject;
    Staging (*stage)(const Ground&);
    Findings (*judge)(const Evidence&);
};

// All of them, in the order in which they are told of.
[[nodiscard]] std::span<const ConversationTest> conversation_tests();

}    // namespace ask::simulator::certify::detail
