#pragma once

#include <ostream>
#include <string>
#include <string_view>
#include <vector>

#include "simulator/expectation.hpp"
#include "simulator/script.hpp"

namespace ask::simulator {

// Writes conversations down so that a person can read them.
class Transcript {
 public:
    explicit Transcript(std::ostream& out) : out_(out) {}

    void begin(const Script& script);
    // "Customer: …", "Alexa: …", "Skill: …", "Amazon: …", "Reviewer: …"
    void line(std::string_view who, std::string_view what);
    // ✓, or ✗ and each difference on a line of its own, with the turn's place in the script.
    void verdict(const Turn& turn, const std::vector<std::string>& differences);

 private:
    std::ostream& out_;
};

// What starts a turn, and whose it is: "Customer", "buy cave quest".
struct TurnLine {
    std::string who;
    std::string what;
};
[[nodiscard]] TurnLine describe(const Action& action);

}    // namespace ask::simulator
