#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "core/ids.hpp"
#include "core/result.hpp"

namespace ask::skill {

// What the skill says, by locale and name: config/speech/<locale>.json, each line with one or
// several variants; objects may be nested, {"launch": {"first": ["…", "…"]}} is the line
// "launch.first"; comments are allowed. A variant is SSML with {placeholders} of letters, digits
// and underscores; what fills them is data and is escaped. A brace cannot be said. Immutable, any
// thread.
class Phrasebook {
 public:
    using Values = std::map<std::string, std::string, std::less<>>;

    // Every *.json of the folder. Fails (errors::invalid) with all faults in one context, a line
    // each, as "file: /key: what is wrong, what would be right": no file at all, not JSON, not a
    // string or a list of them, an empty list, a name given twice, a brace that is no placeholder,
    // a line or a placeholder that the first locale has and another lacks (or the reverse), a price
    // or a currency sign (Amazon: a skill never states a price), and in a line "upsell.…" what
    // isp::upsell_text_fault finds.
    static Result<Phrasebook> load(const std::filesystem::path& folder);

    // A locale that has no file of its own is served by the first one of its language, then by the
    // en-US one, else by the first of all. A variant is picked by `turn` (any number; the same
    // number, the same variant). Throws std::out_of_range for a name that no file has, or a
    // placeholder without a value: a bug, found by the tests.
    [[nodiscard]] std::string say(const Locale& locale, std::string_view name, std::uint64_t turn,
                                  const Values& values = {}) const;
    // The same, as plain text: without tags, not escaped, for cards and upsell messages.
    [[nodiscard]] std::string text(const Locale& locale, std::string_view name, std::uint64_t turn,
                                   const Values& values = {}) const;
    [[nodiscard]] std::vector<Locale> locales() const;
    // Every variant of a line in a locale, for lints. Throws as say.
    [[nodiscard]] std::vector<std::string> variants(const Locale& locale,
                                                    std::string_view name) const;
    // A list as it is spoken in that language: "a, b and c". The joining word is the line
    // "list.and". Plain text: it may fill a placeholder.
    [[nodiscard]] std::string join(const Locale& locale,
                                   const std::vector<std::string>& items) const;

 private:
    using Lines = std::map<std::string, std::vector<std::string>, std::less<>>;
    [[nodiscard]] const std::vector<std::string>& line(const Locale& locale,
                                                       std::string_view name) const;
    std::map<std::string, Lines, std::less<>> locales_;
};

}    // namespace ask::skill
