#include "simulator/certify/certify.hpp"

#include <iterator>
#include <utility>

#include "core/timestamp.hpp"

namespace ask::simulator::certify {

namespace {

void append(std::vector<TestResult> more, std::vector<TestResult>& tests) {
    std::move(more.begin(), more.end(), std::back_inserter(tests));
}

std::string name_of(const Candidate& candidate, const Json& manifest) {
    const Locale& locale = candidate.plan.locale;
    std::string name = name_in_store(manifest, locale);
    if (!name.empty()) return name;
    const auto model = candidate.skill.models.find(locale);
    const bool is_known = model != candidate.skill.models.end();
    return is_known ? model->second.invocation_name : candidate.skill.application_id.text();
}

}    // namespace

Report certify(const Candidate& candidate, const Lines& lines, TimePoint now) {
    const Json& manifest = candidate.manifest;
    const Ground ground = make_ground(candidate.plan, candidate.skill, manifest);
    const Locale& locale = candidate.plan.locale;
    Report report{.skill = name_of(candidate, manifest),
                  .endpoint = candidate.endpoint,
                  .locale = locale.text(),
                  .plan = candidate.plan.source,
                  .at = format_timestamp(now),
                  .tests = run_conversations(ground, lines.open_world, lines.tell)};
    const ProbeTarget target{
        .url = candidate.endpoint, .locale = locale, .is_signed = candidate.is_signed};
    append(run_probes(target, lines.open_world, lines.send, lines.tell), report.tests);
    append(judge_package(manifest, candidate.skill), report.tests);
    return report;
}

}    // namespace ask::simulator::certify
