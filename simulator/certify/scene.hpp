#pragma once

#include <functional>
#include <string>
#include <vector>

#include "core/ids.hpp"
#include "simulator/runner.hpp"
#include "simulator/script.hpp"
#include "simulator/speech_rules.hpp"

namespace ask::simulator::certify {

// What a turn is there for; verdicts look at turns by it.
enum class Step {
    begin,        // a visit begins
    offers,       // what is there to buy?
    detail,       // what is this product?
    buy,          // a product by its name
    decide,       // how the purchase ends
    use,          // of what was bought
    stock,        // how many are left?
    suggest,      // what leads to a suggestion
    give_back,    // a refund, or the end of a subscription
    free,         // what costs nothing
    leave,        // the visit ends, if it has not yet
    world,        // something happens beside the conversation
};

struct PlannedTurn {
    Step step = Step::begin;
    Turn turn;
    bool may_be_left_out = false;    // a decision, where nothing waits for one
};

// A conversation to be held, by a customer whom the skill has never met.
struct ScenePlan {
    std::string title;
    ReferenceName product;    // what it is about; may be empty
    ScriptCustomer customer;
    std::vector<PlannedTurn> turns;
};

// One turn as it came out.
struct PlayedTurn {
    Step step = Step::begin;
    std::string who;    // Customer, Alexa, Amazon
    std::string said;
    Observation came{};
    std::string alexa_says{};        // herself, of a purchase
    std::string upsell_message{};    // that the skill has her say
    std::vector<std::string> meanwhile{};
    bool has_directives = false;               // the answer has any
    std::vector<std::string> differences{};    // from what the plan expects of the turn
    std::vector<std::string> refusals{};       // why Alexa does not take the answer
    std::vector<Objection> objections{};       // of a reviewer
    std::string no_answer{};                   // why none came
};

// A conversation as it was held.
struct Scene {
    std::string title;
    ReferenceName product;
    std::vector<PlayedTurn> turns{};
    std::string stopped{};    // why it did not get to its end; empty: it did
};
using Scenes = std::vector<Scene>;

// Holds a conversation. It stops where no answer comes, where Alexa does not take one, and where a
// turn cannot happen. A purchase that nobody decides is left alone. One thread.
[[nodiscard]] Scene play_scene(const ScenePlan& plan, const Locale& locale, const World& world);

}    // namespace ask::simulator::certify
