#pragma once

#include <set>
#include <string>

#include "model_scene.hpp"

namespace ask::tests {

// A model without a fault for the products of a ModelScene, to be spoilt in one place.
inline const std::string good_model = R"({"interactionModel": {"languageModel": {
    "invocationName": "bright lantern",
    "intents": [
        {"name": "AMAZON.HelpIntent", "samples": []},
        {"name": "AMAZON.StopIntent", "samples": []},
        {"name": "AMAZON.CancelIntent", "samples": []},
        {"name": "AMAZON.NavigateHomeIntent", "samples": []},
        {"name": "PlayIntent", "samples": ["let's play {Game}",
            "the players' n. b. a. well-known {Game}",
            "é ü {Game}'s", "play game_one"],
         "slots": [{"name": "Game", "type": "GAMES", "samples": ["the {Game}"]}]},
        {"name": "SearchIntent", "samples": ["search for {Query}"],
         "slots": [{"name": "Query", "type": "AMAZON.SearchQuery"},
            {"name": "Count", "type": "AMAZON.NUMBER", "samples": ["{Count} of them"]}]},
        {"name": "HelloIntent", "samples": ["hello"]},
        {"name": "WhatCanIBuyIntent", "samples": ["What can I buy"]},
        {"name": "BuyIntent", "samples": ["buy {ProductName}"],
         "slots": [{"name": "ProductName", "type": "LIST_OF_PRODUCT_NAMES"}]},
        {"name": "ProductDetailIntent", "samples": ["tell me about {ProductName}"],
         "slots": [{"name": "ProductName", "type": "LIST_OF_PRODUCT_NAMES"}]},
        {"name": "RefundSkillItemIntent", "samples": ["refund {ProductName}"],
         "slots": [{"name": "ProductName", "type": "LIST_OF_PRODUCT_NAMES"}]},
        {"name": "CancelSubscriptionIntent", "samples": ["cancel {ProductName}"],
         "slots": [{"name": "ProductName", "type": "LIST_OF_PRODUCT_NAMES"}]},
        {"name": "HintInventoryIntent", "samples": ["how many do i have"]}],
    "types": [
        {"name": "GAMES", "values": [
            {"id": "chess", "name": {"value": "chess", "synonyms": ["royal game"]}},
            {"id": "go", "name": {"value": "go", "synonyms": ["the stones"]}}]},
        {"name": "LIST_OF_PRODUCT_NAMES", "values": [
            {"id": "cave_quest", "name": {"value": "Cave Quest"}},
            {"id": "hint_pack", "name": {"value": "hints", "synonyms": ["the hint pack"]}},
            {"id": "explorer_club", "name": {"value": "Explorer Club"}}]}]},
  "dialog": {"intents": [{"name": "PlayIntent", "slots": [
      {"name": "Game", "type": "GAMES", "elicitationRequired": true,
       "prompts": {"elicitation": "Ask.Game"}}]}]},
  "prompts": [{"id": "Ask.Game", "variations": [{"type": "PlainText", "value": "Which one?"}]}]
}})";

// What a scene with this model breaks.
inline std::set<std::string> rules_of(const std::string& model) {
    const ModelScene scene;
    scene.write_model("en-US", model);
    const auto broken = scene.broken_rules();
    return {broken.begin(), broken.end()};
}

}    // namespace ask::tests
