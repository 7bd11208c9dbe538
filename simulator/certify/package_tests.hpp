#pragma once

#include <filesystem>
#include <vector>

#include "core/result.hpp"
#include "model/json.hpp"
#include "simulator/certify/report.hpp"
#include "simulator/skill_under_test.hpp"

namespace ask::simulator::certify {

// The manifest (skill.json) of a skill package, or of the package in a project's folder; null where
// there is none. Errors: as
// catalog::read_json_file but for errors::not_found; errors::invalid for what is no object.
[[nodiscard]] Result<Json> read_manifest(const std::filesystem::path& folder);

// The skill's name in the store, in this language or another; empty: the manifest has none.
[[nodiscard]] std::string name_in_store(const Json& manifest, const Locale& locale);

// What Amazon checks of a skill's texts in the store, as far as a machine can. Pure.
[[nodiscard]] std::vector<TestResult> judge_package(const Json& manifest,
                                                    const SkillUnderTest& skill);

}    // namespace ask::simulator::certify
