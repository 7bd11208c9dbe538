#pragma once

#include <string>
#include <vector>

#include "simulator/play_result.hpp"

namespace ask::simulator {

// The results as JUnit XML, which continuous integration reads: one testsuite a script file, one
// testcase a turn, named by its place and what was said; a failure holds the differences, a turn
// that was never reached is skipped. Times in seconds: a turn's is that of the skill's answer.
// Always well-formed: characters that XML does not allow become U+FFFD.
[[nodiscard]] std::string junit_xml(const std::vector<ScriptResult>& results);

}    // namespace ask::simulator
