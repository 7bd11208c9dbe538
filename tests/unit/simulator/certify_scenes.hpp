#pragma once

#include <string>
#include <utility>
#include <vector>

#include "simulator/certify/ground.hpp"
#include "simulator/certify/scene.hpp"

namespace ask::tests {

using simulator::certify::Ground;
using simulator::certify::PlayedTurn;
using simulator::certify::Scene;
using simulator::certify::Step;
using simulator::certify::Ware;

// Conversations as they might have come out.

inline PlayedTurn played(Step step, const std::string& speech, bool is_open = true) {
    PlayedTurn turn{.step = step, .who = "Customer", .said = "something"};
    turn.came.status = 200;
    turn.came.speech = speech;
    turn.came.session_is_open = is_open;
    return turn;
}

inline PlayedTurn asked_for(Step step, const std::string& directive, const std::string& product) {
    PlayedTurn turn = played(step, "", false);
    turn.came.directive = directive;
    turn.came.product = product;
    turn.has_directives = true;
    return turn;
}

inline Scene scene(const std::string& product, std::vector<PlayedTurn> turns) {
    return {
        .title = "The " + product, .product = ReferenceName(product), .turns = std::move(turns)};
}

inline Ground ground() {
    using model::ProductType;
    Ground made;
    made.plan.locale = Locale("en-US");
    for (const char* name : {"quest", "club", "hints"}) {
        made.wares.push_back({.reference = ReferenceName(name),
                              .type = ProductType::entitlement,
                              .name = std::string("The ") + name,
                              .purchase_prompt = ""});
    }
    made.plan.units[ReferenceName("hints")] = 5;
    made.plan.use[ReferenceName("quest")] = {.turns = {},
                                             .heard = *simulator::TextPattern::make("/dark cave/")};
    return made;
}

}    // namespace ask::tests
