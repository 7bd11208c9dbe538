#include "app/detail/config_reader.hpp"

#include <algorithm>
#include <cctype>

#include "core/text_file.hpp"
#include "model/stored_json.hpp"

namespace ask::app::detail {

namespace {

std::string shown(const Json& value) {
    std::string text = value.dump(-1, ' ', false, Json::error_handler_t::replace);
    if (text.size() > 60) text = text.substr(0, 57) + "...";
    return text;
}

std::string joined(const std::vector<std::string>& words) {
    std::string out;
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (i > 0) out += i + 1 == words.size() ? " or " : ", ";
        out += '"' + words[i] + '"';
    }
    return out;
}

// How many letters have to change for one word to become the other.
std::size_t distance(std::string_view a, std::string_view b) {
    std::vector<std::size_t> row(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        std::size_t diagonal = row[0];
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t replaced = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
            diagonal = row[j];
            row[j] = std::min({row[j] + 1, row[j - 1] + 1, replaced});
        }
    }
    return row.back();
}

// A member's name as it stands in a JSON pointer.
std::string escaped(const std::string& name) {
    std::string out;
    for (const char c : name) {
        if (c == '~')
            out += "~0";
        else if (c == '/')
            out += "~1";
        else
            out += c;
    }
    return out;
}

std::string suggestion(const std::string& wrong, const std::set<std::string>& known) {
    const auto nearer = [&](const std::string& a, const std::string& b) {
        return distance(wrong, a) < distance(wrong, b);
    };
    const auto nearest = std::min_element(known.begin(), known.end(), nearer);
    if (nearest == known.end() || distance(wrong, *nearest) > 1 + wrong.size() / 3) {
        return ", leaving it out would be right";
    }
    return ", " + *nearest + " would be one";
}

// The keys themselves and the objects that they lie in.
std::set<std::string> with_branches(const std::set<std::string>& keys) {
    std::set<std::string> all = keys;
    for (const std::string& key : keys) {
        for (auto end = key.rfind('/'); end > 0; end = key.rfind('/', end - 1)) {
            all.insert(key.substr(0, end));
        }
    }
    return all;
}

}    // namespace

std::string variable_name(std::string_view pointer) {
    std::string name = "SKILLD_";
    for (const char c : pointer.substr(1)) {
        if (c == '/') {
            name += "__";
        } else {
            name += static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
        }
    }
    return name;
}

ConfigReader::ConfigReader(Json document, const ConfigSources& sources)
    : document_(std::move(document)), sources_(sources) {}

void ConfigReader::blame(const std::string& pointer, std::string complaint) {
    const std::string variable = variable_name(pointer);
    const bool from_variable = sources_.environment(variable).has_value();
    faults_.push_back(
        {from_variable ? variable : sources_.file.string(), pointer, std::move(complaint)});
}

bool ConfigReader::given(const std::string& pointer) const {
    if (sources_.environment(variable_name(pointer))) return true;
    const Json::json_pointer place(pointer);
    return document_.contains(place) && !document_.at(place).is_null();
}

// null reads as absent. A variable's text is taken as it is for texts and paths, else as JSON.
std::optional<Json> ConfigReader::find(const std::string& pointer, From variable) {
    known_.insert(pointer);
    if (const auto value = sources_.environment(variable_name(pointer))) {
        if (variable == From::raw_text || model::is_nested_too_deep(*value)) return Json(*value);
        Json parsed = Json::parse(*value, nullptr, false);
        return parsed.is_discarded() ? Json(*value) : parsed;
    }
    const Json::json_pointer place(pointer);
    if (!document_.contains(place) || document_.at(place).is_null()) return std::nullopt;
    return document_.at(place);
}

void ConfigReader::text(std::string pointer, std::string& out) {
    const auto value = find(pointer, From::raw_text);
    if (!value) return;
    if (!value->is_string() || value->get_ref<const std::string&>().empty()) {
        return blame(pointer, "is " + shown(*value) + ", a text in quotes would be right");
    }
    out = value->get<std::string>();
}

void ConfigReader::flag(std::string pointer, bool& out) {
    const auto value = find(pointer, From::json);
    if (!value) return;
    if (!value->is_boolean()) {
        return blame(pointer, "is " + shown(*value) + ", true or false would be right");
    }
    out = value->get<bool>();
}

void ConfigReader::path(std::string pointer, std::filesystem::path& out) {
    std::string text_value;
    text(std::move(pointer), text_value);
    if (!text_value.empty()) out = text_value;
}

void ConfigReader::optional_path(std::string pointer, std::optional<std::filesystem::path>& out) {
    std::filesystem::path value;
    path(std::move(pointer), value);
    if (!value.empty()) out = value;
}

