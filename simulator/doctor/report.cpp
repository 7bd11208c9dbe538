#include "simulator/doctor/report.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string_view>

#include "core/utf8.hpp"
#include "model/json.hpp"

namespace ask::simulator::doctor {

namespace {

constexpr std::size_t verdict_width = 15;

struct Name {
    Verdict verdict;
    std::string_view for_people;
    std::string_view for_programs;
};

constexpr std::array names{Name{Verdict::ok, "ok", "ok"},
                           Name{Verdict::warning, "warning", "warning"},
                           Name{Verdict::fault, "FAULT", "fault"},
                           Name{Verdict::not_looked_at, "not looked at", "not_looked_at"}};

const Name& name_of(Verdict verdict) {
    return *std::ranges::find(names, verdict, &Name::verdict);
}

long count(const Findings& findings, Verdict verdict) {
    return std::ranges::count(findings, verdict, &Finding::verdict);
}

std::string line_of(const Finding& one) {
    std::string line(name_of(one.verdict).for_people);
    line.resize(verdict_width, ' ');
    line += printable(one.check) + ": " + printable(one.detail);
    if (!one.remedy.empty()) line += ". Remedy: " + printable(one.remedy);
    return line + "\n";
}

std::string plural(long number, const char* noun) {
    return std::to_string(number) + " " + noun + (number == 1 ? "" : "s");
}

}    // namespace

bool has_faults(const Findings& findings) {
    return count(findings, Verdict::fault) > 0;
}

std::string to_text(const std::string& url, const Findings& findings) {
    std::string text;
    for (const Finding& one : findings) text += line_of(one);
    return text + printable(url) + ": " + plural(count(findings, Verdict::fault), "fault") + ", " +
           plural(count(findings, Verdict::warning), "warning") + ", " +
           std::to_string(count(findings, Verdict::not_looked_at)) + " not looked at\n";
}

std::string to_json(const std::string& url, const Findings& findings) {
    Json all = Json::array();
    for (const Finding& one : findings) {
        all.push_back({{"check", one.check},
                       {"verdict", name_of(one.verdict).for_programs},
                       {"detail", one.detail},
                       {"remedy", one.remedy}});
    }
    const Json report = {{"endpoint", url},
                         {"faults", count(findings, Verdict::fault)},
                         {"warnings", count(findings, Verdict::warning)},
                         {"findings", std::move(all)}};
    return report.dump(2, ' ', true, Json::error_handler_t::replace) + "\n";
}

}    // namespace ask::simulator::doctor
