#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>

#include "core/result.hpp"
#include "store/database.hpp"

namespace ask::app::detail {

// The lines of an export, newline-delimited JSON: a head, one line a customer in the byte order of
// the users, an end. What lacks its end was cut off.
struct ArchiveHead {
    std::string store;             // id of the database that was exported
    std::string user_naming;       // of that database: see store::user_naming; empty: not told
    std::int64_t customers = 0;    // about as many follow
    friend bool operator==(const ArchiveHead&, const ArchiveHead&) = default;
};
struct ArchiveEnd {
    std::int64_t customers = 0;    // exactly as many came before
    friend bool operator==(const ArchiveEnd&, const ArchiveEnd&) = default;
};
using ArchiveLine = std::variant<ArchiveHead, store::ArchivedCustomer, ArchiveEnd>;

// Without the newline. errors::invalid for a customer whose documents are not JSON objects.
[[nodiscard]] std::string write_line(const ArchiveHead& head);
[[nodiscard]] std::string write_line(const ArchiveEnd& end);
[[nodiscard]] Result<std::string> write_line(const store::ArchivedCustomer& customer);

// errors::invalid for anything that write_line did not write, saying what is wrong.
[[nodiscard]] Result<ArchiveLine> read_line(std::string_view line);

}    // namespace ask::app::detail
