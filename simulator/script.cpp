#include "simulator/script.hpp"

#include <algorithm>

#include "catalog/json_place.hpp"
#include "simulator/detail/script_reader.hpp"

namespace ask::simulator {

namespace {

using catalog::Faults;
using catalog::JsonPlace;

ScriptCustomer read_customer(const JsonPlace& place) {
    ScriptCustomer customer;
    if (!place.is_object()) return customer;
    place.allow_only({"owned", "counts", "voice_purchasing", "name", "screen", "permissions"});
    for (const std::string& name : place.texts_of("owned")) customer.owned.emplace_back(name);
    if (const auto counts = place.find("counts")) {
        for (const auto& [name, count] : counts->members()) {
            customer.counts[ReferenceName(name)] = count.integer(0, 1'000).value_or(0);
        }
    }
    const auto voice = place.find("voice_purchasing");
    if (voice) customer.voice_purchasing = voice->flag().value_or(true);
    customer.name = place.text_of("name");
    const auto screen = place.find("screen");
    if (screen) customer.has_screen = screen->flag().value_or(true);
    customer.permissions = place.texts_of("permissions");
    return customer;
}

std::string read_request_id(const JsonPlace& turn) {
    const auto place = turn.find("request_id");
    if (!place) return "";
    const std::optional<std::string> id = place->text();
    if (id && id->empty()) place->fault("is empty");
    return id.value_or("");
}

Json without_expectation(Json turn) {
    turn.erase("expect");
    return turn;
}

std::optional<Turn> read_turn(const JsonPlace& place) {
    std::optional<Action> action = detail::read_action(place);
    if (!action) return std::nullopt;
    const auto expect = place.find("expect");
    return Turn{.pointer = place.pointer(),
                .action = std::move(*action),
                .expected = expect ? detail::read_expectation(*expect) : Expectation{},
                .request_id = read_request_id(place),
                .written = without_expectation(place.value())};
}

Script read_script(const JsonPlace& root) {
    Script script;
    if (!root.is_object()) return script;
    root.allow_only({"$schema", "title", "locale", "customer", "turns"});
    script.title = root.required_text("title");
    script.locale = Locale(root.required_text("locale"));
    if (const auto customer = root.find("customer")) script.customer = read_customer(*customer);
    const auto turns = root.require("turns");
    if (!turns) return script;
    for (const JsonPlace& place : turns->items()) {
        if (auto turn = read_turn(place)) script.turns.push_back(std::move(*turn));
    }
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

Result<Turn> parse_turn(const Json& written) {
    const std::string name = "turn";
    Faults faults;
    std::optional<Turn> turn = read_turn(JsonPlace(written, name, faults));
    if (!faults.empty()) return fail(errors::invalid, faults.text());
    return std::move(*turn);
}

Result<ScriptCustomer> parse_customer(const Json& written) {
    const std::string name = "customer";
    Faults faults;
    ScriptCustomer customer = read_customer(JsonPlace(written, name, faults));
    if (!faults.empty()) return fail(errors::invalid, faults.text());
    return customer;
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
