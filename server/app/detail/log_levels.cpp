#include "app/detail/log_levels.hpp"

#include <algorithm>
#include <optional>

#include "core/utf8.hpp"
#include "model/json.hpp"

namespace ask::app::detail {

namespace {

struct Change {
    std::optional<std::string> room;    // none: all
    LogLevel level = LogLevel::info;
};

// One line whatever was sent, and a short one.
std::string shown(const Json& value) {
    constexpr std::size_t most = 40;
    const std::string text =
        value.is_string() ? value.get<std::string>() : value.dump(-1, ' ', true);
    return '"' + printable(beginning_of(text, most)) + '"';
}

std::string room_names() {
    std::string names;
    for (const std::string_view room : log_rooms) {
        names.append(names.empty() ? "" : ", ").append(room);
    }
    return names;
}

Result<void> check_members(const Json& change) {
    constexpr const char* right = R"({"room":"isp","level":"debug"} would be right, without )"
                                  R"("room" for all)";
    if (!change.is_object())
        return fail(errors::invalid, std::string("not a JSON object; ") + right);
    if (!change.contains("level")) return fail(errors::invalid, std::string("no level; ") + right);
    for (const auto& [name, value] : change.items()) {
        if (name == "room" || name == "level") continue;
        return fail(errors::invalid, shown(Json(name)) + " is unknown; " + right);
    }
    return {};
}

Result<Change> read_change(std::string_view json) {
    const Json read = Json::parse(json, nullptr, false);
    const Result<void> whole = check_members(read);
    if (!whole) return std::unexpected(whole.error());
    Change change;
    const Json& level = read.at("level");
    const auto known = level.is_string() ? log_level(level.get<std::string>()) : std::nullopt;
    if (!known) {
        return fail(errors::invalid, "level is " + shown(level) +
                                         ", debug, info, warning, error or off would be "
                                         "right");
    }
    change.level = *known;
    if (!read.contains("room")) return change;
    const Json& room = read.at("room");
    const bool is_room = room.is_string() &&
                         std::ranges::find(log_rooms, room.get<std::string>()) != log_rooms.end();
    if (!is_room) {
        return fail(errors::invalid,
                    "room is " + shown(room) + ", one of " + room_names() + " would be right");
    }
    change.room = room.get<std::string>();
    return change;
}

}    // namespace

std::string log_levels_json(const Logger& logger) {
    Json levels = Json::object();
    for (const std::string_view room : log_rooms) {
        levels[std::string(room)] = std::string(to_text(logger.level(room)));
    }
    return levels.dump();
}

Result<void> change_log_level(Logger& logger, std::string_view json) {
    const Result<Change> change = read_change(json);
    if (!change) return std::unexpected(change.error());
    logger.always("app", "log_level_changed",
                  {{"of", change->room.value_or("all")}, {"to", to_text(change->level)}});
    if (change->room) {
        logger.set_level(*change->room, change->level);
    } else {
        logger.set_level(change->level);
    }
    return {};
}

}    // namespace ask::app::detail
