#include "skill/detail/speech_file.hpp"

#include "core/text_file.hpp"

#include <algorithm>
#include <utility>

#include "model/json.hpp"

namespace ask::skill::detail {

namespace {

struct Reading {
    std::string file;
    Lines lines;
    Faults& faults;
};

bool is_list_of_strings(const Json& value) {
    return value.is_array() && !value.empty() &&
           std::ranges::all_of(value, [](const Json& item) { return item.is_string(); });
}

void add(Reading& reading, const std::string& name, std::vector<std::string> variants) {
    const bool is_new = reading.lines.try_emplace(name, std::move(variants)).second;
    if (is_new) return;
    reading.faults.push_back(
        fault(reading.file, name, "this name is given twice, rename or remove one"));
}

void collect(Reading& reading, const std::string& name, const Json& value) {
    if (value.is_object()) {
        for (const auto& [key, inner] : value.items()) {
            collect(reading, name.empty() ? key : name + "." + key, inner);
        }
    } else if (value.is_string()) {
        add(reading, name, {value.get<std::string>()});
    } else if (is_list_of_strings(value)) {
        add(reading, name, value.get<std::vector<std::string>>());
    } else if (value.is_array() && value.empty()) {
        reading.faults.push_back(fault(reading.file, name, "an empty list, give one variant"));
    } else {
        reading.faults.push_back(
            fault(reading.file, name,
                  std::string("of type ") + value.type_name() +
                      ", give a string, a list of strings or an object of lines"));
    }
}

// Discarded when it is not JSON.
Json parse(const std::string& text, Reading& reading) {
    try {
        return Json::parse(text, nullptr, true, true);
    } catch (const Json::parse_error& broken) {
        const std::string what = std::string("not JSON, correct it: ") + broken.what();
        reading.faults.push_back(fault(reading.file, "", what));
        return Json(Json::value_t::discarded);
    }
}

}    // namespace

std::optional<Lines> read_speech_file(const std::filesystem::path& file, Faults& faults) {
    Reading reading{.file = file.string(), .lines = {}, .faults = faults};
    const Result<std::string> text = read_text_file(file);
    if (!text) {
        faults.push_back(text.error().context);
        return std::nullopt;
    }
    const Json parsed = parse(*text, reading);
    if (parsed.is_discarded()) return std::nullopt;
    if (!parsed.is_object()) {
        faults.push_back(fault(reading.file, "", "no JSON object, give {\"name\": \"text\"}"));
        return std::nullopt;
    }
    collect(reading, "", parsed);
    return std::move(reading.lines);
}

std::string fault(const std::string& file, std::string_view line, std::string_view what) {
    std::string pointer = "/" + std::string(line);
    std::ranges::replace(pointer, '.', '/');
    return file + ": " + pointer + ": " + std::string(what);
}

}    // namespace ask::skill::detail
