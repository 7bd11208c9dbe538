#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>

#include "architecture/source.hpp"

namespace architecture {

// The table of docs/architecture.md: a room, and the rooms it may include besides itself.
using RoomTable = std::map<std::string, std::set<std::string, std::less<>>, std::less<>>;
[[nodiscard]] const RoomTable& rooms();

// The room that a file belongs to, "" for tests and benches, which belong to none.
[[nodiscard]] std::string room_of(std::string_view path);

// Includes that point upward, sideways, into another room's detail/, or at a third party that is
// not this room's business.
[[nodiscard]] Faults include_faults(const Source& source);

// room(…) lines of the top CMakeLists.txt that link what the table does not allow.
[[nodiscard]] Faults link_faults(const Source& cmake);

}    // namespace architecture
