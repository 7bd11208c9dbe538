#pragma once

#include <string>

#include "simulator/certify/ground.hpp"
#include "simulator/certify/scene.hpp"

namespace ask::simulator::certify::detail {

// Writes one conversation, step by step, in the words of the plan.
class SceneWriter {
 public:
    // `ware`: what it is about; null: nothing in particular.
    SceneWriter(const Ground& ground, std::string title, const Ware* ware = nullptr);

    SceneWriter& owning();    // the customer has the product from the beginning
    SceneWriter& begin() { return turns(Step::begin, ground_.plan.begin); }
    SceneWriter& turns(Step step, const Turns& turns);
    SceneWriter& buy() { return turns(Step::buy, ground_.plan.buy); }
    SceneWriter& decide(Decision decision);
    SceneWriter& accept_if_asked();
    SceneWriter& use();    // what the plan says of the product; nothing: what it does not
    SceneWriter& leave();
    SceneWriter& world(Action action);
    [[nodiscard]] ScenePlan take() { return std::move(scene_); }

 private:
    SceneWriter& add(Step step, Action action);

    const Ground& ground_;
    const Ware* ware_;
    ScenePlan scene_;
};

}    // namespace ask::simulator::certify::detail
