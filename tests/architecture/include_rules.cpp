#include "architecture/include_rules.hpp"

#include <algorithm>
#include <optional>
#include <sstream>
#include <vector>

namespace architecture {

namespace {

// A third party, and the only rooms that may name it. A prefix of a path stands for those files.
struct ThirdParty {
    std::string_view header;
    std::vector<std::string_view> places;
};

const std::vector<ThirdParty>& third_parties() {
    static const std::vector<ThirdParty> table = {
        {"boost/beast", {"server/http/"}},
        {"boost/regex", {"simulator/expectation"}},
        {"openssl/", {"server/http/", "server/verify/", "server/core/keyed_hash", "simulator/pki"}},
        {"sqlite3", {"server/store/"}},
        {"libpq", {"server/store/"}},
        {"postgresql/", {"server/store/"}},
        {"nlohmann/", {"server/model/", "server/catalog/", "server/app/"}},
        {"valijson/", {"server/catalog/json_schema"}},
        {"spdlog/", {"server/core/"}},
        {"fmt/", {"server/core/"}},
        {"prometheus/", {"server/core/"}},
        {"CLI/", {"server/app/"}},
    };
    return table;
}

struct Include {
    std::string_view name;
    bool is_ours = false;    // in quotes
};

std::optional<Include> include_in(std::string_view line) {
    constexpr std::string_view directive = "#include ";
    if (!line.starts_with(directive)) return std::nullopt;
    line.remove_prefix(directive.size());
    if (line.size() < 2) return std::nullopt;
    const auto end = line.find(line[0] == '<' ? '>' : '"', 1);
    if (end == std::string_view::npos) return std::nullopt;
    return Include{line.substr(1, end - 1), line[0] == '"'};
}

bool is_detail(std::string_view include) {
    const auto parts = parts_of(include);
    return std::ranges::find(parts, "detail") != parts.end();
}

bool may_use(const std::string& room, std::string_view other) {
    return room == other || rooms().at(room).contains(other);
}

std::string ours_is_wrong(const std::string& room, std::string_view include) {
    const std::string_view other = parts_of(include).front();
    const bool known = rooms().contains(other) && include.find('/') != std::string_view::npos;
    if (!known) return "write an include as \"room/file.hpp\"";
    if (is_detail(include) && room != other) return "detail/ belongs to its own room alone";
    // The one header of core that the author's code names; all else reaches it through skill.
    if (room == "handlers" && include == "core/match.hpp") return {};
    if (!may_use(room, other)) return room + " may not use " + std::string(other);
    return {};
}

std::string third_party_is_wrong(std::string_view path, std::string_view include) {
    for (const auto& [header, places] : third_parties()) {
        if (!include.starts_with(header)) continue;
        const bool allowed = std::ranges::any_of(
            places, [&](std::string_view place) { return path.starts_with(place); });
        if (!allowed)
            return "this header belongs to " + std::string(places.front()) + " and its like";
    }
    return {};
}

// A test may look into the detail/ of the room it tests, and of no other; a fuzzer into that of its
// parser's room, whichever that is.
std::string test_is_wrong(std::string_view path, std::string_view include) {
    if (!is_detail(include) || path.starts_with("tests/fuzz/targets/")) return {};
    const auto parts = parts_of(path);
    const bool tests_it = parts.size() > 3 && parts[1] == "unit" && include.starts_with(parts[2]);
    return tests_it ? "" : "only tests/unit of that room may look into its detail/";
}

std::string what_is_wrong(const Source& source, const Include& include) {
    const std::string room = room_of(source.path);
    if (room.empty()) return test_is_wrong(source.path, include.name);
    if (include.is_ours) return ours_is_wrong(room, include.name);
    return third_party_is_wrong(source.path, include.name);
}

// The inside of room(NAME IN FOLDER USES room… SHOWS package… HIDES package…).
std::vector<std::string> wrong_links(const std::string& inside) {
    std::istringstream words(inside);
    std::string room, word;
    words >> room;
    if (!rooms().contains(room)) return {room + " is not in the table of rooms"};
    std::vector<std::string> wrong;
    bool names_rooms = false;
    while (words >> word) {
        const bool is_keyword = word == "USES" || word == "SHOWS" || word == "HIDES";
        if (is_keyword) names_rooms = word == "USES";
        if (is_keyword || !names_rooms || may_use(room, word)) continue;
        wrong.push_back(room + " may not link " + word);
    }
    return wrong;
}

}    // namespace

const RoomTable& rooms() {
    static const RoomTable table = {
        {"core", {}},
        {"model", {"core"}},
        {"http", {"core"}},
        {"store", {"core"}},
        {"verify", {"core", "http"}},
        {"isp", {"core", "model", "http", "store"}},
        {"catalog", {"core", "model"}},
        {"skill", {"core", "model", "store", "isp"}},
        {"handlers", {"model", "skill"}},
        {"endpoint", {"core", "model", "http", "verify", "skill"}},
        {"simulator", {"core", "model", "http", "catalog", "verify"}},
        {"app",
         {"core", "model", "http", "store", "verify", "isp", "catalog", "skill", "handlers",
          "endpoint", "simulator"}},
    };
    return table;
}

std::string room_of(std::string_view path) {
    const auto parts = parts_of(path);
    if (parts.empty()) return {};
    const bool in_server = parts[0] == "server" && parts.size() > 2;
    const std::string room(in_server ? parts[1] : parts[0]);
    return rooms().contains(room) && parts.size() > 1 ? room : std::string();
}

Faults include_faults(const Source& source) {
    Faults faults;
    std::size_t number = 0;
    for (std::string_view line : lines_of(source.text)) {
        ++number;
        const auto include = include_in(line);
        if (!include) continue;
        const std::string wrong = what_is_wrong(source, *include);
        if (wrong.empty()) continue;
        faults.push_back(fault_at(source, number, std::string(include->name) + ": " + wrong));
    }
    return faults;
}

Faults link_faults(const Source& cmake) {
    Faults faults;
    constexpr std::string_view opening = "\nroom(";
    const std::string text = "\n" + cmake.text;
    for (auto at = text.find(opening); at != std::string::npos; at = text.find(opening, at + 1)) {
        const auto inside = at + opening.size();
        const auto line = 1 + std::ranges::count(text.substr(0, at), '\n');
        for (const std::string& what :
             wrong_links(text.substr(inside, text.find(')', at) - inside))) {
            faults.push_back(fault_at(cmake, static_cast<std::size_t>(line), what));
        }
    }
    return faults;
}

}    // namespace architecture
