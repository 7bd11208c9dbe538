#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ask::skill::detail {

using Lines = std::map<std::string, std::vector<std::string>, std::less<>>;
using Faults = std::vector<std::string>;

// The lines of one speech file; what cannot be understood is left out and is in `faults`. None when
// that is the whole file.
[[nodiscard]] std::optional<Lines> read_speech_file(const std::filesystem::path& file,
                                                    Faults& faults);

// "file: /launch/first: what".
[[nodiscard]] std::string fault(const std::string& file, std::string_view line,
                                std::string_view what);

}    // namespace ask::skill::detail
