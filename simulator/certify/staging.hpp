#pragma once

#include <string>
#include <vector>

#include "simulator/certify/ground.hpp"
#include "simulator/certify/scene.hpp"

namespace ask::simulator::certify {

// The conversations of one test, and what of it there is no way to hold. Neither: the skill sells
// nothing that the test is about.
struct Staging {
    std::vector<ScenePlan> scenes{};
    std::vector<std::string> not_run{};    // a sentence each
};

// How each of Amazon's tests for in-skill purchasing is played; the names are theirs. Pure.
[[nodiscard]] Staging stage_opening(const Ground& ground);
[[nodiscard]] Staging stage_information(const Ground& ground);
[[nodiscard]] Staging stage_suggestions(const Ground& ground);
[[nodiscard]] Staging stage_buying(const Ground& ground);
[[nodiscard]] Staging stage_later_use(const Ground& ground);
[[nodiscard]] Staging stage_suggestion_of_owned(const Ground& ground);
[[nodiscard]] Staging stage_suggestion_declined(const Ground& ground);
[[nodiscard]] Staging stage_purchase_declined(const Ground& ground);
[[nodiscard]] Staging stage_suggestion_repeated(const Ground& ground);
[[nodiscard]] Staging stage_cancelling(const Ground& ground);
[[nodiscard]] Staging stage_refunds(const Ground& ground);
[[nodiscard]] Staging stage_payment_failure(const Ground& ground);
[[nodiscard]] Staging stage_consumables(const Ground& ground);
// Beyond Amazon's list: what reviewers are known to look at.
[[nodiscard]] Staging stage_buying_owned(const Ground& ground);
[[nodiscard]] Staging stage_bought_elsewhere(const Ground& ground);
[[nodiscard]] Staging stage_pending(const Ground& ground);
// What only a person can see.
[[nodiscard]] Staging stage_nothing(const Ground& ground);

}    // namespace ask::simulator::certify