void ConfigReader::texts(std::string pointer, std::vector<std::string>& out) {
    open_ended_.insert(pointer);
    const auto value = find(pointer, From::json);
    if (!value) return;
    const auto is_text = [](const Json& item) { return item.is_string(); };
    if (!value->is_array() || !std::all_of(value->begin(), value->end(), is_text)) {
        return blame(pointer, "is " + shown(*value) + ", a list of texts would be right");
    }
    out = value->get<std::vector<std::string>>();
}

void ConfigReader::text_map(std::string pointer, std::map<std::string, std::string>& out) {
    open_ended_.insert(pointer);
    const auto value = find(pointer, From::json);
    if (!value) return;
    const auto is_text = [](const Json& item) { return item.is_string(); };
    if (!value->is_object() || !std::all_of(value->begin(), value->end(), is_text)) {
        return blame(pointer, "is " + shown(*value) + ", an object of texts would be right");
    }
    out = value->get<std::map<std::string, std::string>>();
}

void ConfigReader::number_map(std::string pointer, std::map<std::string, std::int64_t>& out,
                              Range range) {
    open_ended_.insert(pointer);
    const auto value = find(pointer, From::json);
    if (!value) return;
    const auto fits = [&](const Json& item) {
        return item.is_number_integer() && item >= range.least && item <= range.most;
    };
    if (!value->is_object() || !std::all_of(value->begin(), value->end(), fits)) {
        return blame(pointer, "is " + shown(*value) + ", an object of whole numbers from " +
                                  std::to_string(range.least) + " to " +
                                  std::to_string(range.most) + " would be right");
    }
    out = value->get<std::map<std::string, std::int64_t>>();
}

void ConfigReader::secret(const std::string& pointer, Secret& out) {
    const std::string file_pointer = pointer + "_file";
    std::optional<std::filesystem::path> file;
    optional_path(file_pointer, file);
    const auto value = find(pointer, From::raw_text);
    if (value && file) {
        return blame(pointer, "is given twice, either it or " + file_pointer + " would be right");
    }
    if (value && !value->is_string())
        return blame(pointer, "is no text, one in quotes would be right");
    if (value) out = Secret(value->get<std::string>());
    if (!file) return;
    Result<std::string> text = read_text_file(*file, 64U << 10U);
    if (!text) return blame(file_pointer, text.error().context);
    while (text->ends_with('\n') || text->ends_with('\r')) text->pop_back();
    if (text->empty())
        return blame(file_pointer, "names an empty file, a secret in it would be right");
    out = Secret(std::move(*text));
}

std::optional<std::int64_t> ConfigReader::whole(std::string pointer, Range range) {
    const auto value = find(pointer, From::json);
    if (!value) return std::nullopt;
    const bool fits = value->is_number_integer() &&
                      (!value->is_number_unsigned() || value->get<std::uint64_t>() < 1ULL << 62U);
    if (fits && *value >= range.least && *value <= range.most) return value->get<std::int64_t>();
    blame(pointer, "is " + shown(*value) + ", a whole number from " + std::to_string(range.least) +
                       " to " + std::to_string(range.most) + " would be right");
    return std::nullopt;
}

std::optional<std::size_t> ConfigReader::one_of(std::string pointer,
                                                const std::vector<std::string>& words) {
    const auto value = find(pointer, From::raw_text);
    if (!value) return std::nullopt;
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (*value == words[i]) return i;
    }
    blame(pointer, "is " + shown(*value) + ", " + joined(words) + " would be right");
    return std::nullopt;
}

bool ConfigReader::is_branch(const std::string& pointer) const {
    const auto next = known_.lower_bound(pointer + '/');
    return next != known_.end() && next->starts_with(pointer + '/');
}

void ConfigReader::report_unknown_in(const Json& value, const std::string& pointer) {
    if (pointer == "/$schema" || known_.contains(pointer)) return;
    if (!is_branch(pointer) && !pointer.empty()) {
        faults_.push_back(
            {sources_.file.string(), pointer,
             "is not a key that skilld knows" + suggestion(pointer, with_branches(known_))});
        return;
    }
    if (!value.is_object()) {
        faults_.push_back(
            {sources_.file.string(), pointer, "is " + shown(value) + ", an object would be right"});
        return;
    }
    for (const auto& [name, member] : value.items()) {
        report_unknown_in(member, pointer + '/' + escaped(name));
    }
}

void ConfigReader::report_unknown_variables() {
    std::set<std::string> names;
    for (const std::string& pointer : known_) names.insert(variable_name(pointer));
    for (const std::string& name : sources_.environment_names) {
        if (!name.starts_with("SKILLD_") || names.contains(name)) continue;
        faults_.push_back(
            {name, "",
             "is set, but no key of the configuration has this name" + suggestion(name, names)});
    }
}

void ConfigReader::report_unknown_keys() {
    report_unknown_in(document_, "");
    report_unknown_variables();
}

}    // namespace ask::app::detail
