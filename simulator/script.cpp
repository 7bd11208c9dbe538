#include "simulator/script.hpp"

#include <algorithm>

#include "catalog/json_place.hpp"
#include "simulator/detail/script_reader.hpp"

namespace ask::simulator {

namespace {

using catalog::Faults;
using catalog::JsonPlace;

void read_customer(const JsonPlace& customer, Script& script) {
    if (!customer.is_object()) return;
    customer.allow_only({"owned", "counts", "voice_purchasing"});
    for (const std::string& name : customer.texts_of("owned")) {
        script.holdings[ReferenceName(name)] = 1;
    }
    if (const auto counts = customer.find("counts")) {
        for (const auto& [name, place] : counts->members()) {
            script.holdings[ReferenceName(name)] = place.integer(0, 1'000).value_or(0);
        }
    }
    const auto voice = customer.find("voice_purchasing");
    if (voice) script.voice_purchasing = voice->flag().value_or(true);
}

void read_turn(const JsonPlace& place, Script& script) {
    std::optional<Action> action = detail::read_action(place);
    if (!action) return;
    const auto expect = place.find("expect");
    script.turns.push_back(
        {.pointer = place.pointer(),
         .action = std::move(*action),
         .expected = expect ? detail::read_expectation(*expect) : Expectation{}});
}

Script read_script(const JsonPlace& root) {
    Script script;
    if (!root.is_object()) return script;
    root.allow_only({"$schema", "title", "locale", "customer", "turns"});
    script.title = root.required_text("title");
    script.locale = Locale(root.required_text("locale"));
    if (const auto customer = root.find("customer")) read_customer(*customer, script);
    const auto turns = root.require("turns");
    if (!turns) return script;
    for (const JsonPlace& turn : turns->items()) read_turn(turn, script);
    if (turns->value().empty()) turns->fault("needs at least one turn");
    return script;
}

Result<std::vector<std::filesystem::path>> files_of(const std::filesystem::path& path) {
    if (!std::filesystem::is_directory(path)) return std::vector{path};
    std::vector<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::directory_iterator(path)) {
        if (entry.path().extension() == ".json") files.push_back(entry.path());
    }
    std::sort(files.begin(), files.end());
    if (files.empty()) return fail(errors::invalid, path.string() + ": holds no scripts (*.json)");
    return files;
}

void add_line(std::string& text, const std::string& line) {
    if (!text.empty()) text += '\n';
    text += line;
}

}    // namespace

Result<Script> load_script(const std::filesystem::path& file) {
    const Result<Json> document = catalog::read_json_file(file);
    if (!document) return std::unexpected(document.error());
    const std::string name = file.string();
    Faults faults;
    Script script = read_script(JsonPlace(*document, name, faults));
    if (!faults.empty()) return fail(errors::invalid, faults.text());
    script.file = file;
    return script;
}

Result<std::vector<Script>> load_scripts(const std::vector<std::filesystem::path>& paths) {
    std::vector<Script> scripts;
    std::string faults;
    for (const std::filesystem::path& path : paths) {
        const auto files = files_of(path);
        if (!files) add_line(faults, files.error().context);
        for (const auto& file : files ? *files : std::vector<std::filesystem::path>{}) {
            Result<Script> script = load_script(file);
            if (script)
                scripts.push_back(std::move(*script));
            else
                add_line(faults, script.error().context);
        }
    }
    if (!faults.empty()) return fail(errors::invalid, faults);
    return scripts;
}

}    // namespace ask::simulator
