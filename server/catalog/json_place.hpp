#pragma once

#include <filesystem>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/result.hpp"
#include "model/json.hpp"

namespace ask::catalog {

// What is wrong in files that people write, collected so that all of it is told at once.
class Faults {
 public:
    void add(std::string_view file, std::string_view pointer, std::string_view message);
    [[nodiscard]] bool empty() const { return lines_.empty(); }
    // One line each: "config/x.json: /turns/0: what is wrong".
    [[nodiscard]] std::string text() const;

 private:
    std::vector<std::string> lines_;
};

// For files of this program's own (scripts, plans, content) and where only a value is looked up.
// Accepted: JSON in UTF-8, with or without a byte order mark, up to 16 MB, 200 deep, with comments;
// of a repeated key the last value counts. Errors:
// errors::not_found, errors::too_large over 16 MB, errors::invalid: one line with the file, and
// with line and column where the text is no JSON.
[[nodiscard]] Result<Json> read_json_file(const std::filesystem::path& file);

// A value of a JSON file together with where it stands. What it is asked to be and is not becomes a
// fault, and then nothing is given. The document, the faults and the file's name must outlive it.
class JsonPlace {
 public:
    JsonPlace(const Json& root, const std::string& file, Faults& faults);

    [[nodiscard]] const Json& value() const { return *value_; }
    [[nodiscard]] const std::string& pointer() const { return pointer_; }
    void fault(std::string_view message) const;

    // A member that may be absent; `require` makes its absence a fault. A null is a member.
    [[nodiscard]] std::optional<JsonPlace> find(std::string_view name) const;
    [[nodiscard]] std::optional<JsonPlace> require(std::string_view name) const;
    // Any other member is a fault; the message lists what there could be.
    void allow_only(std::initializer_list<std::string_view> names) const;

    [[nodiscard]] bool is_object() const;    // a fault where it is not
    [[nodiscard]] std::optional<std::string> text() const;
    [[nodiscard]] std::optional<bool> flag() const;
    [[nodiscard]] std::optional<int> integer(int least, int most) const;
    [[nodiscard]] std::vector<JsonPlace> items() const;
    [[nodiscard]] std::vector<std::pair<std::string, JsonPlace>> members() const;

    // Members in short: the value where it is there and right, else the default.
    [[nodiscard]] std::string text_of(std::string_view name, std::string_view otherwise = {}) const;
    [[nodiscard]] std::string required_text(std::string_view name) const;
    [[nodiscard]] std::vector<std::string> texts_of(std::string_view name) const;

 private:
    JsonPlace(const JsonPlace& parent, const Json& value, std::string_view token);
    const Json* value_;
    std::string pointer_;
    const std::string* file_;
    Faults* faults_;
};

}    // namespace ask::catalog
