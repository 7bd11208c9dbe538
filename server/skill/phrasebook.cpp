#include "skill/phrasebook.hpp"

#include <algorithm>
#include <stdexcept>
#include <system_error>
#include <utility>

#include "model/ssml.hpp"
#include "skill/detail/speech_file.hpp"
#include "skill/detail/speech_lint.hpp"
#include "skill/detail/template_text.hpp"

namespace ask::skill {

namespace {

namespace fs = std::filesystem;
using detail::Faults;
using detail::SpeechFile;
using Values = Phrasebook::Values;

std::vector<fs::path> speech_files(const fs::path& folder) {
    std::error_code unreadable;
    std::vector<fs::path> files;
    for (const fs::directory_entry& entry : fs::directory_iterator(folder, unreadable)) {
        if (entry.path().extension() == ".json") files.push_back(entry.path());
    }
    std::ranges::sort(files);
    return files;
}

Result<void> without_faults(const Faults& faults) {
    if (faults.empty()) return {};
    std::string all;
    for (const std::string& one : faults) all += (all.empty() ? "" : "\n") + one;
    return fail(errors::invalid, std::move(all));
}

std::string_view language_of(std::string_view locale) {
    return locale.substr(0, locale.find('-'));
}

template <class Escape>
std::string fill(const std::string& pattern, const Values& values, Escape escape) {
    std::string filled;
    for (const detail::TemplatePart& part : detail::split_template(pattern).parts) {
        if (!part.is_placeholder) {
            filled += part.text;
            continue;
        }
        const auto value = values.find(part.text);
        if (value == values.end()) {
            throw std::out_of_range("no value for the placeholder " + std::string(part.text));
        }
        filled += escape(value->second);
    }
    return filled;
}

const std::string& pick(const std::vector<std::string>& variants, std::uint64_t turn) {
    return variants[static_cast<std::size_t>(turn % variants.size())];
}

}    // namespace

Result<Phrasebook> Phrasebook::load(const fs::path& folder) {
    Faults faults;
    std::vector<SpeechFile> all;
    Phrasebook book;
    for (const fs::path& file : speech_files(folder)) {
        auto lines = detail::read_speech_file(file, faults);
        if (!lines) continue;
        book.locales_.emplace(file.stem().string(), *lines);
        all.push_back({.file = file.string(), .lines = std::move(*lines)});
    }
    if (all.empty() && faults.empty()) {
        faults.push_back(detail::fault(folder.string(), "", "no speech file, add en-US.json"));
    }
    for (const SpeechFile& speech : all) {
        detail::lint_lines(speech, faults);
        if (&speech != &all.front()) detail::lint_against(all.front(), speech, faults);
    }
    const Result<void> held = without_faults(faults);
    if (!held) return std::unexpected(held.error());
    return book;
}

std::string Phrasebook::say(const Locale& locale, std::string_view name, std::uint64_t turn,
                            const Values& values) const {
    const auto escape = [](const std::string& value) { return model::escape_ssml(value); };
    return fill(pick(line(locale, name), turn), values, escape);
}

std::string Phrasebook::text(const Locale& locale, std::string_view name, std::uint64_t turn,
                             const Values& values) const {
    const std::string plain = model::strip_ssml(pick(line(locale, name), turn));
    return fill(plain, values, [](const std::string& value) { return value; });
}

std::vector<Locale> Phrasebook::locales() const {
    std::vector<Locale> all;
    for (const auto& [name, lines] : locales_) all.emplace_back(name);
    return all;
}

std::vector<std::string> Phrasebook::variants(const Locale& locale, std::string_view name) const {
    return line(locale, name);
}

std::string Phrasebook::join(const Locale& locale, const std::vector<std::string>& items) const {
    std::string joined;
    for (std::size_t at = 0; at < items.size(); ++at) {
        if (at > 0 && at + 1 == items.size()) {
            joined += " " + text(locale, "list.and", 0) + " ";
        } else if (at > 0) {
            joined += ", ";
        }
        joined += items[at];
    }
    return joined;
}

const std::vector<std::string>& Phrasebook::line(const Locale& locale,
                                                 std::string_view name) const {
    auto lines = locales_.find(locale.text());
    if (lines == locales_.end()) {
        const auto speaks = [&](const auto& one) {
            return language_of(one.first) == language_of(locale.text());
        };
        lines = std::ranges::find_if(locales_, speaks);
    }
    if (lines == locales_.end()) lines = locales_.find("en-US");
    if (lines == locales_.end()) lines = locales_.begin();
    if (lines == locales_.end()) throw std::out_of_range("a phrasebook without a locale");
    const auto known = lines->second.find(name);
    if (known == lines->second.end()) throw std::out_of_range("no line " + std::string(name));
    return known->second;
}

}    // namespace ask::skill
