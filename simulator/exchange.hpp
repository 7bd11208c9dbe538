#pragma once

#include <chrono>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "model/json.hpp"
#include "simulator/purchase_flow.hpp"
#include "simulator/speech_rules.hpp"
#include "simulator/utterance.hpp"

namespace ask::simulator {

// Where a part of the time went. Steps may lie within others, as the store within the handler.
struct StepTime {
    std::string name;
    double milliseconds = 0;
};

// One request to the skill and its answer.
struct Exchange {
    std::optional<Heard> heard;    // how the customer's words were understood
    Json envelope;                 // as sent
    unsigned status = 0;
    Json answer;                            // null where the body is no JSON
    std::vector<std::string> refusals;      // why Alexa would not take the answer
    std::vector<std::string> objections;    // what a certification reviewer would object to
    std::map<ProductId, ProductStanding> products;    // as they stood when the skill was asked
    std::vector<std::string> meanwhile;    // what the skill had Alexa say before it answered
    std::chrono::microseconds took{0};
    std::vector<StepTime> steps;           // as far as the skill tells (Server-Timing)
    std::optional<PurchaseOrder> order;    // the purchase that the skill asks for
    bool session_is_open = false;          // afterwards
};

// An exchange that a purchase led to.
struct PurchaseExchange {
    PurchaseOutcome outcome;
    std::optional<Exchange> exchange;    // none: the result was lost on its way to the skill
};

}    // namespace ask::simulator
