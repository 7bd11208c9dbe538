#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "app/config.hpp"
#include "core/secret.hpp"
#include "model/json.hpp"

namespace ask::app::detail {

struct Range {
    std::int64_t least;
    std::int64_t most;
};

// Reads one key after another into typed values; what is absent keeps its default. Remembers every
// key that was asked for, so that those nobody asked for can be reported.
class ConfigReader {
 public:
    ConfigReader(Json document, const ConfigSources& sources);

    void text(std::string pointer, std::string& out);
    void flag(std::string pointer, bool& out);
    void path(std::string pointer, std::filesystem::path& out);
    void optional_path(std::string pointer, std::optional<std::filesystem::path>& out);
    void texts(std::string pointer, std::vector<std::string>& out);
    // The text itself, or that of the file which the key with _file behind it names, without the
    // end of its last line. Never repeated in a complaint.
    void secret(const std::string& pointer, Secret& out);
    // Whole numbers by name.
    void number_map(std::string pointer, std::map<std::string, std::int64_t>& out, Range range);
    void text_map(std::string pointer, std::map<std::string, std::string>& out);
    template <class Whole>
    void number(std::string pointer, Whole& out, Range range) {
        if (const auto read = whole(std::move(pointer), range)) out = static_cast<Whole>(*read);
    }
    template <class Rep, class Period>
    void span(std::string pointer, std::chrono::duration<Rep, Period>& out, Range range) {
        if (const auto read = whole(std::move(pointer), range)) {
            out = std::chrono::duration<Rep, Period>(*read);
        }
    }
    // One of the words, whose place in the list is the value.
    template <class Choice>
    void choice(std::string pointer, Choice& out, const std::vector<std::string>& words) {
        if (const auto read = one_of(std::move(pointer), words)) out = static_cast<Choice>(*read);
    }

    void blame(const std::string& pointer, std::string complaint);
    // True if the file or the environment gives the key a value other than null.
    [[nodiscard]] bool given(const std::string& pointer) const;
    void report_unknown_keys();
    [[nodiscard]] std::vector<ConfigFault> take_faults() { return std::move(faults_); }
    [[nodiscard]] const std::set<std::string>& known() const { return known_; }

 private:
    enum class From { raw_text, json };
    std::optional<Json> find(const std::string& pointer, From variable);
    std::optional<std::int64_t> whole(std::string pointer, Range range);
    std::optional<std::size_t> one_of(std::string pointer, const std::vector<std::string>& words);
    void report_unknown_in(const Json& value, const std::string& pointer);
    void report_unknown_variables();
    [[nodiscard]] bool is_branch(const std::string& pointer) const;

    Json document_;
    const ConfigSources& sources_;
    std::set<std::string> known_;
    std::set<std::string> open_ended_;    // keys whose members are data
    std::vector<ConfigFault> faults_;
};

// "/server/tls/enabled" → "SKILLD_SERVER__TLS__ENABLED".
[[nodiscard]] std::string variable_name(std::string_view pointer);

}    // namespace ask::app::detail
