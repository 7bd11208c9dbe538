#pragma once

#include <string>
#include <utility>
#include <vector>

namespace ask::simulator::doctor {

enum class Verdict { ok, warning, fault, not_looked_at };

// One thing that was looked at. Texts are whole sentences without their last full stop; `remedy` is
// empty where there is nothing to do.
struct Finding {
    std::string check;    // "chain", "host name", "clock", …
    Verdict verdict = Verdict::ok;
    std::string detail;
    std::string remedy;
};

using Findings = std::vector<Finding>;

inline Finding ok(std::string check, std::string detail) {
    return {std::move(check), Verdict::ok, std::move(detail), {}};
}
inline Finding warning(std::string check, std::string detail, std::string remedy) {
    return {std::move(check), Verdict::warning, std::move(detail), std::move(remedy)};
}
inline Finding fault(std::string check, std::string detail, std::string remedy) {
    return {std::move(check), Verdict::fault, std::move(detail), std::move(remedy)};
}
inline Finding not_looked_at(std::string check, std::string why, std::string remedy = {}) {
    return {std::move(check), Verdict::not_looked_at, std::move(why), std::move(remedy)};
}

}    // namespace ask::simulator::doctor
