#include "simulator/certify/detail/scene_writer.hpp"

#include <utility>

namespace ask::simulator::certify::detail {

SceneWriter::SceneWriter(const Ground& ground, std::string title, const Ware* ware)
    : ground_(ground), ware_(ware) {
    scene_.title = std::move(title);
    if (ware) scene_.product = ware->reference;
}

SceneWriter& SceneWriter::owning() {
    scene_.customer.counts[ware_->reference] = 1;
    return *this;
}

SceneWriter& SceneWriter::turns(Step step, const Turns& turns) {
    const std::string name = ware_ ? ware_->name : "";
    for (const Turn& turn : turns) {
        scene_.turns.push_back({.step = step, .turn = about(turn, name)});
    }
    return *this;
}

SceneWriter& SceneWriter::decide(Decision decision) {
    return add(Step::decide, Decide{decision, "200"});
}

SceneWriter& SceneWriter::accept_if_asked() {
    decide(Decision::accept);
    scene_.turns.back().may_be_left_out = true;
    return *this;
}

SceneWriter& SceneWriter::use() {
    const auto use = ground_.plan.use.find(ware_->reference);
    return use == ground_.plan.use.end() ? *this : turns(Step::use, use->second.turns);
}

SceneWriter& SceneWriter::leave() {
    return add(Step::leave, EndSession{"USER_INITIATED"});
}

SceneWriter& SceneWriter::world(Action action) {
    return add(Step::world, std::move(action));
}

SceneWriter& SceneWriter::add(Step step, Action action) {
    Turn turn{.pointer = "",
              .action = std::move(action),
              .expected = Expectation{},
              .request_id = "",
              .written = nullptr};
    scene_.turns.push_back({.step = step, .turn = std::move(turn)});
    return *this;
}

}    // namespace ask::simulator::certify::detail
